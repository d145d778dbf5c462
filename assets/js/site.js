/* What every page gains with scripts: theme, text size, share, copy, print, and the phone menu closing after a choice.

The buttons stand hidden in the layouts; each is shown here once it works. All words come from the layouts. */

import { announce } from "./announce.js";
import { prepareFind } from "./find.js";
import { recall, remember } from "./kept.js";
import { prepareTray } from "./tray.js";
import { say } from "./words.js";

const SIZES = ["small", "", "large", "larger"];
const THEMES = ["light", "dark", "contrast"];
const root = document.documentElement;

function show(value, name) {
  if (value) root.dataset[name] = value;
  else delete root.dataset[name];
}

function each(selector, action) {
  for (const element of document.querySelectorAll(selector)) action(element);
}

/* Light, dark, high contrast, and round again: one button, whose name says what is shown now. */
function prepareTheme() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const system = () => (dark.matches ? "dark" : "light");
  const now = () => root.dataset.theme ?? system();
  each("[data-theme-switch]", (button) => {
    const name = () => {
      const text = say(button.dataset.named, { now: button.dataset[now()] });
      button.setAttribute("aria-label", text);
      button.title = text;
    };
    button.addEventListener("click", () => {
      const theme = THEMES[(THEMES.indexOf(now()) + 1) % THEMES.length];
      // What the system shows by itself need not be remembered, and then follows the system again.
      const chosen = theme === system() ? "" : theme;
      show(chosen, "theme");
      remember("theme", chosen);
      name();
      announce(button.dataset[theme]);
    });
    dark.addEventListener("change", name);
    name();
    button.hidden = false;
  });
}

function prepareTextSize() {
  const at = () => Math.max(0, SIZES.indexOf(root.dataset.text ?? ""));
  const buttons = [...document.querySelectorAll("[data-text-step]")];
  const limit = () => {
    for (const button of buttons) {
      const next = at() + Number(button.dataset.textStep);
      button.setAttribute("aria-disabled", String(next < 0 || next >= SIZES.length));
    }
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const size = SIZES[at() + Number(button.dataset.textStep)];
      if (size === undefined) return;
      show(size, "text");
      remember("text", size);
      limit();
    });
    button.hidden = false;
  }
  limit();
}

function prepareShare() {
  each("[data-share]", (button) => {
    if (!navigator.share) return;
    button.addEventListener("click", async () => {
      try {
        await navigator.share({ title: button.dataset.shareTitle, url: button.dataset.shareUrl });
      } catch (fault) {
        // Closing the sheet is a choice, not a fault.
        if (fault.name !== "AbortError") throw fault;
      }
    });
    button.hidden = false;
  });
  each("[data-copy]", (button) => {
    if (!navigator.clipboard) return;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      confirm(button, button.dataset.copied);
    });
    button.hidden = false;
  });
  each("[data-print]", (button) => {
    button.addEventListener("click", () => window.print());
    button.hidden = false;
  });
}

/** Shows for a moment on the button what it did, and says it. */
function confirm(button, text) {
  announce(text);
  if (button.dataset.busy) return;
  button.dataset.busy = "true";
  const before = [...button.childNodes];
  button.replaceChildren(text);
  setTimeout(() => {
    button.replaceChildren(...before);
    delete button.dataset.busy;
  }, 2500);
}

/* On paper nothing is folded. Newer browsers learn that from the stylesheet; the others have it opened for them. */
function preparePaper() {
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("main details:not([open])")];
    for (const one of opened) one.open = true;
    each("main img[loading=lazy]", (image) => { image.loading = "eager"; });
  });
  window.addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
  });
}

function prepareMenu() {
  const menu = document.querySelector(".menu[popover]");
  if (!menu?.hidePopover) return;
  // A link to a part of the same page leaves the menu open over it.
  menu.addEventListener("click", (event) => {
    if (event.target.closest("a") && menu.matches(":popover-open")) menu.hidePopover();
  });
}

show(recall("theme"), "theme");
show(recall("text"), "text");
prepareTheme();
prepareTextSize();
prepareShare();
prepareMenu();
preparePaper();
prepareFind();
prepareTray();
