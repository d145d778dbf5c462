/* A slip of the finger: one letter wrong, missing, too many, or two in the wrong order. The site's words mend it. */

import { unpack } from "./pages.js";
import { fold } from "./vietnamese.js";

const LETTERS = /^\p{L}+$/u;
/* Of the words near to one, those on the most pages. */
const NEAREST = 6;
/* More words that nobody knows are no slip. */
const MOST_UNKNOWN = 2;
const MOST_KNOWN = 5;

/** All words of the site without their marks, each with how many pages have it as a power of two; asked for when needed. */
export async function readWords(index) {
  if (!index.words) return new Map();
  const lines = new TextDecoder().decode(await unpack(index.words)).split("\n");
  return new Map(lines.flatMap((line, power) => line.split(" ").filter(Boolean).map((word) => [word, power])));
}

/** Queries that may have been meant by one in which some words are unknown: those words mended, likely ones first. */
export function mendUnknown(parts, words) {
  const unknown = placesOf(parts, (word) => !words.has(fold(word)) && LETTERS.test(word));
  if (unknown.length === 0 || unknown.length > MOST_UNKNOWN) return [];
  const ways = unknown.map(({ word }) => [...near(fold(word), words), ...split(fold(word), words)]);
  const chosen = ways.reduce((lists, way) => lists.flatMap((list) => way.map((word) => [...list, word])), [[]]);
  return chosen.map((list) => replaced(parts, unknown, list));
}

/** The same for one in which all are known: a slip may make another word. One of them is mended at a time. */
export function mendKnown(parts, words) {
  const known = placesOf(parts, (word) => LETTERS.test(word) && word.length > 1);
  if (known.length > MOST_KNOWN) return [];
  return known.flatMap((one) => near(fold(one.word), words).map((word) => replaced(parts, [one], [word])));
}

/** Words of the site near to those that are unknown. */
export function nearWords(parts, words) {
  return placesOf(parts, (word) => !words.has(fold(word))).flatMap(({ word }) => near(fold(word), words)).slice(0, 3);
}

function placesOf(parts, chosen) {
  return parts.flatMap((part, row) => part.map((word, at) => ({ row, at, word }))).filter(({ word }) => chosen(word));
}

function replaced(parts, places, words) {
  const made = parts.map((part) => [...part]);
  places.forEach(({ row, at }, number) => { made[row][at] = words[number]; });
  return made.map((part) => part.join(" ")).join("; ");
}

function near(word, words) {
  const found = [...words].filter(([other]) => isNear(word, other));
  return found.sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1)).slice(0, NEAREST).map(([other]) => other);
}

/* Two words without the space between them. */
function split(word, words) {
  const cuts = [...word].map((_, at) => [word.slice(0, at), word.slice(at)]);
  return cuts.filter((pair) => pair.every((part) => part.length > 1 && words.has(part))).map((pair) => pair.join(" "));
}

/** Whether one letter of a word is wrong, missing, too many, or two neighbours have changed places. */
export function isNear(one, other) {
  if (Math.abs(one.length - other.length) > 1 || one === other) return false;
  let at = 0;
  while (one[at] === other[at]) at += 1;
  if (one.length !== other.length) {
    const [short, long] = one.length < other.length ? [one, other] : [other, one];
    return short.slice(at) === long.slice(at + 1);
  }
  const swapped = one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
  return swapped || one.slice(at + 1) === other.slice(at + 1);
}
