/* The list of models, filtered. The choices live in the address; without any, the page is as it was delivered. */

import { afterPause, fillForm, readForm, tellFold, writeAddress } from "./address.js";
import { makeCard, readCards } from "./cards.js";
import { readWords, say } from "./words.js";
import { fold, syllables } from "./vietnamese.js";

const AT_ONCE = 24;
const words = readWords("filter-words");
const form = document.getElementById("filter-form");
const list = document.getElementById("cards");
const status = document.getElementById("so-ket-qua");
const pager = document.querySelector(".browse-list .pager");
const empty = document.getElementById("filter-empty");
const failed = document.getElementById("filter-failed");
const more = document.getElementById("filter-more");
const see = document.getElementById("filter-see");
const template = document.getElementById("card-template");
const path = new URL(form.action).pathname;
const delivered = { items: [...list.children], status: status.textContent };

let cards = null;
let latest = 0;

function load() {
  cards ??= readCards(form.dataset.index).then((all) => all.map(prepare));
  return cards;
}

/* What a visitor may type of a model, folded once. */
function prepare(card) {
  const text = [card.title, card.unit, card.place, card.now, card.summary, ...(card.tags ?? [])].filter(Boolean).join(" ");
  return { ...card, words: ` ${syllables(text).map(fold).join(" ")}` };
}

async function filter() {
  const params = readForm(form);
  tellFold(form.closest("details"), params);
  if (params.size === 0) return restore();
  const turn = (latest += 1);
  let all;
  try {
    all = await load();
  } catch (fault) {
    return fail(fault);
  }
  // The filters were changed while the index came.
  if (turn !== latest) return;
  const tests = testsOf(params);
  write(sort(all.filter((card) => tests.every((test) => test.passes(card))), params.get("sort")));
  count(all, tests);
}

/* A model passes when it has the chosen value of every filter, and what was typed in a row, the last syllable begun. */
function testsOf(params) {
  const tests = [];
  for (const [name, value] of params) {
    if (name === "sort") continue;
    if (name === "q") {
      const wanted = syllables(value).map(fold).join(" ");
      tests.push({ name, passes: (card) => card.words.includes(` ${wanted}`) });
    } else {
      tests.push({ name, passes: (card) => (card.is[name] ?? []).includes(value) });
    }
  }
  return tests;
}

/* The index is newest first. */
function sort(found, order) {
  const by = {
    complete: (one, other) => (other.complete ?? 0) - (one.complete ?? 0),
    followed: (one, other) => (other.followed ?? 0) - (one.followed ?? 0),
    title: (one, other) => one.title.localeCompare(other.title, "vi"),
  }[order];
  return by ? found.toSorted?.(by) ?? [...found].sort(by) : found;
}

function write(found) {
  const add = () => {
    const from = list.children.length;
    list.append(...found.slice(from, from + AT_ONCE).map((card) => makeCard(template, card, form.dataset.base, words)));
    more.hidden = found.length <= list.children.length;
    return list.children[from];
  };
  list.replaceChildren();
  add();
  more.onclick = () => add().querySelector(".card-title a").focus();
  status.textContent = say(found.length > 0 ? words.found : words.nothing, { count: found.length, n: found.length });
  see.textContent = say(words.see, { count: found.length, n: found.length });
  see.hidden = found.length === 0;
  empty.hidden = found.length > 0;
  failed.hidden = true;
  if (pager) pager.hidden = true;
}

/* Each option says how many models it would leave, given the other filters. */
function count(all, tests) {
  for (const select of form.querySelectorAll("select[data-facet]")) {
    const others = all.filter((card) => tests.every((test) => test.name === select.name || test.passes(card)));
    for (const option of select.options) {
      if (!option.value) continue;
      const left = others.filter((card) => (card.is[select.name] ?? []).includes(option.value)).length;
      option.textContent = say(words.option, { text: option.dataset.text, n: left });
      option.disabled = left === 0 && !option.selected;
    }
  }
}

function restore() {
  latest += 1;
  list.replaceChildren(...delivered.items);
  status.textContent = delivered.status;
  see.hidden = true;
  more.hidden = true;
  empty.hidden = true;
  failed.hidden = true;
  if (pager) pager.hidden = false;
  for (const option of form.querySelectorAll("select[data-facet] option")) {
    if (!option.value) continue;
    option.textContent = say(words.option, { text: option.dataset.text, n: Number(option.dataset.count) });
    option.disabled = false;
  }
}

function fail(fault) {
  cards = null;
  failed.hidden = false;
  console.error(fault);
}

function change() {
  writeAddress(readForm(form), { path });
  filter();
}

const changeSoon = afterPause(() => {
  writeAddress(readForm(form), { path, replace: true });
  filter();
});

form.addEventListener("input", (event) => {
  if (event.target.type === "search") changeSoon();
});
form.addEventListener("change", (event) => {
  if (event.target.type !== "search") change();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  change();
});
for (const button of document.querySelectorAll("[data-filter-clear]")) {
  button.addEventListener("click", () => {
    fillForm(form, new URLSearchParams());
    change();
    form.querySelector("input[type=search]").focus();
  });
}
form.addEventListener("focusin", () => load().catch(() => { cards = null; }), { once: true });

function read() {
  fillForm(form, new URLSearchParams(location.search));
  filter();
}

window.addEventListener("popstate", read);
// The stylesheet kept the form's place on a desk, and on a phone that of its folded head.
form.closest("details").open = matchMedia("(min-width: 62em)").matches;
document.getElementById("filter-plain").hidden = true;
form.hidden = false;
read();
