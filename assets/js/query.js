/* How a query is put to the index. The index is Pagefind's, its terms are ours (terms.js). */

import { asking } from "./asking.js";
import { openEngine } from "./engine.js";
import { once } from "./pages.js";
import { clauses, fold } from "./vietnamese.js";
import { writtenMarks } from "./weigh.js";

/* The rest of a longer query changes nothing. */
const MOST_SYLLABLES = 24;
/* Most queries need neither. */
const slips = () => import("./slips.js");
const typing = () => import("./typing.js");
/* With fewer hits that have the words next to each other, those that have them apart come after. */
const FEW = 3;
const QUOTED = /["“”„«»]([^"“”„«»]+)["“”„«»]/gu;

/**
 * Loads the index at `base`, the site's base path. Throws what the browser throws when it cannot be had.
 *
 * Besides what findPages needs it has `rows`, how many pages there are, `rowOf(id)`, `idAt(row)` and `dataAt(row)`.
 */
export async function openIndex(base) {
  const { pages, search } = await openEngine(base);
  return { ...pages, search, knownWords: once(async () => (await slips()).readWords(pages.words)) };
}

/**
 * What a query finds in all rows of the index, or in those `among` them (a Set): `hits`, best first, each with `id`,
 * `row`, `score` and `data()`; whether the words stand `apart` in them; `corrected`, what was looked for instead of a
 * mistyped text; and without hits the words that are `nearest`. null when nothing was asked.
 *
 * All words next to each other come before all words apart, and those before some. Telex is read as it was meant
 * where it is no word as it stands, and a slip of the finger is mended when there is nothing else.
 */
export async function findPages(index, text, among = null) {
  const ask = asking(index, among);
  const typed = { ...readQuery(text), mended: false };
  if (typed.parts.length === 0) return null;
  const sound = await first(index, [typed], [ask.together, ask.begun], { more: ask.apart });
  if (sound) return sound;
  const { readings } = await typing();
  const others = readings(text).map((reading) => ({ ...readQuery(reading.text), mended: reading.mended }));
  const queries = [typed, ...others];
  return (
    (await first(index, others, [ask.together, ask.begun], { more: ask.apart })) ??
    (await mend(index, typed, ask)) ??
    (await first(index, queries, [ask.apart], { apart: true })) ??
    (await mendWord(index, typed, ask)) ??
    (await first(index, queries, [ask.some], { apart: true })) ??
    { ...(await tell(index, typed, [])), nearest: (await slips()).nearWords(typed.parts, await index.knownWords()) }
  );
}

/** What somebody asks: `parts` (clauses and quotations, each its syllables), those `quoted`, and whether the last is `open`. */
function readQuery(text) {
  const quoted = [...text.matchAll(QUOTED)].flatMap(([, inner]) => clauses(inner));
  const plain = clauses(text.replace(QUOTED, " ; "));
  const parts = [...quoted, ...plain];
  const before = parts.map((_, at) => parts.slice(0, at).flat().length);
  const kept = parts.map((part, at) => part.slice(0, Math.max(0, MOST_SYLLABLES - before[at]))).filter((part) => part.length > 0);
  return { text, parts: kept, quoted: kept.slice(0, quoted.length), open: /[\p{L}\p{N}]$/u.test(text) };
}

/* What the first way finds that finds anything, for the first query for which it does; of a few, with `more` behind. */
async function first(index, queries, ways, { apart = false, more = null } = {}) {
  for (const query of queries) {
    for (const way of ways) {
      const pages = await way(query);
      if (pages.length >= FEW || (pages.length > 0 && !more)) return tell(index, query, pages, apart);
      if (pages.length > 0) return tell(index, query, distinct([...pages, ...(await more(query))]), apart);
    }
  }
  return null;
}

function distinct(pages) {
  const ids = new Set();
  return pages.filter(({ id }) => !ids.has(id) && ids.add(id));
}

/* The query with its unknown words mended, however its words stand then. */
async function mend(index, typed, ask) {
  if (typed.quoted.length > 0) return null;
  const { mendUnknown } = await slips();
  const parts = await mendUnknown(typed.parts, await index.knownWords(), ask.count);
  if (!parts) return null;
  const query = mendedQuery(parts);
  return (await first(index, [query], [ask.together, ask.begun])) ?? first(index, [query], [ask.apart, ask.some], { apart: true });
}

/* The same with one of its known words taken for another, if that stands together. */
async function mendWord(index, typed, ask) {
  if (typed.quoted.length > 0) return null;
  const { mendKnown } = await slips();
  const meant = await mendKnown(typed.parts, await index.knownWords(), ask.count);
  return first(index, meant.map(mendedQuery), [ask.together]);
}

function mendedQuery(parts) {
  return { text: textOf(parts), parts, quoted: [], open: false, mended: true };
}

function textOf(parts) {
  return parts.map((part) => part.join(" ")).join("; ");
}

/* What was looked for, with the marks that the best page has where none were typed: people read those more easily. */
async function corrected({ text, parts, mended }, [best]) {
  if (!mended || !best?.numbers) return mended ? text : undefined;
  const { marked } = await typing();
  const written = parts.map((part) => {
    const marks = writtenMarks(part, best.numbers);
    return part.map((word, at) => (marks && fold(word) === word ? marked(word, marks[at]) : word));
  });
  return textOf(written);
}

async function tell(index, query, pages, apart = false) {
  const hits = pages.map(({ id, score, level = 0 }) => {
    const row = index.rowOf(id);
    return { id, row, score, data: () => (level > 0 ? index.dataAt(row) : index.textAt(row)) };
  });
  return { hits, apart, corrected: await corrected(query, pages), nearest: [] };
}
