/* Small marks that cards and hits are made of. */

/** A site-relative URL under the base path ("/" or "/dvk/"). */
export function underBase(base, url) {
  return base + url.replace(/^\//, "");
}

/** Whether a unit stands in its own address, so that it need not be named twice: a village that leads its model. */
export function namesItself({ unit = "", place = "" }) {
  return unit !== "" && place.toLowerCase().startsWith(unit.toLowerCase());
}

/* A short unit keeps to its number, a long one may go on the next line; as parts/figure.html has it. */
function spaced(measure) {
  return (measure.length < 4 ? "\u00a0" : " ") + measure;
}

/** Fills the pieces of a figure (qualifier, number, measure, label), or takes it out when there is none. */
export function writeFigure(element, figure) {
  if (!figure) return element.remove();
  for (const piece of element.querySelectorAll("[data-figure]")) {
    const value = figure[piece.dataset.figure];
    if (!value) piece.remove();
    else piece.textContent = piece.dataset.figure === "measure" ? spaced(value) : value;
  }
}
