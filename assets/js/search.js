/* The search page: a form, hits, and filters in the address. */

import { afterPause, fillForm, readForm, tellFold, writeAddress } from "./address.js";
import { namesItself, writeFigure } from "./cards.js";
import { cutAround, findWords, partWith, writeMarked } from "./highlight.js";
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
  const filters = [...params].filter(([name]) => name !== "q");
  const asked = params.size > 0;
  tellFold(form.querySelector("details"), params);
  examples.hidden = asked;
  failed.hidden = true;
  empty.hidden = true;
  if (!asked) return show(turn, text, null);
  if (!list.children.length) status.textContent = words.searching;
  try {
    await show(turn, text, await findPages(await load(), text, filters));
  } catch (fault) {
    if (turn === latest) fail(fault);
  }
}

/* A slower answer to an earlier question must not replace a newer one. */
async function show(turn, text, found) {
  const hits = found?.hits ?? [];
  const looked = (value) => findWords(value, text, { synonyms: words.synonyms, apart: found.apart });
  const first = await Promise.all(hits.slice(0, AT_ONCE).map((hit) => hit.data()));
  if (turn !== latest) return;
  list.replaceChildren(...first.map((page) => makeHit(page, looked)));
  const count = hits.length;
  tell(found ? say(sentenceFor(count, text, found.apart), { count, n: count, q: text }) : "");
  empty.hidden = !found || count > 0;
  offerMore(turn, hits, looked);
}

/* The same sentence written twice is read out twice. */
function tell(sentence) {
  if (status.textContent !== sentence) status.textContent = sentence;
}

function sentenceFor(count, text, apart) {
  if (!text) return count ? words.filtered : words.nothing_filtered;
  if (!count) return words.nothing;
  return apart ? words.apart : words.found;
}

function offerMore(turn, hits, looked) {
  more.hidden = hits.length <= list.children.length;
  more.onclick = async () => {
    const from = list.children.length;
    const next = await Promise.all(hits.slice(from, from + AT_ONCE).map((hit) => hit.data()));
    if (turn !== latest) return;
    list.append(...next.map((page) => makeHit(page, looked)));
    list.children[from]?.querySelector("a").focus();
    more.hidden = hits.length <= list.children.length;
  };
}

function fail(fault) {
  list.replaceChildren();
  more.hidden = true;
  status.textContent = words.failed;
  failed.hidden = false;
  console.error(fault);
}

function makeHit({ url, meta }, looked) {
  const hit = template.content.firstElementChild.cloneNode(true);
  const part = (name) => hit.querySelector(`[data-part="${name}"]`);
  const write = (name, value) => {
    if (value) writeMarked(part(name), value, looked(value));
    else part(name).remove();
  };
  hit.querySelector("a").href = url;
  write("title", meta.title);
  write("facts", factsOf(meta));
  write("excerpt", excerptOf(meta, looked));
  part("kind").textContent = words.kinds[meta.kind] ?? "";
  hit.dataset.kind = meta.kind;
  writeFigure(part("figure"), meta.number ? meta : null);
  return hit;
}

function factsOf(meta) {
  const place = meta.place && meta.now ? `${meta.place} ${words.now} ${meta.now}` : meta.place;
  const unit = namesItself(meta) ? "" : meta.unit;
  return [unit, place, meta.date].filter(Boolean).join(" · ");
}

/* The summary, unless only the body has the words that were asked for. */
function excerptOf(meta, looked) {
  if (meta.summary && looked(meta.summary).length > 0) return meta.summary;
  const found = meta.text ? partWith(meta.text, looked) : null;
  return found ? cutAround(found.part, found.places) : meta.summary;
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
// On a phone the hits come first.
const filtered = [...new URLSearchParams(location.search).keys()].some((name) => name !== "q");
form.querySelector("details").open = filtered && matchMedia("(min-width: 62em)").matches;

function restore() {
  fillForm(form, new URLSearchParams(location.search));
  search();
}

form.hidden = false;
restore();
