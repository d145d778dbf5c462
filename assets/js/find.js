/* Searching from any page: "/" leads to the search field, Escape back to where one was; on a phone the button in the head
opens the field in place. Without scripts that button is a link to the search page. */

import { recall, remember } from "./kept.js";

const root = document.documentElement;
const opener = document.querySelector(".masthead-find");
const quick = document.getElementById("tim-nhanh");
/* Pages that are about searching have a large field of their own instead. */
const field = quick ?? document.querySelector("main input[type=search]");
const TYPING = "input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]";
let from = null;

export function prepareFind() {
  if (!field) return;
  prepareSwitch();
  opener?.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (root.dataset.finding === undefined) enter();
    else leave();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && root.dataset.keys !== "off" && isFree(event)) {
      event.preventDefault();
      enter();
    }
  });
  quick?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    leave();
  });
}

/* Not while somebody types, and not as a part of a shortcut of the browser. */
function isFree({ target, ctrlKey, metaKey, altKey, isComposing }) {
  return !(ctrlKey || metaKey || altKey || isComposing || target.closest?.(TYPING));
}

function enter() {
  from = document.activeElement;
  if (quick) root.dataset.finding = "";
  field.focus();
  field.select();
}

function leave() {
  delete root.dataset.finding;
  field.blur();
  from?.focus({ preventScroll: true });
  from = null;
}

/* A key of a single sign can be pressed by a voice or a slip, so it can be switched off (WCAG 2.1.4). */
function prepareSwitch() {
  const button = document.querySelector("[data-keys-switch]");
  const show = () => {
    const off = recall("keys") === "off";
    if (off) root.dataset.keys = "off";
    else delete root.dataset.keys;
    button?.setAttribute("aria-pressed", String(!off));
  };
  show();
  if (!button) return;
  button.addEventListener("click", () => {
    remember("keys", root.dataset.keys ? "" : "off");
    show();
  });
  button.hidden = false;
}
