/* What every page gains with scripts: theme, text size, share, copy, print, and the phone menu closing after a choice.

The buttons stand hidden in the layouts; each is shown here once it works. All words come from the layouts. */

const SIZES = ["small", "", "large", "larger"];
const root = document.documentElement;

/* A browser may forbid storage: the choice then lasts for this page only. */
function recall(key) {
  try {
    return localStorage.getItem(`lantoa-${key}`) ?? "";
  } catch {
    return "";
  }
}

function remember(key, value) {
  try {
    if (value) localStorage.setItem(`lantoa-${key}`, value);
    else localStorage.removeItem(`lantoa-${key}`);
  } catch {
    /* As above. */
  }
}

function show(value, name) {
  if (value) root.dataset[name] = value;
  else delete root.dataset[name];
}

/* A line that is there before it says anything: one that comes with its words is often not read out. */
const line = document.createElement("p");
line.className = "offstage";
line.dataset.announce = "";
line.setAttribute("role", "status");
document.body.append(line);

/* Says something to screen readers without moving the focus; and again when it is asked again. */
function announce(text) {
  line.textContent = "";
  setTimeout(() => { line.textContent = text; }, 50);
}

function each(selector, action) {
  for (const element of document.querySelectorAll(selector)) action(element);
}

function prepareTheme() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  each("[data-theme-switch]", (button) => {
    const press = () => button.setAttribute("aria-pressed", String(isDark()));
    button.addEventListener("click", () => {
      const theme = isDark() ? "light" : "dark";
      // What the system shows by itself need not be remembered, and then follows the system again.
      const chosen = theme === (dark.matches ? "dark" : "light") ? "" : theme;
      show(chosen, "theme");
      remember("theme", chosen);
      press();
    });
    dark.addEventListener("change", press);
    press();
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
