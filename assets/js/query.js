/* How a query is put to the index. The index is Pagefind's; its terms are those of vietnamese.js. */

import { clauses, clauseTerms, hasMarks, opened, singleTerms } from "./vietnamese.js";

const RANKING = { metaWeights: { title: 6, facts: 3, version: 0 }, termSimilarity: 0, pageLength: 0.2 };

/** Loads the index at `base`, the site's base path. Throws what the browser throws when it cannot be had. */
export async function openIndex(base) {
  const pagefind = await import(`${base}pagefind/pagefind.js`);
  await pagefind.options({ baseUrl: base, ranking: RANKING });
  await pagefind.init();
  return pagefind;
}

/**
 * The hits of a query, best first, each with `data()`; null when only filters are asked for and there are none.
 *
 * Pages with the pairs as typed come first, then those with the same pairs in other marks. Only when there are none
 * the last syllable may go on ("chieu sa"), and then the words may stand apart.
 */
export async function findPages(index, text, filters) {
  const ask = async (terms) => (await index.search(terms.join(" "), { filters })).results;
  const query = clauses(text);
  if (query.length === 0) {
    return Object.keys(filters).length > 0 ? (await index.search(null, { filters })).results : null;
  }
  const terms = query.flatMap(clauseTerms);
  const folded = terms.map((term) => term.folded);
  const exact = hasMarks(text) ? await ask(terms.map((term) => term.marked)) : [];
  const found = distinct(exact, await ask(folded));
  if (found.length > 0) return found;
  const going = await ask([...folded.slice(0, -1), opened(folded.at(-1))]);
  return going.length > 0 ? going : findApart(ask, query, folded);
}

/** Pages that hold all the syllables, or at least half of the pairs: those with the most pairs first. */
async function findApart(ask, query, pairs) {
  if (query.flat().length < 2) return [];
  const all = await ask(query.flatMap(singleTerms).map((term) => term.folded));
  const scores = new Map(all.map((hit) => [hit.id, { hit, pairs: 0, all: true }]));
  for (const pair of new Set(pairs)) {
    for (const hit of await ask([pair])) {
      const score = scores.get(hit.id) ?? { hit, pairs: 0, all: false };
      score.pairs += 1;
      scores.set(hit.id, score);
    }
  }
  return [...scores.values()]
    .filter((score) => score.all || score.pairs * 2 >= pairs.length)
    .sort((one, other) => other.pairs - one.pairs || other.all - one.all || other.hit.score - one.hit.score)
    .map((score) => score.hit);
}

function distinct(...lists) {
  const seen = new Map();
  for (const hit of lists.flat()) if (!seen.has(hit.id)) seen.set(hit.id, hit);
  return [...seen.values()];
}
