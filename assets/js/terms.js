/* The terms of a query, and what the index says of those that a page has: as lantoa/machine/search/terms.py writes them. */

import { fold } from "./vietnamese.js";

const END = "\u01c0";
const ONE = "\u01c0";
const TONES = { "\u0301": 1, "\u0300": 2, "\u0309": 3, "\u0303": 4, "\u0323": 5 };
const CIRCUMFLEX = "\u0302";
const HORN = /\u031b/g;
const BREVE = "\u0306";
const MARKS = 72;

/** The term of one syllable. */
export function syllableTerm(syllable) {
  return ONE + searched(syllable) + END;
}

/** The term of two neighbours. */
export function pairTerm(one, other) {
  return searched(one) + END + searched(other) + END;
}

/** A term for what is still being typed: it finds all that goes on from here. */
export function opened(term) {
  return term.slice(0, -END.length);
}

/** As Pagefind turns a query: decomposed, without the marks of scripts that we do not fold. */
function searched(syllable) {
  return fold(syllable).normalize("NFD").replace(/\p{M}/gu, "");
}

/** The bits by which a term is known among those of a query: 13 of its CRC-32. */
export function bitsOf(term) {
  let sum = -1;
  for (const byte of new TextEncoder().encode(term)) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum & 0x1fff;
}

/**
 * What a page says of a term: `bits` of the term; how rare it is, 0 (on more than half of all pages) to 7; the marks
 * of its syllables there; its class, 0 in the text, 1 in the facts, 2 in the summary, 3 in the title.
 */
export function readStanding(number) {
  const marks = (number >>> 2) & 0x1fff;
  return {
    bits: number >>> 18,
    rarity: (number >>> 15) & 7,
    marks: [Math.floor(marks / MARKS), marks % MARKS],
    level: number & 3,
  };
}

/** The marks of a lower-case syllable as a number, 0 for none. */
export function marksOf(syllable) {
  const parts = syllable.normalize("NFD");
  const tone = TONES[[...parts].find((part) => part in TONES)] ?? 0;
  return tone * 12 + (parts.includes("đ") ? 6 : 0) + vowelOf(parts);
}

function vowelOf(parts) {
  if (parts.includes(CIRCUMFLEX)) return 1;
  if (parts.includes(BREVE)) return 2;
  const horns = parts.match(HORN)?.length ?? 0;
  return (parts.includes("u\u031b") ? 3 : 0) + (parts.includes("o\u031b") ? 4 : 0) - (horns > 1 ? 2 : 0);
}

/** The parts of a syllable's marks, each 0 when it has none: tone, đ, vowel. */
export function partsOf(marks) {
  return [Math.floor(marks / 12), Math.floor((marks % 12) / 6), marks % 6];
}
