/* How a query is put to the index. The index is Pagefind's; its terms are those of vietnamese.js. */

import { clauses, clauseTerms, filterTerm, hasMarks, opened, placeOf, singleTerms } from "./vietnamese.js";

const RANKING = { metaWeights: { title: 6, facts: 3 }, termSimilarity: 0, pageLength: 0.2 };

/** Loads the index at `base`, the site's base path. Throws what the browser throws when it cannot be had. */
export async function openIndex(base) {
  const pagefind = await import(`${base}pagefind/pagefind.js`);
  await pagefind.options({ baseUrl: base, ranking: RANKING });
  await pagefind.init();
  return pagefind;
}

/**
 * What a query and its filters (pairs of name and value) find: `hits`, best first, each with `data()`, and whether
 * the words stand `apart` in them.
 *
 * Pages with the pairs as typed come first, then those with the same pairs in other marks. Only when there are none
 * the last syllable may go on ("chieu sa"), and then the words may stand apart. null when nothing was asked.
 */
export async function findPages(index, text, filters) {
  const kept = filters.map(([name, value]) => filterTerm(name, value));
  const ask = (terms, spelling) => askAll(index, [...terms, ...kept], spelling);
  const query = clauses(text);
  if (query.length === 0) return kept.length > 0 ? { hits: await ask([], "folded"), apart: false } : null;
  const terms = query.flatMap(clauseTerms);
  const found = distinct(hasMarks(text) ? await ask(terms, "marked") : [], await ask(terms, "folded"));
  if (found.length > 0) return { hits: found, apart: false };
  const going = await askOpened(index, [...kept, ...terms.slice(0, -1)], opened(terms.at(-1)));
  if (going.length > 0 || query.flat().length < 2) return { hits: going, apart: false };
  const spelling = hasMarks(text) ? "marked" : "folded";
  const apart = await findApart(ask, query, spelling);
  return { hits: apart.length > 0 ? apart : await findApart(ask, query, "folded"), apart: true };
}

/**
 * Pages that hold every term. Pagefind passes over a term that no page has and answers with what has the others;
 * the index puts each term at its place, so a page that holds all has as many places as they have.
 */
async function askAll(index, terms, spelling) {
  const places = new Set(terms.map((term) => placeOf(term.folded)));
  const { results } = await index.search([...new Set(terms.map((term) => term[spelling]))].join(" "));
  return results.filter((hit) => hit.words.length >= places.size);
}

/** Pages that hold every closed term, and one that begins with the open one. */
async function askOpened(index, closed, open) {
  const { results } = await index.search(open);
  if (closed.length === 0) return results;
  const others = new Set((await askAll(index, closed, "folded")).map((hit) => hit.id));
  return results.filter((hit) => others.has(hit.id));
}

/** Pages that hold all the syllables, or at least half of the pairs: those with the most pairs first. */
async function findApart(ask, query, spelling) {
  const pairs = new Map(query.flatMap(clauseTerms).map((term) => [term[spelling], term]));
  const all = await ask(query.flatMap(singleTerms), spelling);
  const scores = new Map(all.map((hit) => [hit.id, { hit, pairs: 0, all: true }]));
  for (const pair of pairs.values()) {
    for (const hit of await ask([pair], spelling)) {
      const score = scores.get(hit.id) ?? { hit, pairs: 0, all: false };
      score.pairs += 1;
      scores.set(hit.id, score);
    }
  }
  return [...scores.values()]
    .filter((score) => score.all || score.pairs * 2 >= pairs.size)
    .sort((one, other) => other.pairs - one.pairs || other.all - one.all || other.hit.score - one.hit.score)
    .map((score) => score.hit);
}

function distinct(...lists) {
  const seen = new Map();
  for (const hit of lists.flat()) if (!seen.has(hit.id)) seen.set(hit.id, hit);
  return [...seen.values()];
}
