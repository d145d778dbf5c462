// node ask.mjs SITE < queries.json: what the site's search finds, without a browser.
//
// SITE has `pagefind/` and, in `js/`, the scripts of assets/js. Queries are [text, filters, most]; the answers, in their
// order, say what was found, the URLs of at most so many hits, and the bytes that were read for the first time.
import { readFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";

const base = `${pathToFileURL(process.argv[2]).href}/`;
const read = new Map();
globalThis.fetch = async (address) => {
  const [path] = String(address).split("?");
  const content = await readFile(fileURLToPath(path));
  read.set(path.slice(base.length), content.length);
  return new Response(content);
};

const { findPages, openIndex } = await import(`${base}js/query.js`);
let text = "";
for await (const piece of process.stdin) text += piece;
const index = await openIndex(base);
const opened = [...read.keys()];
const answers = [];
for (const [query, filters, most] of JSON.parse(text)) {
  read.clear();
  const found = await findPages(index, query, filters);
  const hits = found?.hits ?? [];
  const shown = await Promise.all(hits.slice(0, most).map((hit) => hit.data()));
  answers.push({
    count: hits.length,
    rows: hits.map((hit) => hit.row),
    urls: shown.map((page) => `/${page.url.slice(base.length)}`),
    apart: found?.apart,
    corrected: found?.corrected,
    nearest: found?.nearest,
    read: Object.fromEntries(read),
  });
}
process.stdout.write(JSON.stringify({ opened, rows: index.rows, answers }));
