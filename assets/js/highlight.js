/* The words of a query in a text that is shown: found without regard to marks, marked with <mark>. */

import { clauses, fold } from "./vietnamese.js";

const WORD = /[\p{L}\p{N}]+(?:\.\d{3})*/gu;

/**
 * What finds where a query's words stand in a text: [from, to], in order, none over another.
 *
 * Runs of two or more syllables of the query count; a single one when the query has but one, or when its words are
 * looked for `apart`. `synonyms` are pairs of an abbreviation and what it stands for: one marks the other too.
 */
export function wordFinder(query, { synonyms = [], apart = false } = {}) {
  const wanted = phrases(query, synonyms);
  return (text) => {
    const words = wordsOf(text.normalize("NFC"));
    const hit = new Array(words.length).fill(false);
    for (const phrase of wanted) {
      const least = apart ? 1 : Math.min(2, phrase.length);
      for (let at = 0; at + least <= words.length; at += 1) {
        const run = longestRun(words, at, phrase);
        if (run >= least) hit.fill(true, at, at + run);
      }
    }
    return merge(words, hit);
  };
}

function wordsOf(text) {
  const folded = fold(text);
  // Folding takes letters away but never adds one: where none is gone, all words were folded at once.
  const plainOf = folded.length === text.length ? (from, to) => folded.slice(from, to) : (from, to) => fold(text.slice(from, to));
  return [...text.matchAll(WORD)].map(({ 0: { length }, index: from }) => {
    return { from, to: from + length, plain: plainOf(from, from + length).replaceAll(".", "") };
  });
}

function phrases(query, synonyms) {
  const asked = clauses(query).map((clause) => clause.map(fold));
  const others = synonyms
    .map((pair) => pair.map((side) => clauses(side).flat().map(fold)))
    .flatMap(([short, long]) => [
      ...(asked.some((clause) => contains(clause, short)) ? [long] : []),
      ...(asked.some((clause) => contains(clause, long)) ? [short] : []),
    ]);
  return [...asked, ...others];
}

function contains(clause, part) {
  return part.length > 0 && ` ${clause.join(" ")} `.includes(` ${part.join(" ")} `);
}

/** How many words from `at` on follow each other in the phrase too; the last syllable of a query may go on. */
function longestRun(words, at, phrase) {
  let longest = 0;
  for (let start = 0; start < phrase.length; start += 1) {
    let run = 0;
    while (start + run < phrase.length && at + run < words.length) {
      const wanted = phrase[start + run];
      const last = start + run === phrase.length - 1 && phrase.length > 1 && wanted.length > 1;
      const { plain } = words[at + run];
      if (plain !== wanted && !(last && run > 0 && plain.startsWith(wanted))) break;
      run += 1;
    }
    longest = Math.max(longest, run);
  }
  return longest;
}

function merge(words, hit) {
  const found = [];
  words.forEach((word, at) => {
    if (!hit[at]) return;
    if (at > 0 && hit[at - 1]) found.at(-1)[1] = word.to;
    else found.push([word.from, word.to]);
  });
  return found;
}

/** Writes a text into an element, with <mark> around the places. */
export function writeMarked(element, text, places) {
  const plain = text.normalize("NFC");
  const pieces = [];
  let done = 0;
  for (const [from, to] of places) {
    const mark = document.createElement("mark");
    mark.textContent = plain.slice(from, to);
    pieces.push(plain.slice(done, from), mark);
    done = to;
  }
  element.replaceChildren(...pieces, plain.slice(done));
}

/** The piece of a text, about `length` characters, around the longest of the places: from a sentence's beginning where one is near, else cut between words. */
export function cutAround(text, places, length = 220) {
  const plain = text.normalize("NFC");
  if (plain.length <= length) return plain;
  const [from, to] = longest(places);
  const sentence = sentenceBefore(plain, from);
  const near = from - sentence <= length * 0.6;
  let start = near ? sentence : Math.max(0, Math.round((from + to - length) / 2));
  if (!near) start = Math.min(from, plain.indexOf(" ", start) + 1 || from);
  let end = Math.min(plain.length, start + length);
  if (end < plain.length) end = Math.max(to, plain.lastIndexOf(" ", end));
  return `${near ? "" : "… "}${plain.slice(start, end)}${end < plain.length ? " …" : ""}`;
}

function longest(places) {
  return places.reduce((best, place) => (place[1] - place[0] > best[1] - best[0] ? place : best), places[0]);
}

/* A point, a space and a capital begin a sentence: "Ông. Bà", not "9.000". */
function sentenceBefore(text, at) {
  const starts = [...text.slice(0, at).matchAll(/[.!?…]["”’)]?\s+(?=["“‘(]?\p{Lu})/gu)];
  return starts.length > 0 ? starts.at(-1).index + starts.at(-1)[0].length : 0;
}

/** Of the parts of a page's text (" · " stands between them) the one that says most of what was looked for. */
export function partWith(text, look) {
  const parts = text.split(" · ").map((part) => ({ part, places: look(part) })).filter(({ places }) => places.length > 0);
  const reach = ({ places }) => longest(places)[1] - longest(places)[0];
  return parts.reduce((best, part) => (best && reach(best) >= reach(part) ? best : part), null);
}
