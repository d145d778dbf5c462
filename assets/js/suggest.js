/* What a visitor may mean while typing: fields, places and units with a page of their own (ARIA's combobox with a list). */

import { findWords, writeMarked } from "./highlight.js";
import { underBase } from "./marks.js";
import { fold, syllables } from "./vietnamese.js";
import { say } from "./words.js";

/* On a phone they would stand over all hits. */
const most = () => (matchMedia("(max-width: 30em)").matches ? 3 : 5);
const LEAST_LETTERS = 2;
const PATHS = { field: "/linh-vuc/", place: "/dia-ban/", unit: "/don-vi/" };

/** Suggestions under an input. The file comes once somebody types; until it is there, nothing is suggested. */
export function prepareHints(input, { base, words }) {
  const box = document.getElementById("tim-thang");
  const template = document.getElementById("hint-template");
  let entries = null;
  let active = -1;

  async function load() {
    entries ??= fetch(`${base}pagefind/facets/hints.json`, { cache: "no-cache" })
      .then((answer) => (answer.ok ? answer.json() : []))
      .then((all) => all.map(prepare))
      .catch(() => { entries = null; return []; });
    return entries;
  }

  async function suggest() {
    const text = input.value;
    const typed = plain(text);
    const found = typed.length < LEAST_LETTERS ? [] : matching(await load(), typed);
    if (text !== input.value || document.activeElement !== input) return;
    box.replaceChildren(...found.map((entry, at) => draw(entry, at, text)));
    point(-1);
    open(found.length > 0);
  }

  function draw({ kind, name, url, count }, at, text) {
    const item = template.content.firstElementChild.cloneNode(true);
    item.id = `thang-${at}`;
    item.dataset.url = underBase(base, url);
    item.querySelector(".hint-kind").textContent = words.kinds[kind];
    writeMarked(item.querySelector(".hint-name"), name, findWords(name, text));
    item.querySelector(".hint-count").textContent = say(words.models, { count, n: count });
    return item;
  }

  function open(is) {
    box.hidden = !is;
    input.setAttribute("aria-expanded", String(is));
    if (!is) point(-1);
  }

  function point(at) {
    active = at;
    [...box.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === at)));
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", box.children[at].id);
  }

  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": box.id, "aria-expanded": "false" })) {
    input.setAttribute(name, value);
  }
  input.addEventListener("input", suggest);
  // Whoever types quickly has begun before this file was there.
  if (document.activeElement === input && input.value) suggest();
  input.addEventListener("blur", () => open(false));
  // A press would take the focus from the input, and so close the list before it counts.
  box.addEventListener("pointerdown", (event) => event.preventDefault());
  box.addEventListener("click", (event) => {
    const item = event.target.closest("[data-url]");
    if (item) location.assign(item.dataset.url);
  });
  return {
    /** Whether a key was meant for the list. */
    takes(event) {
      if (box.hidden) return false;
      const steps = { ArrowDown: 1, ArrowUp: -1 };
      if (event.key in steps) {
        const next = active + steps[event.key];
        point(next >= box.children.length ? -1 : next < -1 ? box.children.length - 1 : next);
      } else if (event.key === "Enter" && active >= 0) location.assign(box.children[active].dataset.url);
      else if (event.key === "Escape") open(false);
      else return false;
      event.preventDefault();
      return true;
    },
    close: () => open(false),
  };
}

function plain(text) {
  return syllables(text).map(fold).join(" ");
}

function prepare([kind, name, slug, count]) {
  const folded = plain(name);
  return { kind, name, count, own: ` ${plain(name.split(",")[0])}`, whole: ` ${folded}`, url: `${PATHS[kind]}${slug || folded.replaceAll(" ", "-")}/` };
}

/* Those whose own name has what was typed, then those that have it with the places above them; most models first. */
function matching(entries, typed) {
  const near = entries.filter(({ own }) => own.includes(` ${typed}`));
  const far = entries.filter(({ own, whole }) => !own.includes(` ${typed}`) && whole.startsWith(own) && typed.includes(" ") && whole.includes(` ${typed}`));
  return [...near, ...far].slice(0, most());
}
