// node ask.mjs SITE ours|plain < queries.json: what an index finds, without a browser.
//
// SITE has `pagefind/` and, for ours, the scripts of assets/js in `js/`. Queries are [text, rows or null]; each is asked of an
// index that was opened just now, then again with its answer known. The answers, in their order, say how many pages were
// found, the URLs of all of them, and the bytes of every file that was read to open the index, to find, and to show ten.
import { readFile, readdir } from "node:fs/promises";
import { register } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";

const [, , folder, kind] = process.argv;
const base = `${pathToFileURL(folder).href}/`;
const held = new Map();
const read = new Map();
globalThis.fetch = async (address) => {
  const path = fileURLToPath(String(address).split("?")[0]);
  if (!held.has(path)) held.set(path, await readFile(path));
  read.set(path.slice(folder.length + 1), held.get(path).length);
  return new Response(held.get(path));
};

async function urlsById() {
  const names = (await readdir(`${folder}/pagefind/fragment`)).filter((name) => name.endsWith(".pf_fragment"));
  const urls = new Map();
  for (const name of names) {
    const content = gunzipSync(await readFile(`${folder}/pagefind/fragment/${name}`)).subarray(12);
    urls.set(name.replace(".pf_fragment", ""), JSON.parse(content).url);
  }
  return urls;
}

/* An index is opened once in a browser: every visit has scripts of its own, which its number behind their names tells. */
const OF_THIS_VISIT = `export async function resolve(name, context, next) {
  const found = await next(name, context);
  const visit = context.parentURL ? new URL(context.parentURL).search : "";
  return found.url.startsWith("file:") && !found.url.includes("?") ? { ...found, url: found.url + visit } : found;
}`;
register(`data:text/javascript,${encodeURIComponent(OF_THIS_VISIT)}`);
let visits = 0;

async function openOurs() {
  visits += 1;
  const { findPages, openIndex } = await import(`${base}js/query.js?${visits}`);
  const index = await openIndex(base);
  return async (text, rows) => (await findPages(index, text, rows && new Set(rows))) ?? { hits: [] };
}

async function openPlain() {
  const { createInstance } = await import(`${base}pagefind/pagefind.js`);
  const index = createInstance({ baseUrl: "/" });
  await index.init();
  return async (text) => ({ hits: (await index.search(text)).results });
}

const open = kind === "plain" ? openPlain : openOurs;
const urls = await urlsById();
let asked = "";
for await (const piece of process.stdin) asked += piece;
const answers = [];
let before = null;
for (const [text, rows] of JSON.parse(asked)) {
  read.clear();
  const find = await open();
  const { hits, apart, corrected, nearest } = await find(text, rows);
  await Promise.all(hits.slice(0, 10).map((hit) => hit.data()));
  const first = Object.fromEntries(read);
  read.clear();
  if (before) {
    const next = (await before(text, rows)).hits;
    await Promise.all(next.slice(0, 10).map((hit) => hit.data()));
  }
  const second = before ? Object.fromEntries(read) : null;
  before = find;
  answers.push({ urls: hits.map((hit) => urls.get(hit.id)), apart, corrected, nearest, first, second });
}
process.stdout.write(JSON.stringify(answers));
