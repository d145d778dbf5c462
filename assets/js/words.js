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

function write(value) {
  return typeof value === "number" ? new Intl.NumberFormat(document.documentElement.lang).format(value) : String(value);
}
