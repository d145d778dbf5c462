/* Choosing models to compare: a box on each card, a tray at the foot of the window. Where a box names no model, the
card's title link does. All is heard at the document: cards come and go. */

import { announce } from "./announce.js";
import { MOST, choose, chosen, onChoice } from "./chosen.js";
import { readWords, say } from "./words.js";

const BOX = "input[data-compare-slug]";
const tray = document.getElementById("khay");
const words = tray && readWords("khay-chu");

/** Brings both to life. The page that compares has neither: it is the tray. */
export function prepareTray() {
  if (!tray || document.getElementById("compare-form")) return;
  adoptEarly();
  show();
  onChoice(show);
  document.addEventListener("change", (event) => {
    const box = event.target.closest?.(BOX);
    if (box) pick(box);
  });
  tray.addEventListener("click", hearTray);
  tray.querySelector("details").open = matchMedia("(min-width: 62em)").matches;
  new ResizeObserver(reserve).observe(tray);
  new MutationObserver((changes) => {
    const added = changes.flatMap((change) => [...change.addedNodes]);
    for (const node of added) if (node instanceof Element) showBoxes(node);
  }).observe(document.querySelector("main"), { childList: true, subtree: true });
}

/* Boxes that were ticked before this script had come. */
function adoptEarly() {
  const before = chosen();
  const ticked = [...document.querySelectorAll(`${BOX}:checked`)].map(modelOf).filter(Boolean);
  const more = ticked.filter((one) => !before.some((other) => other.slug === one.slug));
  if (more.length > 0) choose([...before, ...more]);
}

/* The model that a box stands for; null when its card leads to something else. */
function modelOf(box) {
  const link = box.closest("article, li")?.querySelector(".card-title a, .hit-title a");
  const slug = box.dataset.compareSlug || link?.pathname.match(/\/mo-hinh\/([a-z0-9-]+)\/$/)?.[1];
  const title = box.dataset.compareTitle || link?.textContent.trim();
  return slug && title ? { slug, title } : null;
}

function pick(box) {
  const model = modelOf(box);
  const others = chosen().filter((one) => one.slug !== model.slug);
  if (box.checked && others.length >= MOST) {
    box.checked = false;
    note(words.full);
    return announce(words.full);
  }
  choose(box.checked ? [...others, model] : others);
  tell();
}

function hearTray(event) {
  const { remove } = event.target.closest("[data-remove]")?.dataset ?? {};
  if (remove) takeAway(remove);
  if (event.target.closest("[data-tray-clear]")) {
    choose([]);
    tell();
    leave();
  }
}

/* The focus goes to the next one, or back to the page when none is left. */
function takeAway(slug) {
  const models = chosen();
  const at = models.findIndex((one) => one.slug === slug);
  choose(models.filter((one) => one.slug !== slug));
  tell();
  const left = tray.querySelectorAll("[data-remove]");
  if (left.length > 0) left[Math.min(at, left.length - 1)].focus();
  else leave();
}

function leave() {
  document.querySelector("main").focus({ preventScroll: true });
}

function tell() {
  const models = chosen();
  announce(models.length > 0 ? count(models) : words.none);
}

function count(models) {
  return say(words.chosen, { count: models.length, n: models.length, most: MOST });
}

function show() {
  showBoxes(document);
  const models = chosen();
  tray.hidden = models.length === 0;
  note("");
  if (tray.hidden) return;
  tray.querySelector("[data-tray-count]").textContent = count(models);
  writeWay(tray.querySelector("[data-tray-go]"), models);
  tray.querySelector("[data-tray-list]").replaceChildren(...models.map(makeItem));
}

function makeItem(model) {
  const item = tray.querySelector("template").content.firstElementChild.cloneNode(true);
  const button = item.querySelector("button");
  item.querySelector("span").textContent = model.title;
  button.dataset.remove = model.slug;
  button.setAttribute("aria-label", say(words.remove, { title: model.title }));
  return item;
}

function showBoxes(root) {
  const models = chosen();
  for (const box of root.querySelectorAll(BOX)) {
    const model = modelOf(box);
    if (!model) {
      box.closest(".pick").remove();
      continue;
    }
    box.dataset.compareSlug = model.slug;
    box.setAttribute("aria-label", say(words.pick, { title: model.title }));
    box.checked = models.some((one) => one.slug === model.slug);
    showWay(box, models);
  }
}

/* By keyboard the way to the table comes right after the box. */
function showWay(box, models) {
  const label = box.closest(".pick");
  const way = label.parentElement.querySelector(":scope > .pick-go");
  if (!box.checked) return way?.remove();
  const link = way ?? Object.assign(document.createElement("a"), { className: "pick-go" });
  writeWay(link, models);
  if (!way) label.after(link);
}

function writeWay(link, models) {
  link.href = `${tray.dataset.page}?m=${models.map((one) => one.slug).join(",")}`;
  link.textContent = say(words.go, { count: models.length, n: models.length });
}

function note(text) {
  const line = tray.querySelector("[data-tray-note]");
  line.textContent = text;
  line.hidden = text === "";
}

/* Nothing that is focused lies under the tray. */
function reserve() {
  const { style } = document.documentElement;
  const height = tray.hidden ? "" : `${tray.offsetHeight}px`;
  // For each setting every element is styled anew.
  if (height !== style.getPropertyValue("--foot")) style.setProperty("--foot", height);
}
