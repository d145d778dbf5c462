/* The ways to find a query on a page: its words next to each other, the last one begun, all of them apart, some. */

import { opened } from "./terms.js";
import { clauses, fold } from "./vietnamese.js";
import { clauseTerms, singleTerms, weigher } from "./weigh.js";

/* Of a quotation each page that has its pairs in the text alone costs a file to verify; later ones are believed. */
const MOST_READ = 30;
/* Hits that a visitor sees at once: their files are loaded anyway. */
const SHOWN = 10;
/* With so many pages on which pairs hold all words, nobody misses those that have them one by one. */
const ENOUGH = 10;
/* Words that only join others; without marks those that mean nothing else. */
const JOINING = new Set("và của là các cho với những trong được thì như khi tại theo một để ở này đó về từ có đã".split(" "));
const JOINING_PLAIN = new Set("va cua la cac cho voi nhung trong duoc thi nhu khi theo mot o".split(" "));

/** What finds pages in the index, of all rows or of those `among` them. Each way gives pages, best first. */
export function asking(index, among) {
  const isAmong = ({ id }) => !among || among.has(index.rowOf(id));

  /* Pages as they are weighed for some terms; not all are whole. */
  async function weighed(terms, more = []) {
    const weigh = weigher(terms);
    const asked = [...terms.map(({ term }) => term), ...more];
    return (await index.search([...new Set(asked)])).filter(isAmong).map(({ id, words }) => ({ id, numbers: words, ...weigh(words) }));
  }

  const wholeFor = async (terms) => (await weighed(terms)).filter((page) => page.whole);
  const best = (pages) => pages.sort((one, other) => other.marks - one.marks || other.score - one.score || index.rowOf(one.id) - index.rowOf(other.id));

  /* Pages on which all words stand next to each other. */
  async function together({ parts, quoted }) {
    const pages = best(await wholeFor(parts.flatMap(clauseTerms)));
    return quoted.length > 0 ? quoting(index, pages, quoted) : sayingFirst(index, pages, parts);
  }

  /* The same with the last syllable begun: "chieu sa". What a page says of no other term, it says of that. */
  async function begun({ parts, quoted, open }) {
    if (!open || quoted.length > 0) return [];
    const terms = parts.flatMap(clauseTerms);
    const pages = await weighed(terms.slice(0, -1), [opened(terms.at(-1).term)]);
    return best(pages.filter((page) => page.whole && page.other > 0).map((page) => ({ ...page, score: page.score + page.other })));
  }

  /* Pages that have all words; those that say more than that they have them, in pairs, stand first. */
  async function apart(query) {
    const wanted = contentOf(query);
    if (wanted.length < 2) return [];
    const pages = await pairsOf(query);
    const isCovered = (page) => wanted.every((place) => page.covers.has(place));
    if ([...pages.values()].filter(isCovered).length < ENOUGH) {
      const singles = singlesOf(query).filter(({ place }) => wanted.includes(place));
      for (const page of await wholeFor(singles)) {
        const known = pages.get(page.id) ?? { id: page.id, marks: 0, score: 0, covers: new Set() };
        const covered = wanted.filter((place) => known.covers.has(place)).length;
        const score = known.score + weightOf(page, singles) / 4;
        pages.set(page.id, { ...known, marks: covered - wanted.length, score, covers: new Set(wanted) });
      }
    }
    return best(await asQuoted(query, [...pages.values()].filter(isCovered)));
  }

  /* Pages that have at least half of the words. */
  async function some(query) {
    const wanted = contentOf(query);
    const pages = await pairsOf(query);
    if (pages.size === 0) {
      for (const single of singlesOf(query).filter(({ place }) => wanted.includes(place))) await add(pages, single, [single.place]);
    }
    const shareOf = (page) => wanted.filter((place) => page.covers.has(place)).length / wanted.length;
    const half = [...pages.values()].filter((page) => shareOf(page) >= 0.5);
    return best(await asQuoted(query, half.map((page) => ({ ...page, score: page.score * shareOf(page) }))));
  }

  /* Pages by id, with the score of all pairs that they have and the places of the words in them. */
  async function pairsOf({ parts }) {
    const pages = new Map();
    let before = 0;
    for (const part of parts) {
      for (const pair of part.length > 1 ? clauseTerms(part) : []) {
        await add(pages, pair, [before + pair.from, before + pair.from + 1]);
      }
      before += part.length;
    }
    return pages;
  }

  async function add(pages, term, places) {
    for (const page of await wholeFor([term])) {
      const known = pages.get(page.id) ?? { id: page.id, marks: 0, score: 0, covers: new Set() };
      known.score += weightOf(page, [term]);
      places.forEach((place) => known.covers.add(place));
      pages.set(page.id, known);
    }
  }

  /* Of pages those that hold what was quoted, which must not stand apart. */
  async function asQuoted({ quoted }, pages) {
    if (quoted.length === 0 || pages.length === 0) return pages;
    const quoting = new Set((await together({ parts: quoted, quoted })).map(({ id }) => id));
    return pages.filter(({ id }) => quoting.has(id));
  }

  /* How many pages have some words one next to the other. */
  const count = async (words) => (await wholeFor(clauseTerms(words))).length;

  return { together, begun, apart, some, count };
}

/* The places of the words that mean something by themselves; all, if none does. */
function contentOf({ parts }) {
  const words = parts.flat();
  const marked = words.some((word) => fold(word) !== word);
  const joining = marked ? JOINING : JOINING_PLAIN;
  const places = [...words.keys()];
  const content = places.filter((place) => !joining.has(words[place]));
  return content.length > 0 ? content : places;
}

function singlesOf({ parts }) {
  return singleTerms(parts.flat()).map((single, place) => ({ ...single, place }));
}

/* Where words may stand apart, marks as typed count half as much again: a wrong one must not decide. */
function weightOf(page, terms) {
  const most = 3 * terms.flatMap(({ typed }) => typed).filter(Boolean).length;
  return page.score * (1 + (most > 0 ? page.marks / most : 1) / 2);
}

/* Of pages that have all pairs of what is quoted, those that really say it. */
async function quoting(index, pages, quoted) {
  const says = await Promise.all(pages.map((page, place) => place >= MOST_READ || sayAll(index, page, quoted)));
  return pages.filter((_, place) => says[place]);
}

/* Of the pages that are shown first, those that say a whole clause before those that have all of its pairs somewhere. */
async function sayingFirst(index, pages, parts) {
  if (parts.every((part) => part.length < 3)) return pages;
  const shown = pages.slice(0, SHOWN);
  const says = new Map(await Promise.all(shown.map(async (page) => [page, await sayAll(index, page, parts)])));
  shown.sort((one, other) => other.marks - one.marks || says.get(other) - says.get(one));
  return [...shown, ...pages.slice(SHOWN)];
}

/* Two words that are a pair stand together, and so does nearly all that has its pairs in the title, summary and facts. */
async function sayAll(index, page, clauses) {
  const phrases = clauses.filter((clause) => clause.length > 2).map((clause) => ` ${clause.map(fold).join(" ")} `);
  return phrases.length === 0 || page.level > 0 || saysAll(await index.textAt(index.rowOf(page.id)), phrases);
}

function saysAll({ meta }, phrases) {
  const said = ` ${Object.values(meta).flatMap(clauses).map((clause) => clause.map(fold).join(" ")).join(" | ")} `;
  return phrases.every((phrase) => said.includes(phrase));
}
