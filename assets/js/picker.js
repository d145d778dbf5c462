/* A field that finds models as one types: a combobox with a list (ARIA 1.2), over what the lists search. */

import { afterPause } from "./address.js";
import { announce } from "./announce.js";
import { makeFinder } from "./finder.js";
import { say } from "./words.js";

const AT_ONCE = 10;

/**
 * Brings `input` and its listbox `list` to life. `taken` tells the slugs that are not offered, `pick` is called with the
 * slug of the one chosen. `fault` gets a sentence to show, or "".
 */
export function makePicker({ input, list, base, words, taken, pick, fault }) {
  const finder = makeFinder(base, "model");
  let latest = 0;

  async function look() {
    const turn = (latest += 1);
    const text = input.value.trim();
    if (!text) return close();
    try {
      const found = await finder.find(new URLSearchParams({ q: text }), "relevance");
      const most = Math.min(found.total, AT_ONCE + taken().length);
      const pages = await Promise.all(Array.from({ length: most }, (_, place) => found.data(place)));
      if (turn === latest) offer(pages);
    } catch (problem) {
      if (turn !== latest) return;
      close();
      fault(words.failed);
      console.error(problem);
    }
  }

  function offer(pages) {
    const free = pages.map((page) => ({ ...page, slug: slugOf(page.url) })).filter((page) => !taken().includes(page.slug));
    const shown = free.slice(0, AT_ONCE);
    list.replaceChildren(...shown.map(makeOption));
    point(null);
    open(shown.length > 0);
    fault(shown.length > 0 ? "" : words.none);
    if (shown.length > 0) announce(say(words.offered, { count: shown.length, n: shown.length }));
  }

  function makeOption({ slug, meta }, at) {
    const option = document.createElement("li");
    const facts = document.createElement("span");
    facts.className = "picker-facts";
    facts.textContent = [meta.unit, meta.place].filter(Boolean).join(" · ");
    option.append(meta.title, facts);
    option.id = `${list.id}-${at}`;
    option.dataset.slug = slug;
    option.setAttribute("role", "option");
    return option;
  }

  function open(there) {
    list.hidden = !there;
    input.setAttribute("aria-expanded", String(there));
  }

  function close() {
    latest += 1;
    list.replaceChildren();
    point(null);
    open(false);
    fault("");
  }

  /* Which option the arrows stand on; the focus itself stays in the field. */
  function point(option) {
    for (const one of list.children) one.setAttribute("aria-selected", String(one === option));
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  function pointed() {
    return list.querySelector('[aria-selected="true"]');
  }

  function step(by) {
    const options = [...list.children];
    const at = options.indexOf(pointed());
    const next = at < 0 ? (by > 0 ? 0 : options.length - 1) : at + by;
    // Beyond either end stands the field itself.
    point(options[next] ?? null);
  }

  function take(option) {
    if (!option) return;
    input.value = "";
    close();
    pick(option.dataset.slug);
  }

  input.addEventListener("focus", finder.warm, { once: true });
  input.addEventListener("input", afterPause(look));
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  input.addEventListener("blur", close);
  input.form.addEventListener("submit", (event) => {
    event.preventDefault();
    take(pointed() ?? list.firstElementChild);
  });
  // The field keeps the focus: losing it closes the list under the finger.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => take(event.target.closest("[role=option]")));
}

function slugOf(url) {
  return url.split("/").filter(Boolean).at(-1);
}
