/* The search page: hits with the words that were meant, and the arrows that lead through them. */

import { cutAround, partWith, wordFinder, writeMarked } from "./highlight.js";
import { prepareListing } from "./listing.js";
import { namesItself, writeFigure } from "./marks.js";
import { readWords } from "./words.js";

const words = readWords("search-words");
const root = document.getElementById("listing");
const template = document.getElementById("hit-template");
const examples = root.querySelector("[data-idle]");

/* What draws the hits of a query. */
function hitsOf({ text, apart }) {
  const look = wordFinder(text, { synonyms: words.synonyms, apart });
  return (page) => makeHit(page, look);
}

function makeHit({ url, meta }, look) {
  const hit = template.content.firstElementChild.cloneNode(true);
  const part = (name) => hit.querySelector(`[data-part="${name}"]`);
  const write = (name, value) => {
    if (value) writeMarked(part(name), value, look(value));
    else part(name).remove();
  };
  examples.hidden = true;
  hit.querySelector("a").href = url;
  write("title", meta.title);
  write("facts", factsOf(meta));
  write("excerpt", excerptOf(meta, look));
  part("kind").textContent = words.kinds[meta.kind] ?? "";
  hit.dataset.kind = meta.kind;
  const ended = words.ended[meta.status];
  if (ended) part("ended").lastElementChild.textContent = ended;
  else part("ended").remove();
  writeFigure(part("figure"), meta.number ? meta : null);
  return hit;
}

function factsOf(meta) {
  const place = meta.place && meta.now ? `${meta.place} ${words.now} ${meta.now}` : meta.place;
  const unit = namesItself(meta) ? "" : meta.unit;
  return [unit, place, meta.date].filter(Boolean).join(" · ");
}

/* The summary, unless only the body has the words that were asked for. */
function excerptOf(meta, look) {
  if (meta.summary && look(meta.summary).length > 0) return meta.summary;
  const found = meta.text ? partWith(meta.text, look) : null;
  return found ? cutAround(found.part, found.places) : meta.summary;
}

const { input, list } = prepareListing(root, {
  atOnce: 10,
  words,
  itemsOf: hitsOf,
  rest: () => {
    document.getElementById("results").replaceChildren();
    root.querySelector("[data-status]").textContent = "";
    examples.hidden = false;
  },
});

/* Suggestions are for those who type, not for who followed a link to hits. */
let hints = null;
input.addEventListener("focus", async () => {
  const { prepareHints } = await import("./suggest.js");
  hints ??= prepareHints(input, { base: root.dataset.base, words });
}, { once: true });

const links = () => [...list.querySelectorAll(".hit-title a")];

/* Down from the words into the hits, along them, and back; Escape always leads back to the words. */
function step(event) {
  const at = links().indexOf(document.activeElement);
  if (event.key === "Escape" && at >= 0) input.focus();
  else if (event.key === "ArrowDown") (links()[at + 1] ?? document.activeElement).focus();
  else if (event.key === "ArrowUp" && at >= 0) (links()[at - 1] ?? input).focus();
  else return;
  event.preventDefault();
}

input.addEventListener("keydown", (event) => {
  if (event.isComposing || hints?.takes(event)) return;
  if (event.key === "Enter") hints?.close();
  if (event.key === "ArrowDown") step(event);
});
list.addEventListener("keydown", (event) => {
  if (event.target.matches(".hit-title a")) step(event);
});
