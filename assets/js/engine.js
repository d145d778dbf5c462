/* Pagefind's program over the index of the site. An address that asks for words opens it while the page still comes. */

import { once, openPages } from "./pages.js";

/**
 * Opens the index at a base path, once: its table of pages, and `search(terms)`, which gives Pagefind's results. Throws
 * what the browser throws when it cannot be had; then it is opened anew the next time.
 */
export const openEngine = once(async (base, failures) => {
  const folder = `${base}pagefind/`;
  const table = openPages(base);
  // Pagefind would ask for its program last.
  const early = fetch(`${folder}wasm.unknown.pagefind`).then((answer) => answer.arrayBuffer());
  // A script that once failed to come is never asked for again under the same address.
  const script = folder + "pagefind.js" + (failures > 0 ? `?again=${failures}` : "");
  const [{ createInstance }, pages] = await Promise.all([import(script), table, early]);
  // It complains of an index without pages.
  if (pages.rows === 0) return { pages, search: async () => [] };
  const engine = createInstance({ baseUrl: base, noWorker: true, metaCacheTag: pages.stamp });
  // What hinders its start it tells at the first question, not when it is made.
  await engine.preload("");
  return { pages, search: async (terms) => (await engine.search(terms.join(" "))).results };
});

if (new URLSearchParams(globalThis.location?.search).get("q")) {
  // Whoever asks it for something is told of a failure.
  openEngine(new URL(import.meta.url).pathname.replace(/assets\/js-.*/, "")).catch(() => {});
}
