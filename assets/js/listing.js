/* A list that follows its form: what is typed, filters and the order stand in the address; slower answers are dropped. */

import { afterPause, writeAddress } from "./address.js";
import { prepareFilters } from "./filter.js";
import { makeFinder } from "./finder.js";
import { say } from "./words.js";

/**
 * Brings a list to life. `only` is the kind of its pages; `itemsOf({ text, apart })` is what draws one for a query, `atOnce`
 * at a time; `rest()` shows the page when nothing is asked.
 */
export function prepareListing(root, { only = "", atOnce, words, itemsOf, rest, path = location.pathname }) {
  const part = (name) => root.querySelector(`[data-${name}]`);
  const [list, status, more, empty, failed, sorter] = ["list", "status", "more", "empty", "failed", "sort"].map(part);
  const form = root.querySelector("form");
  const input = form.querySelector("input[type=search]");
  const finder = makeFinder(root.dataset.base, only);
  const filters = prepareFilters(root, words, { change, wake: (list) => { finder.want(list); update(); } });
  let latest = 0;
  let order = ""; // as somebody chose it

  function asked() {
    const text = input.value.trim();
    const usual = text ? "relevance" : "newest";
    const sort = order && (text || order !== "relevance") ? order : usual;
    const given = [...(text ? [["q", text]] : []), ...filters.read(), ...(sort === usual ? [] : [["sort", sort]])];
    return { params: new URLSearchParams(given), sort };
  }

  async function update() {
    const turn = (latest += 1);
    const { params, sort } = asked();
    tellSort(params, sort);
    const resting = ![...params.keys()].some((key) => key !== "unknown" && (only || key !== "sort"));
    failed.hidden = true;
    if (!resting && !list.children.length) tell(words.searching);
    try {
      const found = await finder.find(params, sort);
      if (turn !== latest) return;
      filters.show(found, resting);
      if (resting) return settle(rest);
      await show(turn, params.get("q") ?? "", found);
    } catch (fault) {
      if (turn === latest) fail(fault, resting);
    }
  }

  /* early.js hides the list that is asked for something. */
  function unveil() {
    delete document.documentElement.dataset.asked;
  }

  /* What was delivered, or nothing. */
  function settle(action) {
    empty.hidden = true;
    more.hidden = true;
    root.classList.remove("listing-asked");
    unveil();
    action();
  }

  async function show(turn, text, found) {
    const take = (from) =>
      Array.from({ length: Math.max(0, Math.min(atOnce, found.total - from)) }, (_, at) => found.data(from + at));
    const itemOf = itemsOf({ text: found.corrected || text, apart: Boolean(found.apart) });
    const draw = (page) => {
      const item = itemOf(page);
      filters.mark(item.querySelector('[data-part="unsaid"]'), page.unsaid);
      return item;
    };
    const coming = take(0);
    // One that is not waited for any more may fail unheard.
    Promise.all(coming).catch(() => {});
    let drawn = 0;
    // The best comes before all ten, which take a slow phone half a second; what stood there stands below it until then.
    for (const to of only && list.children.length ? [atOnce] : [1, atOnce]) {
      const pages = await Promise.all(coming.slice(drawn, to));
      if (turn !== latest) return;
      root.classList.add("listing-asked");
      const before = [...list.children].slice(drawn, to < coming.length ? to : undefined);
      before.forEach((item) => item.remove());
      list[drawn > 0 ? "append" : "prepend"](...pages.map(draw));
      drawn = to;
      unveil();
      await new Promise((resolve) => { setTimeout(resolve); });
    }
    if (turn !== latest) return;
    more.hidden = found.total <= list.children.length;
    more.onclick = async () => {
      const from = list.children.length;
      const next = await Promise.all(take(from));
      if (turn !== latest) return;
      list.append(...next.map(draw));
      more.hidden = found.total <= list.children.length;
      list.children[from]?.querySelector("h2 a").focus();
    };
    tell(sentence(text, found));
    empty.hidden = found.total > 0;
    offerNearest(found.nearest ?? []);
  }

  /* The same sentence written twice is read out twice. */
  function tell(said) {
    if (status.textContent !== said) status.textContent = said;
  }

  function sentence(text, found) {
    const count = found.total;
    const values = { count, n: count, q: text, meant: found.corrected ?? "" };
    if (!text) return say(count > 0 ? words.found : words.nothing, values);
    if (count === 0) return say(words.words.nothing, values);
    return say(found.corrected ? words.words.corrected : found.apart ? words.words.apart : words.words.found, values);
  }

  function offerNearest(spellings) {
    const box = empty.querySelector("[data-nearest]");
    box.hidden = spellings.length === 0;
    box.querySelector("[data-nearest-links]").replaceChildren(...spellings.flatMap((spelling, at) => {
      const link = document.createElement("a");
      link.href = `?q=${encodeURIComponent(spelling)}`;
      link.textContent = spelling;
      return at > 0 ? [", ", link] : [link];
    }));
  }

  function tellSort(params, sort) {
    const relevance = sorter.querySelector("[value=relevance]");
    relevance.hidden = relevance.disabled = !params.has("q");
    sorter.value = sort;
  }

  function fail(fault, resting) {
    console.error(fault);
    if (resting) return settle(rest);
    if (!only) list.replaceChildren();
    more.hidden = true;
    empty.hidden = true;
    failed.hidden = false;
    unveil();
    if (!only) tell(words.failed);
  }

  function change({ replace = false } = {}) {
    writeAddress(asked().params, { path, replace });
    update();
  }

  function restore() {
    const params = new URLSearchParams(location.search);
    input.value = params.get("q") ?? "";
    order = params.get("sort") ?? "";
    filters.fill(params);
    update();
  }

  const changeSoon = afterPause(() => change({ replace: true }));
  input.addEventListener("input", changeSoon);
  input.addEventListener("focus", finder.warm, { once: true });
  sorter.addEventListener("change", () => {
    order = sorter.value;
    change();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    // Drawn twice, the hits would lose the focus that somebody has already led into them.
    changeSoon.cancel();
    change();
  });
  root.addEventListener("click", (event) => {
    if (event.target.closest("[data-retry]")) update();
  });
  window.addEventListener("popstate", restore);
  form.hidden = false;
  part("ways").hidden = false;
  restore();
  return { input, list };
}
