/* How a page is weighed for a query, by what the index says of each term there (terms.js). */

import { bitsOf, marksOf, pairTerm, partsOf, readStanding, syllableTerm } from "./terms.js";

/* Of a term in the text, the facts, the summary, the title. */
const CLASSES = [1, 3, 4.5, 9];

/** The terms of a clause: its pairs, or its only syllable. Each says with which marks it was typed. */
export function clauseTerms(clause) {
  if (clause.length === 1) return singleTerms(clause);
  return clause.slice(1).map((syllable, at) => {
    const pair = [clause[at], syllable];
    return { term: pairTerm(...pair), typed: pair.map(typedMarks), from: at };
  });
}

/** The term of each syllable by itself. */
export function singleTerms(clause) {
  return clause.map((syllable, from) => ({ term: syllableTerm(syllable), typed: [null, typedMarks(syllable)], from }));
}

function typedMarks(syllable) {
  const marks = marksOf(syllable);
  return marks > 0 ? { marks, parts: partsOf(marks) } : null;
}

/**
 * Weighs pages for some terms: what it returns makes of the numbers that the index gives for a page whether it is
 * `whole` (it has all terms), `marks` (how well its marks are those typed), its `score`, the `level` of the class in
 * which all terms stand, and the score of the best `other` term that it has.
 */
export function weigher(terms) {
  const places = new Map(terms.map(({ term }, place) => [bitsOf(term), place]));
  return (numbers) => {
    const best = new Map();
    let other = 0;
    for (const number of numbers) {
      const standing = readStanding(number);
      const place = places.get(standing.bits);
      const score = (standing.rarity + 1) * CLASSES[standing.level];
      if (place === undefined) {
        other = Math.max(other, score);
        continue;
      }
      const marks = agreement(terms[place].typed, standing.marks);
      const known = best.get(place);
      if (!known || marks > known.marks || (marks === known.marks && score > known.score)) {
        best.set(place, { marks, score, level: standing.level });
      }
    }
    return { ...sum(best), whole: best.size === places.size, other };
  };
}

function sum(best) {
  const weight = { marks: 0, score: 0, level: CLASSES.length - 1 };
  for (const { marks, score, level } of best.values()) {
    weight.marks += marks;
    weight.score += score;
    weight.level = Math.min(weight.level, level);
  }
  return weight;
}

/** The marks with which a page writes the words of a clause, by what the index says of it; null where it has not all. */
export function writtenMarks(clause, numbers) {
  const said = new Map(numbers.map((number) => [number >>> 18, readStanding(number).marks]));
  const marks = [];
  for (const { term, from } of clauseTerms(clause)) {
    const [one, other] = said.get(bitsOf(term)) ?? [];
    if (other === undefined) return null;
    if (clause.length > 1) marks[from] ??= one;
    marks[clause.length > 1 ? from + 1 : from] = other;
  }
  return marks;
}

/* Three for each syllable that was typed with the marks that it has there; else one for each part of them. */
function agreement(typed, marks) {
  let points = 0;
  typed.forEach((one, at) => {
    if (!one) return;
    if (one.marks === marks[at]) points += 3;
    else partsOf(marks[at]).forEach((part, kind) => { points += part > 0 && part === one.parts[kind] ? 1 : 0; });
  });
  return points;
}
