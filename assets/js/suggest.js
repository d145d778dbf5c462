/* What a visitor may mean while typing: fields, places and units with a page of their own. */

import { makeCombobox } from "./combobox.js";
import { wordFinder, writeMarked } from "./highlight.js";
import { underBase } from "./marks.js";
import { fold, syllables } from "./vietnamese.js";
import { say } from "./words.js";

/* On a phone they would stand over all hits. */
const most = () => (matchMedia("(max-width: 30em)").matches ? 3 : 5);
const LEAST_LETTERS = 2;
const PATHS = { field: "/linh-vuc/", place: "/dia-ban/", unit: "/don-vi/" };

/** Suggestions under an input, as its combobox. The file comes once somebody types; until it is there, nothing is suggested. */
export function prepareHints(input, { base, words }) {
  const list = document.getElementById("tim-thang");
  const box = makeCombobox({ input, list, take: (item) => location.assign(item.dataset.url) });
  const template = document.getElementById("hint-template");
  let entries = null;

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
    const look = wordFinder(text);
    box.offer(found.map((entry) => draw(entry, look)));
  }

  function draw({ kind, name, url, count }, look) {
    const item = template.content.firstElementChild.cloneNode(true);
    item.dataset.url = underBase(base, url);
    item.querySelector(".hint-kind").textContent = words.kinds[kind];
    writeMarked(item.querySelector(".hint-name"), name, look(name));
    item.querySelector(".hint-count").textContent = say(words.models, { count, n: count });
    return item;
  }

  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" })) {
    input.setAttribute(name, value);
  }
  input.addEventListener("input", suggest);
  // Whoever types quickly has begun before this file was there.
  if (document.activeElement === input && input.value) suggest();
  return box;
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
