/* A list of options under a field (ARIA's combobox): the focus stays in the field, the arrows lead through the list. */

/**
 * Brings the listbox `list` under `input` to life. `take(option)` is called for the one that is chosen, `closed()` when
 * the list is put away. The answer offers options, and hears keys: `takes(event)` says whether one was meant for the list.
 */
export function makeCombobox({ input, list, take, closed = () => {} }) {
  function offer(options) {
    for (const [at, option] of options.entries()) {
      option.id = `${list.id}-${at}`;
      option.setAttribute("role", "option");
    }
    list.replaceChildren(...options);
    point(null);
    list.hidden = options.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
  }

  function close() {
    offer([]);
    closed();
  }

  function point(option) {
    for (const one of list.children) one.setAttribute("aria-selected", String(one === option));
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  const pointed = () => list.querySelector('[aria-selected="true"]');

  function step(by) {
    const options = [...list.children];
    const at = options.indexOf(pointed());
    const next = at < 0 ? (by > 0 ? 0 : options.length - 1) : at + by;
    // Beyond either end stands the field itself.
    point(options[next] ?? null);
  }

  function takes(event) {
    if (list.hidden) return false;
    if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(-1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && pointed()) take(pointed());
    else return false;
    event.preventDefault();
    return true;
  }

  input.addEventListener("blur", close);
  // The field keeps the focus: losing it closes the list under the finger.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) take(option);
  });
  return { offer, close, takes };
}
