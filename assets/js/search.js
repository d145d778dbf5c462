/* The search page: a form, hits, and filters in the address. */

import { afterPause, fillForm, readForm, writeAddress } from "./address.js";
import { cutAround, findWords, writeMarked } from "./highlight.js";
import { findPages, openIndex } from "./query.js";
import { readWords, say } from "./words.js";

const AT_ONCE = 10;
const words = readWords("search-words");
const form = document.getElementById("search-form");
const list = document.getElementById("results");
const status = document.getElementById("search-status");
const empty = document.getElementById("search-empty");
const failed = document.getElementById("search-failed");
const examples = document.getElementById("search-examples");
const more = document.getElementById("search-more");
const template = document.getElementById("hit-template");

let index = null;
let latest = 0;

function load() {
  index ??= openIndex(form.dataset.base).catch((fault) => {
    index = null;
    throw fault;
  });
  return index;
}

async function search() {
  const turn = (latest += 1);
  const params = readForm(form);
  const text = params.get("q") ?? "";
  const filters = Object.fromEntries([...params].filter(([name]) => name !== "q"));
  const asked = params.size > 0;
  examples.hidden = asked;
  failed.hidden = true;
  empty.hidden = true;
  if (!asked) return show(turn, text, null);
  if (!list.children.length) status.textContent = words.searching;
  try {
    const hits = await findPages(await load(), text, filters);
    await show(turn, text, hits);
  } catch (fault) {
    if (turn === latest) fail(fault);
  }
}

/* A slower answer to an earlier question must not replace a newer one. */
async function show(turn, text, hits) {
  const first = await Promise.all((hits ?? []).slice(0, AT_ONCE).map((hit) => hit.data()));
  if (turn !== latest) return;
  list.replaceChildren(...first.map((page) => makeHit(page, text)));
  const count = hits?.length ?? 0;
  status.textContent = hits === null ? "" : say(sentenceFor(count, text), { count, n: count, q: text });
  empty.hidden = hits === null || count > 0;
  offerMore(turn, text, hits ?? []);
}

function sentenceFor(count, text) {
  if (text) return count ? words.found : words.nothing;
  return count ? words.filtered : words.nothing_filtered;
}

function offerMore(turn, text, hits) {
  more.hidden = hits.length <= list.children.length;
  more.onclick = async () => {
    const from = list.children.length;
    const next = await Promise.all(hits.slice(from, from + AT_ONCE).map((hit) => hit.data()));
    if (turn !== latest) return;
    list.append(...next.map((page) => makeHit(page, text)));
    list.children[from]?.querySelector("a").focus();
    more.hidden = hits.length <= list.children.length;
  };
}

function fail(fault) {
  list.replaceChildren();
  more.hidden = true;
  status.textContent = words.failed;
  failed.hidden = false;
  console.warn(fault);
}

function makeHit({ url, meta }, text) {
  const hit = template.content.firstElementChild.cloneNode(true);
  const part = (name) => hit.querySelector(`[data-part="${name}"]`);
  const write = (name, value) => {
    if (value) writeMarked(part(name), value, findWords(value, text, words.synonyms));
    else part(name).remove();
  };
  hit.querySelector("a").href = url;
  write("title", meta.title);
  write("facts", factsOf(meta));
  write("excerpt", excerptOf(meta, text));
  part("kind").textContent = words.kinds[meta.kind] ?? "";
  hit.dataset.kind = meta.kind;
  writeFigure(part("figure"), meta);
  return hit;
}

function factsOf(meta) {
  const place = meta.place && meta.now ? `${meta.place} ${words.now} ${meta.now}` : meta.place;
  return [meta.unit, place, meta.date].filter(Boolean).join(" · ");
}

/* The summary, unless only the body has the words that were asked for. */
function excerptOf(meta, text) {
  const inside = (value) => (value ? findWords(value, text, words.synonyms) : []);
  if (meta.summary && inside(meta.summary).length > 0) return meta.summary;
  const places = inside(meta.text);
  return places.length > 0 ? cutAround(meta.text, places) : meta.summary;
}

function writeFigure(element, meta) {
  if (!meta.number) return element.remove();
  for (const name of ["qualifier", "number", "measure", "label"]) {
    const piece = element.querySelector(`[data-figure="${name}"]`);
    if (meta[name]) piece.textContent = meta[name];
    else piece.remove();
  }
}

const searchSoon = afterPause(() => {
  writeAddress(readForm(form), { replace: true });
  search();
});

form.addEventListener("input", (event) => {
  if (event.target.type === "search") searchSoon();
});
form.addEventListener("change", (event) => {
  if (event.target.type === "search") return;
  writeAddress(readForm(form));
  search();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  writeAddress(readForm(form));
  search();
});
form.addEventListener("focusin", () => load().catch(() => {}), { once: true });
document.getElementById("search-retry").addEventListener("click", search);
window.addEventListener("popstate", restore);

function restore() {
  const params = new URLSearchParams(location.search);
  fillForm(form, params);
  form.querySelector("details").open ||= [...params.keys()].some((name) => name !== "q");
  search();
}

form.hidden = false;
restore();
