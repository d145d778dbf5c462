/* A card of a model, made of what the index holds of its page by the layout's template. */

import { namesItself, underBase, writeFigure } from "./marks.js";
import { say } from "./words.js";

/* As in parts/card.html: these stand under the title, and with `active` they have no level. */
const ENDED = ["stopped", "revoked"];

/** A model as an element: a copy of the template, each [data-part] filled, or left out when there is nothing for it. */
export function makeCard(template, { url, meta }, base, words) {
  const item = template.content.firstElementChild.cloneNode(true);
  const body = item.querySelector("article");
  const address = new URL(url, location.origin).pathname;
  item.dataset.slug = address.split("/").at(-2);
  item.querySelector("a[data-link]").href = address;
  write(item, "title", meta.title);
  write(item, "summary", meta.summary);
  write(item, "unit", namesItself(meta) ? "" : meta.unit);
  write(item, "place", meta.now ? `${meta.place} ${words.now} ${meta.now}` : meta.place);
  write(item, "period", meta.period);
  const ended = ENDED.includes(meta.status);
  write(item, "ended", ended ? standing(meta, words) : "");
  write(item, "standing", ended ? "" : standing(meta, words));
  write(item, "followed", followers(meta, words));
  writeFigure(item.querySelector('[data-part="figure"]'), meta.number ? meta : null);
  writePicture(item.querySelector('[data-part="picture"]'), address, meta, base);
  if (!meta.jpeg) body.classList.add("row-plain");
  if (meta.title.split(/\s+/).length > 16) item.querySelector(".card-title").classList.add("card-title-long");
  writeFields(body, item.querySelector('[data-part="fields"]'), (meta.fields ?? "").split(" "));
  return item;
}

/* "Được công nhận cấp tỉnh"; nothing where it is not known. */
function standing({ status, level }, words) {
  const at = ["active", ...ENDED].includes(status) ? "" : words.levels[level];
  return words.statuses[status] ? [words.statuses[status], at].filter(Boolean).join(" ") : "";
}

function followers({ followed }, words) {
  const count = Number(followed ?? 0);
  return count > 0 ? say(words.followed, { count, n: count }) : "";
}

function write(item, name, value) {
  const element = item.querySelector(`[data-part="${name}"]`);
  if (value) element.textContent = value;
  else (element.closest("[data-with]") ?? element).remove();
}

function writePicture(element, address, { jpeg, avif, size, looks = "" }, base) {
  if (!jpeg) return element.remove();
  element.href = address;
  const image = new Image(...size.split("x").map(Number));
  Object.assign(image, { alt: "", loading: "lazy", decoding: "async", className: looks });
  const whole = document.createElement("picture");
  if (avif) {
    const source = document.createElement("source");
    Object.assign(source, { type: "image/avif", srcset: underBase(base, avif) });
    whole.append(source);
  }
  whole.append(image);
  element.append(whole);
  image.src = underBase(base, jpeg);
}

/* A model without a picture has the drawing of its first field. */
function writeMotif(element, mark) {
  if (mark) element.append(mark.content.querySelector(".motif-mark").cloneNode(true));
  else element.remove();
}

/* The layout has each field as a template of its own: icon, colour, name and drawing are its to say. */
function writeFields(body, element, keys) {
  const marks = keys
    .map((key) => document.querySelector(`template[data-field="${CSS.escape(key)}"]`))
    .filter((mark) => mark !== null);
  element.replaceChildren(...marks.map((mark) => mark.content.querySelector(".field").cloneNode(true)));
  writeMotif(body.querySelector('[data-part="motif"]'), body.querySelector("picture") ? undefined : marks[0]);
  body.classList.add(`mark-${marks[0]?.dataset.colour ?? "ink"}`);
}
