/* Models side by side: each one's own page is read, and its [data-compare] parts become a column. */

import { announce } from "./announce.js";
import { MOST, choose, chosen, isSlug } from "./chosen.js";
import { makePicker } from "./picker.js";
import { readWords, say } from "./words.js";

/* On a phone the table is laid out as a grid, and a browser would no longer tell screen readers that it is one. */
const ROLES = [
  ["rowgroup", "*"], ["row", "* > tr"], ["columnheader", "thead > tr > th"],
  ["rowheader", "tbody > tr > th"], ["cell", "* > tr > td"],
];
const words = readWords("compare-words");
const form = document.getElementById("compare-form");
const picker = document.getElementById("compare-pick");
const box = document.getElementById("compare-box");
const table = document.getElementById("compare-table");
const status = document.getElementById("compare-status");
const empty = document.getElementById("compare-empty");
const removeTemplate = document.getElementById("compare-remove");
const note = document.getElementById("compare-note");
const { base } = form.dataset;

const columns = new Map();
let latest = 0;

/* The commas stay readable: an address like this one is sent by hand. */
function addressOf(slugs) {
  return location.pathname + (slugs.length > 0 ? `?m=${slugs.join(",")}` : "");
}

function slugs() {
  const asked = (new URLSearchParams(location.search).get("m") ?? "").split(",");
  return [...new Set(asked.map((slug) => slug.trim()).filter(isSlug))].slice(0, MOST);
}

/* What is put into the table or taken out of it here is what the lists show as chosen; what somebody sent is not, until then. */
async function change(wanted) {
  history.pushState(null, "", addressOf(wanted));
  const models = await compare();
  if (models) choose(models.map(({ slug, title }) => ({ slug, title })));
}

async function readColumn(slug) {
  const address = `${base}mo-hinh/${slug}/`;
  const answer = await fetch(address);
  if (answer.status === 404) return { slug, fault: words.missing };
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const parts = new Map();
  for (const part of page.querySelectorAll("[data-compare]")) {
    const key = part.dataset.compare;
    parts.set(key, [...(parts.get(key) ?? []), part]);
  }
  return { slug, address, title: page.querySelector("h1")?.textContent.trim() ?? slug, parts };
}

function column(slug) {
  if (!columns.has(slug)) columns.set(slug, readColumn(slug).catch((fault) => {
    console.error(fault);
    return { slug, fault: words.unread };
  }));
  return columns.get(slug);
}

/* The models that now stand in the table; none when a later choice came in between. */
async function compare() {
  const turn = (latest += 1);
  const wanted = slugs();
  if (wanted.length > 0 && !columns.has(wanted.at(-1))) status.textContent = words.reading;
  const all = await Promise.all(wanted.map(column));
  if (turn !== latest) return null;
  const there = all.filter((one) => !one.fault);
  const failed = all.filter((one) => one.fault);
  for (const one of failed) columns.delete(one.slug);
  write(there);
  limit(wanted);
  status.textContent = [
    there.length > 0 ? say(words.comparing, { count: there.length, n: there.length }) : "",
    ...failed.map((one) => say(one.fault, { slug: one.slug })),
  ].join(" ").trim();
  return there;
}

function write(models) {
  box.hidden = models.length === 0;
  empty.hidden = models.length > 0;
  if (models.length === 0) return table.replaceChildren();
  const rows = words.rows.filter(([key]) => models.some((model) => model.parts.has(key)));
  table.style.setProperty("--models", models.length);
  table.replaceChildren(makeHead(models), makeBody(models, rows));
  table.setAttribute("role", "table");
  for (const [role, selector] of ROLES) for (const one of table.querySelectorAll(`:scope > ${selector}`)) one.setAttribute("role", role);
}

function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

function makeHead(models) {
  const cells = models.map((model) =>
    make("th", { scope: "col" }, make("a", { href: model.address }, model.title), makeRemove(model)));
  return make("thead", {}, make("tr", {}, make("td"), ...cells));
}

function makeBody(models, rows) {
  return make("tbody", {}, ...rows.map(([key, name]) =>
    make("tr", {}, make("th", { scope: "row" }, name), ...makeCells(models, key))));
}

/* What all say alike is said once, over all columns, so that the eye meets what differs. */
function makeCells(models, key) {
  const said = new Set(models.map((model) => model.parts.get(key)?.map((part) => part.textContent.trim()).join(" ")));
  if (models.length < 2 || said.size > 1) return models.map((model) => makeCell(model, key));
  const cell = makeCell(models[0], key);
  for (const name of ["colspan", "aria-colspan"]) cell.setAttribute(name, models.length);
  cell.dataset.of = say(words.same, { count: models.length, n: models.length });
  cell.className = "compare-same";
  return [cell];
}

function makeCell(model, key) {
  const parts = model.parts.get(key);
  const of = { "data-of": model.title };
  if (!parts) return make("td", { class: "compare-unknown", ...of }, words.unknown);
  return make("td", of, make("div", { class: "compare-cell" }, ...parts.flatMap((part) => lift(part, model))));
}

/* A copy fit for another page: no ids twice, no heading (the row says it), and links to parts lead to the model's page. */
function lift(part, model) {
  const copy = document.importNode(part, true);
  for (const element of copy.querySelectorAll("h2, h3, h4, script, button, .permalink, [hidden]")) element.remove();
  for (const element of [copy, ...copy.querySelectorAll("*")]) {
    for (const name of ["id", "aria-labelledby", "data-compare"]) element.removeAttribute(name);
    if (element.getAttribute("href")?.startsWith("#")) element.href = model.address + element.getAttribute("href");
  }
  return copy.matches("section, div, article, dd") ? [...copy.childNodes] : [copy];
}

function makeRemove(model) {
  const button = removeTemplate.content.firstElementChild.cloneNode(true);
  button.setAttribute("aria-label", say(words.remove, { title: model.title }));
  button.addEventListener("click", async () => {
    await change(slugs().filter((slug) => slug !== model.slug));
    picker.focus();
  });
  return button;
}

function limit(wanted) {
  const full = wanted.length >= MOST;
  picker.disabled = full;
  document.getElementById("compare-full").hidden = !full;
}

makePicker({
  input: picker,
  list: document.getElementById("compare-found"),
  base,
  words,
  taken: slugs,
  pick: (slug) => change([...slugs(), slug]),
  fault: (sentence) => {
    note.textContent = sentence;
    if (sentence) announce(sentence);
  },
});
window.addEventListener("popstate", compare);

form.hidden = false;
// Without models in the address: those that were chosen in the lists.
if (!new URLSearchParams(location.search).has("m") && chosen().length > 0) history.replaceState(null, "", addressOf(chosen().map((one) => one.slug)));
compare();
