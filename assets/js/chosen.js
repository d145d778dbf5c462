/* The models that a visitor chose to compare: kept by the browser for a day, the same in every tab of this site. */

/** How many stand side by side at most. */
export const MOST = 4;

const A_DAY = 86_400_000;
const site = document.getElementById("khay")?.dataset.base ?? "/";
const key = `lantoa-compare ${site}`;
const listeners = new Set();
/* Where storage is forbidden the choice lasts for this page only. */
let held = [];

/** What is chosen, in the order of choosing: [{ slug, title }]. */
export function chosen() {
  try {
    const { at, models } = JSON.parse(localStorage.getItem(key)) ?? { at: 0, models: [] };
    return Date.now() - at < A_DAY ? models.filter(isModel).slice(0, MOST) : [];
  } catch {
    return held;
  }
}

/** Chooses these, and no others. */
export function choose(models) {
  held = models.slice(0, MOST);
  try {
    if (held.length > 0) localStorage.setItem(key, JSON.stringify({ at: Date.now(), models: held }));
    else localStorage.removeItem(key);
  } catch {
    /* As above. */
  }
  tell();
}

/** Calls `action` whenever the choice changes, in this tab or another. */
export function onChoice(action) {
  listeners.add(action);
}

/** Whether a text may stand in an address as the name of a model. */
export function isSlug(text) {
  return /^[a-z0-9-]+$/.test(text);
}

function isModel(one) {
  return typeof one?.title === "string" && isSlug(one.slug);
}

function tell() {
  for (const action of listeners) action();
}

window.addEventListener("storage", (event) => {
  if (event.key === key || event.key === null) tell();
});
// A page that comes back as it was left has missed what happened since.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) tell();
});
