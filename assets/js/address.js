/* A form's choices live in the address, so that what a visitor sees can be sent to somebody else. */

/** The named choices of a form that are not empty, as URLSearchParams in the form's order. */
export function readForm(form) {
  const chosen = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && value.trim()) chosen.append(name, value.trim());
  }
  return chosen;
}

/** Sets a form to what the address says; what it does not name is emptied. */
export function fillForm(form, params) {
  for (const control of form.elements) {
    if (!control.name) continue;
    const values = params.getAll(control.name);
    if (control.type === "checkbox" || control.type === "radio") control.checked = values.includes(control.value);
    else if (control instanceof HTMLSelectElement) choose(control, values[0] ?? "");
    else control.value = values[0] ?? "";
  }
}

/* A value that no option has (an old link) is shown as nothing chosen. */
function choose(select, value) {
  const known = [...select.options].some((option) => option.value === value);
  select.value = known ? value : select.options[0].value;
}

/** Says on a folded list of filters how many are chosen. */
export function tellFold(fold, chosen) {
  const count = [...chosen.keys()].filter((name) => name !== "q" && name !== "sort").length;
  fold.querySelector("[data-chosen]").textContent = count > 0 ? `(${count})` : "";
}

/** Writes choices into the address: a new entry of the history, or in place of the present one while somebody types. */
export function writeAddress(params, { replace = false, path = location.pathname } = {}) {
  const query = params.toString();
  const address = path + (query ? `?${query}` : "");
  if (address === location.pathname + location.search) return;
  history[replace ? "replaceState" : "pushState"](null, "", address);
}

/** Calls `action` once nothing has happened for a while. */
export function afterPause(action, milliseconds = 220) {
  let timer = 0;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...args), milliseconds);
  };
}
