/* The compact index of all models, and a card made of one entry by the layout's template. */

import { say } from "./words.js";

/** The entries of /mo-hinh/the.json. Throws when it cannot be had. */
export async function readCards(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return (await answer.json()).cards;
}

/** A site-relative URL under the base path ("/" or "/dvk/"). */
export function underBase(base, url) {
  return base + url.replace(/^\//, "");
}

/** An entry as an element: a copy of the template, each [data-part] filled, or left out when there is nothing for it. */
export function makeCard(template, card, base, words) {
  const item = template.content.firstElementChild.cloneNode(true);
  const body = item.querySelector("article");
  item.dataset.slug = card.slug;
  item.querySelector("a[data-link]").href = underBase(base, card.url);
  write(item, "title", card.title);
  write(item, "summary", card.summary);
  write(item, "unit", card.unit);
  write(item, "place", card.now ? `${card.place} ${words.now} ${card.now}` : card.place);
  write(item, "period", [card.period, standing(card, words), followers(card, words)].filter(Boolean).join(". "));
  writeFigure(item.querySelector('[data-part="figure"]'), card.figure);
  writePicture(item.querySelector('[data-part="picture"]'), card, base);
  if (!card.picture) body.classList.add("row-plain");
  if (card.title.split(/\s+/).length > 16) item.querySelector(".card-title").classList.add("card-title-long");
  writeFields(body, item.querySelector('[data-part="fields"]'), card.is.field ?? []);
  return item;
}

/* "Được công nhận cấp tỉnh"; nothing where it is not known. */
function standing(card, words) {
  const [status] = card.is.status ?? [];
  const [level] = card.is.level ?? [];
  return [words.statuses[status], level && words.levels[level]].filter(Boolean).join(" ");
}

function followers(card, words) {
  return card.followed ? say(words.followed, { count: card.followed, n: card.followed }) : "";
}

function write(item, name, value) {
  const element = item.querySelector(`[data-part="${name}"]`);
  if (value) element.textContent = value;
  else (element.closest("[data-with]") ?? element).remove();
}

function writeFigure(element, figure) {
  if (!figure) return element.remove();
  for (const piece of element.querySelectorAll("[data-figure]")) {
    const value = figure[piece.dataset.figure];
    if (value) piece.textContent = value;
    else piece.remove();
  }
}

function writePicture(element, { url, picture }, base) {
  if (!picture) return element.remove();
  element.href = underBase(base, url);
  const image = new Image(picture.width, picture.height);
  Object.assign(image, { alt: "", loading: "lazy", decoding: "async" });
  const whole = document.createElement("picture");
  if (picture.avif) {
    const source = document.createElement("source");
    Object.assign(source, { type: "image/avif", srcset: underBase(base, picture.avif) });
    whole.append(source);
  }
  whole.append(image);
  element.append(whole);
  image.src = underBase(base, picture.jpeg);
}

/* The layout has each field as a template of its own: icon, colour and name are its to say. */
function writeFields(body, element, keys) {
  const marks = keys
    .map((key) => document.querySelector(`template[data-field="${CSS.escape(key)}"]`))
    .filter((mark) => mark !== null);
  element.replaceChildren(...marks.map((mark) => mark.content.cloneNode(true)));
  body.classList.add(`mark-${marks[0]?.dataset.colour ?? "ink"}`);
}
