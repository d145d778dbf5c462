/* The filters beside a list: options with how many they would leave, what is chosen as chips, and who does not say. */

import { readWords, say } from "./words.js";
import { fold } from "./vietnamese.js";

const FIRST = 8;
const FURTHER = 40;
const own = readWords("filter-only-words");

/**
 * Brings the filters of a list to life. `change()` is called after a choice, `wake()` when the counts are first needed,
 * and with the key of a long list when it is opened. The answer reads them as URLSearchParams, fills them from such, and shows what was found.
 */
export function prepareFilters(root, words, { change, wake }) {
  const panel = root.querySelector("[data-filters]");
  const sheet = () => panel.matches(":popover-open");
  const facets = [...panel.querySelectorAll("[data-facet]")].map((element) => (element.matches("select") ? select(element)
    : "long" in element.dataset ? long(element, wake) : checks(element)));
  const unknown = panel.querySelector("[name=unknown]");
  const chips = root.querySelector("[data-chips]");
  const see = panel.querySelector("[data-see]");
  let awake = false;

  function rouse() {
    if (awake) return;
    awake = true;
    wake();
  }

  function read() {
    const params = new URLSearchParams();
    for (const facet of facets) for (const value of facet.chosen()) params.append(facet.key, value);
    if (unknown.checked) params.set("unknown", "1");
    return params;
  }

  function fill(params) {
    for (const facet of facets) facet.fill(params.getAll(facet.key));
    unknown.checked = params.has("unknown");
    for (const group of panel.querySelectorAll("details")) {
      if (facets.some((facet) => group.contains(facet.element) && facet.chosen().length > 0)) group.open = true;
    }
  }

  /** The number that each option would leave, the chips, and how many are left; `found` has no `left` before the table has come. */
  function show(found, resting) {
    if (found.left) {
      awake = true;
      for (const facet of facets) facet.show(found.facets, (value) => found.left.count(facet.key, value));
    }
    const chosen = facets.flatMap((facet) => facet.chosen().map((value) => ({ facet, value })));
    tellChips(chosen);
    for (const group of panel.querySelectorAll("details")) {
      tellNumber(group.querySelector("[data-chosen]"), chosen.filter(({ facet }) => group.contains(facet.element)).length);
    }
    tellNumber(root.querySelector(".filters-open [data-chosen]"), chosen.length);
    see.hidden = resting;
    if (!resting) see.textContent = say(words.see, { count: found.total, n: found.total });
    tellUnsaid(found.left?.unsaid ?? { all: 0 });
  }

  function tellChips(chosen) {
    const template = document.getElementById("chip");
    const items = chosen.map(({ facet, value }) => {
      const item = template.content.firstElementChild.cloneNode(true);
      const text = facet.text(value);
      item.querySelector(".chip-facet").textContent = `${facet.title}:`;
      item.querySelector(".chip-text").textContent = text;
      item.firstElementChild.setAttribute("aria-label", say(own.remove, { facet: facet.title, text }));
      item.firstElementChild.addEventListener("click", () => drop(facet, value));
      return item;
    });
    if (items.length > 1) items.push(clearItem());
    chips.replaceChildren(...items);
    chips.hidden = items.length === 0;
  }

  function clearItem() {
    const item = document.createElement("li");
    const button = Object.assign(document.createElement("button"), { type: "button", className: "link", textContent: own.clear });
    button.addEventListener("click", clear);
    item.append(button);
    return item;
  }

  /* The chip that had the focus is gone: its neighbour takes it, or the way to the filters. */
  function drop(facet, value) {
    const at = [...chips.querySelectorAll(".chip")].indexOf(document.activeElement);
    facet.fill(facet.chosen().filter((one) => one !== value));
    tellChips(facets.flatMap((one) => one.chosen().map((each) => ({ facet: one, value: each }))));
    const left = chips.querySelectorAll(".chip");
    (left[Math.min(at, left.length - 1)] ?? home()).focus();
    change();
  }

  function home() {
    const open = root.querySelector(".filters-open");
    return open.offsetParent ? open : root.querySelector("input[type=search]");
  }

  function clear() {
    const within = panel.contains(document.activeElement) && sheet();
    for (const facet of facets) facet.fill([]);
    unknown.checked = false;
    root.querySelector("input[type=search]").value = "";
    if (!within) home().focus();
    change();
  }

  function tellUnsaid({ all, of = new Map() }) {
    const box = root.querySelector("[data-unsaid]");
    box.hidden = all === 0;
    if (all === 0) return;
    const what = [...of].map(([key, count]) => (of.size > 1 ? say(own.part, { what: own.said[key], n: count }) : own.said[key]));
    const sentence = unknown.checked ? own.counted : own.unsaid;
    box.querySelector("[data-unsaid-text]").textContent = `${say(sentence, { count: all, n: all, what: what.join(", ") })}.`;
    box.querySelector("[data-unsaid-turn]").textContent = unknown.checked ? own.exclude : own.include;
  }

  /** Says on a page of a list what it does not say of what somebody looks for. */
  function mark(element, facetsUnsaid) {
    if (facetsUnsaid) element.textContent = say(own.silent, { what: facetsUnsaid.map((key) => own.said[key]).join(", ") });
    else element.remove();
  }

  panel.addEventListener("change", (event) => {
    if (event.target.name) change();
  });
  for (const kind of ["pointerenter", "focusin", "beforetoggle"]) panel.addEventListener(kind, rouse);
  root.querySelector("[data-unsaid-turn]").addEventListener("click", () => {
    unknown.checked = !unknown.checked;
    change();
  });
  root.addEventListener("click", (event) => {
    if (event.target.closest("[data-clear]")) clear();
  });
  return { read, fill, show, mark };
}

