/* What a list or a picker asks: pages by their words (the index), by their facets (the table), in an order. */

import { once, openPages } from "./pages.js";

const APART = ["place", "tag"];
const BY_NUMBER = ["complete", "followed"];

/** What finds pages under a base path, of one kind ("model") or of all: the index and the table, each once it is needed. */
export function makeFinder(base, only = "") {
  const index = once(async () => {
    const { findPages, openIndex } = await import("./query.js");
    const opened = await openIndex(base);
    return { ...opened, find: (text, among) => findPages(opened, text, among) };
  });
  // Who only filters needs no more of the index than its table of pages.
  const dataAt = async (row) => (await openPages(base)).dataAt(row);
  const table = once(async () => {
    const code = await import("./facets.js");
    return { ...code, facets: await code.openFacets(base) };
  });
  const ofKind = once(async () => {
    const { rowsOf, facets } = await table();
    return new Set(rowsOf(facets, only));
  });
  const orders = new Map(["name", "newest"].map((name) => [name, once(async () => {
    const { readOrder, facets } = await table();
    return readOrder(base, name, facets.rows);
  })]));
  const lists = new Set();
  let wanted = false;

  async function sorted({ numberAt, facets }, rows, sort) {
    if (sort === "relevance") return rows;
    const ranks = await orders.get(sort === "title" ? "name" : "newest")();
    const more = BY_NUMBER.includes(sort) ? (row) => numberAt(facets, sort, row) : () => 0;
    return [...rows].sort((one, other) => more(other) - more(one) || ranks[one] - ranks[other]);
  }

  return {
    /* Loads what a text needs. */
    warm() {
      index().catch(() => {});
      if (only) table().catch(() => {});
    },
    want(list) {
      wanted = true;
      if (list) lists.add(list);
    },
    /** `total`, `data(place)` of each, how they were found (`apart`, `corrected`, `nearest`), and with the table `facets`, `left`. */
    async find(params, sort) {
      const text = params.get("q") ?? "";
      const filtered = [...params.keys()].some((key) => key !== "q" && key !== "sort");
      if (filtered || sort !== (text ? "relevance" : "newest") || (text && only)) wanted = true;
      if (wanted) table().catch(() => {});
      const found = text ? await (await index()).find(text, only ? await ofKind() : null) : null;
      const hits = found?.hits ?? [];
      if (!wanted) return { ...found, total: hits.length, data: (place) => hits[place].data() };
      const { facets, ...code } = await table();
      for (const key of APART) if (params.has(key)) lists.add(key);
      await Promise.all([...lists].map((key) => facets.load(key)));
      const rows = text ? hits.map((hit) => hit.row) : [...(await ofKind())];
      const left = code.choose(facets, code.choicesOf(facets, params), rows, { unknown: params.has("unknown") });
      const order = await sorted({ facets, ...code }, left.rows, sort);
      const byRow = new Map(hits.map((hit) => [hit.row, hit]));
      const data = async (place) => {
        const row = order[place];
        const page = await (byRow.get(row)?.data() ?? dataAt(row));
        return { ...page, unsaid: left.unsaid.on.get(row) };
      };
      return { ...found, total: order.length, data, facets, left };
    },
  };
}
