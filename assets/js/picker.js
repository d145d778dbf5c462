/* A field that finds models as one types, over what the lists search. */

import { afterPause } from "./address.js";
import { announce } from "./announce.js";
import { makeCombobox } from "./combobox.js";
import { makeFinder } from "./finder.js";
import { say } from "./words.js";

const AT_ONCE = 10;

/**
 * Brings `input` and its listbox `list` to life. `taken` tells the slugs that are not offered, `pick` is called with the
 * slug of the one chosen. `fault` gets a sentence to show, or "".
 */
export function makePicker({ input, list, base, words, taken, pick, fault }) {
  const finder = makeFinder(base, "model");
  const box = makeCombobox({ input, list, take, closed });
  let latest = 0;

  async function look() {
    const turn = (latest += 1);
    const text = input.value.trim();
    if (!text) return box.close();
    try {
      const found = await finder.find(new URLSearchParams({ q: text }), "relevance");
      const most = Math.min(found.total, AT_ONCE + taken().length);
      const pages = await Promise.all(Array.from({ length: most }, (_, place) => found.data(place)));
      if (turn === latest) offer(pages);
    } catch (problem) {
      if (turn !== latest) return;
      box.close();
      fault(words.failed);
      console.error(problem);
    }
  }

  function offer(pages) {
    const free = pages.map((page) => ({ ...page, slug: slugOf(page.url) })).filter((page) => !taken().includes(page.slug));
    const shown = free.slice(0, AT_ONCE);
    box.offer(shown.map(makeOption));
    fault(shown.length > 0 ? "" : words.none);
    if (shown.length > 0) announce(say(words.offered, { count: shown.length, n: shown.length }));
  }

  function makeOption({ slug, meta }) {
    const option = document.createElement("li");
    const facts = document.createElement("span");
    facts.className = "picker-facts";
    facts.textContent = [meta.unit, meta.place].filter(Boolean).join(" · ");
    option.append(meta.title, facts);
    option.dataset.slug = slug;
    return option;
  }

  function closed() {
    latest += 1;
    fault("");
  }

  function take(option) {
    input.value = "";
    box.close();
    pick(option.dataset.slug);
  }

  input.addEventListener("focus", finder.warm, { once: true });
  input.addEventListener("input", afterPause(look));
  input.addEventListener("keydown", (event) => {
    if (!event.isComposing) box.takes(event);
  });
  input.form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (list.firstElementChild) take(list.firstElementChild);
  });
}

function slugOf(url) {
  return url.split("/").filter(Boolean).at(-1);
}
