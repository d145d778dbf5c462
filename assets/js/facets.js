/* The table of facets (lantoa/machine/facets): by what each page of the index is found, a row a page, a column a facet. */

import { fold } from "./vietnamese.js";

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const DIGIT = new Map([...DIGITS].map((digit, number) => [digit, number]));

/* How a choice is meant: of some values one is enough unless it is said here. Where a model tells nothing of a facet
   that suits, nobody knows. */
const RULES = {
  has: { every: true },
  cost: { most: true, suits: true },
  days: { most: true, suits: true },
  led_by: { suits: true },
  without: { column: "needs", none: true, suits: true },
  terrain: { suits: true },
};
const PASSES = 1;
const UNKNOWN = 2;

/** The files stand beside the index and change with it: a browser asks each time whether its copy is still the one. */
async function read(base, name) {
  const answer = await fetch(`${base}pagefind/facets/${name}`, { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${answer.status} ${name}`);
  return answer;
}

/**
 * The table at `base`, the site's base path: `rows` and, by facet, columns of `values`, `names`, `sets` and `codes`.
 * `load(facet)` brings one of the columns that stand apart.
 */
export async function openFacets(base) {
  const { rows, columns } = await (await read(base, "table.json")).json();
  const table = new Map(Object.entries(columns).map(([key, column]) => [key, readColumn(column, rows)]));
  const load = async (key) => {
    if (!table.has(key)) table.set(key, readColumn(await (await read(base, `${key}.json`)).json(), rows));
  };
  return { rows, columns: table, load };
}

/** The rank of each row by "name" or "newest". */
export async function readOrder(base, name, rows) {
  return decode(await (await read(base, `${name}.txt`)).text(), rows);
}

function decode(digits, count) {
  const width = count > 0 ? digits.length / count : 1;
  const numbers = new Uint32Array(count);
  for (let at = 0; at < digits.length; at += 1) {
    const row = Math.floor(at / width);
    numbers[row] = numbers[row] * 64 + DIGIT.get(digits[at]);
  }
  return numbers;
}

function readColumn({ values, names, above, sets, codes, lists }, rows) {
  const read = lists === undefined ? { sets, codes: decode(codes, rows) } : readLists(lists, rows);
  const full = names?.map((_, number) => way(number, above).map((one) => names[one]).join(", "));
  const keys = values.map((value, number) => (value === "" ? slug(full[number]) : value));
  return {
    values: keys,
    names: full,
    number: new Map(keys.map((key, number) => [String(key), number])),
    sets: read.sets.map((set) => [...new Set(set.flatMap((number) => way(number, above)))]),
    codes: read.codes,
  };
}

/* A value with all that stands above it. */
function way(number, above) {
  const found = [];
  for (let at = number; at >= 0 && at !== undefined; at = above ? above[at] : -1) found.push(at);
  return found;
}

function slug(name) {
  return fold(name).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

function readLists(lists, rows) {
  const met = new Map();
  const codes = new Uint32Array(rows);
  for (let row = 0, at = 0; row < rows; row += 1) {
    const end = at + 1 + 2 * DIGIT.get(lists[at]);
    const written = lists.slice(at + 1, end);
    if (!met.has(written)) met.set(written, met.size);
    codes[row] = met.get(written);
    at = end;
  }
  return { sets: [...met.keys()].map((written) => [...decode(written, written.length / 2)]), codes };
}

/** The rows of a kind of page; all of them without one. */
export function rowsOf(facets, kind) {
  const all = Array.from({ length: facets.rows }, (_, row) => row);
  return kind ? all.filter(holds(facets, "kind", kind)) : all;
}

function holds({ columns }, key, value) {
  const column = columns.get(key);
  const number = column?.number.get(value);
  return (row) => column !== undefined && column.sets[column.codes[row]].includes(number);
}

/** The number that a column has for a row, 0 without one: how complete, how many followers. */
export function numberAt({ columns }, key, row) {
  const column = columns.get(key);
  const [number] = column?.sets[column.codes[row]] ?? [];
  return number === undefined ? 0 : column.values[number];
}

/** The choices that filter rows, by facet, as Map of arrays; those that the table does not know are left out. */
export function choicesOf({ columns }, params) {
  const chosen = new Map();
  for (const key of new Set(params.keys())) {
    const rule = RULES[key] ?? {};
    const column = columns.get(rule.column ?? key);
    const values = params.getAll(key).filter((value) => column && (rule.most ? /^\d+$/.test(value) : column.number.has(value)));
    if (values.length > 0) chosen.set(key, values);
  }
  return chosen;
}

/**
 * What choices leave of some rows: `rows` in their order, `unsaid` (rows that pass all else, and say nothing of what
 * suits: in all, `of` each facet, and the facets `on` each row), and `count(facet, value)`, how many rows a further
 * choice would leave.
 */
export function choose(facets, chosen, rows, { unknown = false } = {}) {
  const tests = [...chosen].map(([key, values]) => makeTest(facets, key, values));
  const among = tests.some((test) => test.suits) ? rows.filter(holds(facets, "kind", "model")) : rows;
  const tally = new Tally(facets);
  const unsaid = { all: 0, of: new Map(), on: new Map() };
  const kept = [];
  for (const row of among) {
    let failed = null;
    let fails = 0;
    const silent = [];
    for (const test of tests) {
      const verdict = test.verdicts[test.codes[row]];
      if (verdict === UNKNOWN) silent.push(test.key);
      else if (verdict !== PASSES) [failed, fails] = [test, fails + 1];
    }
    if (fails === 0 && silent.length > 0) {
      unsaid.all += 1;
      unsaid.on.set(row, silent);
      for (const key of silent) unsaid.of.set(key, (unsaid.of.get(key) ?? 0) + 1);
    }
    if (silent.length > 0 && !unknown) continue;
    if (fails === 0) {
      kept.push(row);
      tally.all(row);
    } else if (fails === 1 && !failed.every) tally.one(failed.column, row);
  }
  return { rows: kept, unsaid, count: (key, value) => countOf(facets, tally, key, value) };
}

function makeTest({ columns }, key, values) {
  const rule = RULES[key] ?? {};
  const name = rule.column ?? key;
  const column = columns.get(name);
  const wanted = values.map((value) => column.number.get(value));
  const passes = (set) => {
    if (rule.most) return column.values[set[0]] <= Number(values[0]);
    if (rule.none) return !wanted.some((one) => set.includes(one));
    return rule.every ? wanted.every((one) => set.includes(one)) : wanted.some((one) => set.includes(one));
  };
  const verdicts = column.sets.map((set) => (rule.suits && set.length === 0 ? UNKNOWN : Number(passes(set))));
  return { key, column: name, verdicts, codes: column.codes, suits: rule.suits, every: rule.every };
}

/* How many rows have each set of a column: those that pass all, or all but the column's own choice. */
class Tally {
  constructor({ columns }) {
    this.columns = [...columns].map(([key, { sets, codes }]) => ({ key, codes, counts: new Uint32Array(sets.length) }));
    this.byKey = new Map(this.columns.map((column) => [column.key, column]));
  }

  all(row) {
    for (const { codes, counts } of this.columns) counts[codes[row]] += 1;
  }

  one(key, row) {
    const { codes, counts } = this.byKey.get(key);
    counts[codes[row]] += 1;
  }
}

function countOf({ columns }, tally, key, value) {
  const rule = RULES[key] ?? {};
  const name = rule.column ?? key;
  const column = columns.get(name);
  if (!column) return 0;
  const number = column.number.get(value);
  const counts = tally.byKey.get(name).counts;
  const leaves = (set) => {
    if (rule.most) return set.length > 0 && column.values[set[0]] <= Number(value);
    return rule.none ? set.length > 0 && !set.includes(number) : set.includes(number);
  };
  return column.sets.reduce((sum, set, code) => sum + (leaves(set) ? counts[code] : 0), 0);
}
