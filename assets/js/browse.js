/* The list of models: without a choice as it was delivered, else found and filtered. */

import { makeCard } from "./cards.js";
import { prepareListing } from "./listing.js";
import { readWords } from "./words.js";

const words = readWords("filter-words");
const root = document.getElementById("listing");
const list = document.getElementById("cards");
const status = document.getElementById("so-ket-qua");
const template = document.getElementById("card-template");
const delivered = { items: [...(list?.children ?? [])], status: status.textContent };

/* A site without models has nothing to filter. */
if (list) {
  list.dataset.list = "";
  prepareListing(root, {
    only: "model",
    atOnce: 12,
    words,
    path: new URL(root.querySelector("form").action).pathname,
    itemsOf: () => (page) => makeCard(template, page, root.dataset.base, words),
    rest: () => {
      list.replaceChildren(...delivered.items);
      status.textContent = delivered.status;
    },
  });
}
