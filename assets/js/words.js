/* The words of a tool: the layout gives them as JSON beside it, since no text lives in scripts. */

/** The JSON in the element with this id. */
export function readWords(id) {
  return JSON.parse(document.getElementById(id).textContent);
}

/** A sentence with its {named} places filled; `{ one, other }` is chosen by `count`. Numbers are written as the page's language does. */
export function say(sentence, values = {}) {
  const text = typeof sentence === "string" ? sentence : values.count === 1 ? sentence.one : sentence.other;
  return text.replace(/\{(\w+)\}/g, (place, name) => (name in values ? write(values[name]) : place));
}

let inLanguage = null;

/* A small whole number is written alike everywhere, and a slow phone takes a tenth of a second to learn about others. */
function write(value) {
  if (typeof value !== "number" || (Number.isInteger(value) && Math.abs(value) < 1000)) return String(value);
  inLanguage ??= new Intl.NumberFormat(document.documentElement.lang);
  return inLanguage.format(value);
}
