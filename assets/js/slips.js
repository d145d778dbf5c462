/* A slip of the finger: one letter wrong, missing, too many, or two in the wrong order. The site's words mend it. */

import { unpack } from "./pages.js";
import { fold } from "./vietnamese.js";

const LETTERS = /^\p{L}+$/u;
/* More words that nobody knows are no slip; and of a longer query each word could be one. */
const MOST_UNKNOWN = 2;
const MOST_KNOWN = 5;
/* Of the words near to one, those that are looked up. */
const NEAREST = 8;
const KEYS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/** All words of the site without their marks, each with how many pages have it as a power of two. */
export async function readWords(address) {
  if (!address) return new Map();
  const lines = new TextDecoder().decode(await unpack(address)).split("\n");
  return new Map(lines.flatMap((line, power) => line.split(" ").filter(Boolean).map((word) => [word, power])));
}

/**
 * The parts of a query with the words mended that are not in `words`; null when there are none, or too many, or none is
 * near. `count` says on how many pages some words follow each other: of several words the likeliest is taken.
 */
export async function mendUnknown(parts, words, count) {
  const isKnown = (word) => words.has(fold(word)) || !LETTERS.test(word);
  const unknown = placesOf(parts).filter(({ word }) => !isKnown(word));
  if (unknown.length === 0 || unknown.length > MOST_UNKNOWN) return null;
  let mended = parts;
  for (const place of unknown) {
    const word = fold(place.word);
    const ways = [...near(word, words), ...splits(word, words)].map((way) => ({ ...way, words: way.text.split(" ") }));
    const weighed = await Promise.all(ways.map(async (way) => ({ way, weight: await likelihood(mended, place, way, isKnown, count) })));
    const best = weighed.reduce((one, other) => (other.weight > (one?.weight ?? 0) ? other : one), null);
    if (!best) return null;
    mended = replaced(mended, place, best.way.words);
  }
  return mended;
}

/** The same for a query in which all are known, since a slip may make another word: what may have been meant, likely first. */
export async function mendKnown(parts, words, count) {
  const places = placesOf(parts).filter(({ word }) => LETTERS.test(word) && word.length > 1);
  if (places.length > MOST_KNOWN || parts.flat().length < 2) return [];
  const found = await Promise.all(
    places.map(async (place) => {
      const ways = near(fold(place.word), words).map((way) => ({ ...way, words: [way.text] }));
      return Promise.all(ways.map(async (way) => ({ place, way, weight: await likelihood(parts, place, way, () => true, count) })));
    }),
  );
  const likely = found.flat().filter(({ weight }) => weight >= 1).sort((one, other) => other.weight - one.weight);
  return likely.slice(0, NEAREST).map(({ place, way }) => replaced(parts, place, way.words));
}

/** Words of the site near to those that it has not. */
export function nearWords(parts, words) {
  const unknown = placesOf(parts).filter(({ word }) => !words.has(fold(word)));
  return unknown.flatMap(({ word }) => near(fold(word), words).map(({ text }) => text)).slice(0, 3);
}

function placesOf(parts) {
  return parts.flatMap((part, row) => part.map((word, at) => ({ row, at, word })));
}

function replaced(parts, { row, at }, words) {
  return parts.map((part, place) => (place === row ? part.toSpliced(at, 1, ...words) : part));
}

/* How many pages have it beside its neighbours; without any that counts, how many have it at all, for very little. */
async function likelihood(parts, { row, at }, { words, cost, power }, isKnown, count) {
  const part = parts[row];
  const before = at > 0 && isKnown(part[at - 1]) ? [part[at - 1], words[0]] : null;
  const after = at + 1 < part.length && isKnown(part[at + 1]) ? [words.at(-1), part[at + 1]] : null;
  const runs = [before, after, words.length > 1 ? words : null].filter(Boolean);
  const pages = await Promise.all(runs.map(count));
  const alone = part.length === 1 && words.length === 1 ? 2 ** power : 2 ** power / 1e6;
  return (pages.reduce((sum, one) => sum + one, 0) + alone) / cost;
}

function near(word, words) {
  const found = [...words].flatMap(([text, power]) => (isNear(word, text) ? [{ text, power, cost: costOf(word, text) }] : []));
  const weight = ({ power, cost }) => 2 ** power / cost;
  return found.sort((one, other) => weight(other) - weight(one) || (one.text < other.text ? -1 : 1)).slice(0, NEAREST);
}

/* Two words without the space between them. */
function splits(word, words) {
  const cuts = [...word].map((_, at) => [word.slice(0, at), word.slice(at)]);
  const known = cuts.filter((pair) => pair.every((part) => part.length > 1 && words.has(part)));
  return known.map((pair) => ({ text: pair.join(" "), power: 0, cost: 1 }));
}

/** Whether one letter of a word is wrong, missing, too many, or two neighbours have changed places. */
export function isNear(one, other) {
  if (Math.abs(one.length - other.length) > 1 || one === other) return false;
  const at = difference(one, other);
  if (one.length < other.length) return one.slice(at) === other.slice(at + 1);
  if (one.length > other.length) return one.slice(at + 1) === other.slice(at);
  return isSwapped(one, other, at) || one.slice(at + 1) === other.slice(at + 1);
}

function difference(one, other) {
  let at = 0;
  while (one[at] === other[at]) at += 1;
  return at;
}

function isSwapped(one, other, at) {
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
}

/* A letter that is missing, doubled, swapped or the next key is what fingers do; another one is rarer. */
function costOf(typed, meant) {
  const at = difference(typed, meant);
  if (typed.length < meant.length) return 1;
  if (typed.length > meant.length) return typed[at] === typed[at - 1] ? 1 : 3;
  return isSwapped(typed, meant, at) || areNeighbours(typed[at], meant[at]) ? 1 : 4;
}

function areNeighbours(one, other) {
  const place = (key) => {
    const row = KEYS.findIndex((keys) => keys.includes(key));
    return [row, KEYS[row]?.indexOf(key) + row / 2];
  };
  const [row, at] = place(one);
  const [next, there] = place(other);
  return Math.abs(row - next) <= 1 && Math.abs(at - there) <= 1;
}