function tellNumber(element, count) {
  element.textContent = count > 0 ? `(${count})` : "";
}

/* A list of options that the layout has. */
function checks(element) {
  const boxes = [...element.querySelectorAll("input")];
  return {
    element,
    key: element.dataset.facet,
    title: element.dataset.title,
    chosen: () => boxes.filter((box) => box.checked).map((box) => box.value),
    fill: (values) => { for (const box of boxes) box.checked = values.includes(box.value); },
    text: (value) => nameOf(boxes.find((box) => box.value === value)),
    show: (_, count) => { for (const box of boxes) tellCount(box, count(box.value)); },
  };
}

function nameOf(box) {
  return box.parentElement.querySelector(".filter-name").textContent;
}

function tellCount(box, count) {
  box.parentElement.querySelector(".filter-count").textContent = say("{n}", { n: count });
  box.disabled = count === 0 && !box.checked;
}

/* One of several limits. */
function select(element) {
  const options = [...element.options].slice(1);
  for (const option of options) option.dataset.text = option.textContent;
  return {
    element,
    key: element.dataset.facet,
    title: element.dataset.title,
    chosen: () => (element.value ? [element.value] : []),
    fill: ([value = ""]) => { element.value = options.some((option) => option.value === value) ? value : ""; },
    text: (value) => options.find((option) => option.value === value).dataset.text,
    show(_, count) {
      for (const option of options) {
        const left = count(option.value);
        option.textContent = say("{text} ({n})", { text: option.dataset.text, n: left });
        option.disabled = left === 0 && !option.selected;
      }
    },
  };
}

/* A list that grows with the site: those that are chosen, then those that leave most; or those that are typed. */
function long(element, wake) {
  const template = document.getElementById("filter-option").content.firstElementChild;
  const box = element.querySelector("[data-options]");
  const narrow = element.querySelector("[data-narrow]");
  const further = element.querySelector("[data-further]");
  const key = element.dataset.facet;
  const drawn = new Map();
  let chosen = [];
  let options = null;
  let count = () => 0;
  let most = FIRST;

  function draw(value) {
    if (!drawn.has(value)) {
      const label = template.cloneNode(true);
      Object.assign(label.querySelector("input"), { name: key, value });
      label.querySelector(".filter-name").textContent = options.get(value).text;
      drawn.set(value, label);
    }
    return drawn.get(value);
  }

  /* The order stays while somebody chooses; it is made anew when the list is opened or narrowed. */
  function arrange() {
    const typed = fold(narrow.value).trim();
    const left = [...options.keys()]
      .filter((value) => (typed ? ` ${options.get(value).folded}`.includes(` ${typed}`) : count(value) > 0 || chosen.includes(value)))
      .map((value) => ({ value, n: count(value), is: chosen.includes(value) }))
      .sort((one, other) => other.is - one.is || other.n - one.n);
    box.replaceChildren(...left.slice(0, most).map(({ value }) => draw(value)));
    element.querySelector("[data-none]").hidden = !typed || left.length > 0;
    further.hidden = left.length <= most;
    narrow.parentElement.hidden = options.size <= FIRST;
    tell();
  }

  function tell() {
    for (const input of box.querySelectorAll("input")) {
      input.checked = chosen.includes(input.value);
      tellCount(input, count(input.value));
    }
  }

  function show(facets, counted) {
    if (!facets.columns.has(key)) return;
    count = counted;
    const first = options === null;
    options ??= optionsOf(facets.columns.get(key));
    chosen = chosen.filter((value) => options.has(value));
    element.closest("details").hidden = options.size === 0;
    if (first || chosen.some((value) => !drawn.get(value)?.isConnected)) arrange();
    else tell();
  }

  box.addEventListener("change", ({ target }) => {
    chosen = target.checked ? [...chosen, target.value] : chosen.filter((value) => value !== target.value);
  });
  narrow.addEventListener("input", () => { most = FIRST; arrange(); });
  further.addEventListener("click", () => {
    const from = box.children.length;
    most += FURTHER;
    arrange();
    box.children[from]?.querySelector("input").focus();
  });
  element.closest("details").addEventListener("toggle", ({ target }) => {
    if (options) arrange();
    else if (target.open) wake(key);
  });
  return {
    element,
    key,
    title: element.dataset.title,
    chosen: () => chosen,
    fill: (values) => { chosen = [...values]; },
    text: (value) => options?.get(value)?.text ?? value,
    show,
  };
}

function optionsOf(column) {
  const named = column.values.map((value, number) => [value, column.names[number]]);
  return new Map(named.map(([value, text]) => [value, { text, folded: fold(text).replaceAll(",", "") }]));
}
