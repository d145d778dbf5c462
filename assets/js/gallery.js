/* Photos shown whole, one beside the other: arrow keys, a swipe, or the buttons; Escape and "back" close.

The strip scrolls and snaps by itself, so a finger needs no script. Without scripts each photo is a link to its largest
picture. All words come from the layouts (parts/viewer.html). */

const viewer = document.querySelector("[data-viewer]");
const figures = [...document.querySelectorAll("figure.picture")];

if (viewer?.showModal && figures.length) prepare();

function prepare() {
  const strip = viewer.querySelector("[data-strip]");
  const line = viewer.querySelector("[data-count]");
  const steps = [...viewer.querySelectorAll("[data-step]")];
  const at = () => Math.round(strip.scrollLeft / Math.max(1, strip.clientWidth));

  const tell = () => {
    const text = line.dataset.count.replace("{n}", at() + 1).replace("{total}", figures.length);
    if (line.textContent !== text) line.textContent = text;
    for (const button of steps) {
      const next = at() + Number(button.dataset.step);
      button.setAttribute("aria-disabled", String(next < 0 || next >= figures.length));
    }
  };
  const go = (place, behavior = "auto") => {
    const left = Math.min(figures.length - 1, Math.max(0, place)) * strip.clientWidth;
    strip.scrollTo({ left, behavior });
  };
  const open = (place) => {
    if (!strip.children.length) strip.append(...figures.map(slide));
    viewer.showModal();
    go(place, "instant");
    tell();
  };

  figures.forEach((figure, place) => {
    opener(figure)?.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      open(place);
    });
  });
  strip.addEventListener("scroll", tell, { passive: true });
  addEventListener("resize", () => { if (viewer.open) tell(); });
  for (const button of steps) button.addEventListener("click", () => go(at() + Number(button.dataset.step)));
  viewer.querySelector("[data-close]").addEventListener("click", () => viewer.close());
  // A click beside the photo closes, as it does everywhere else.
  viewer.addEventListener("click", (event) => { if (event.target.matches("[data-strip], li")) viewer.close(); });
  viewer.addEventListener("keydown", (event) => {
    const place = { ArrowLeft: at() - 1, ArrowRight: at() + 1, Home: 0, End: figures.length - 1 }[event.key];
    if (place === undefined || event.altKey || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    go(place);
  });
}

/* What opens a photo: its link, or a button around a picture that has none. */
function opener(figure) {
  const link = figure.querySelector("a.picture-whole");
  if (link) return link;
  const picture = figure.querySelector("picture");
  if (!picture) return null;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "picture-whole";
  picture.replaceWith(button);
  const words = document.createElement("span");
  words.className = "offstage";
  words.textContent = viewer.dataset.open;
  button.append(picture, words);
  return button;
}

/* A photo as the viewer shows it: as wide as the window, the largest file only where a window is that wide. */
function slide(figure) {
  const item = document.createElement("li");
  const picture = figure.querySelector("picture").cloneNode(true);
  for (const source of picture.querySelectorAll("source")) source.sizes = "100vw";
  const image = picture.querySelector("img");
  image.loading = "lazy";
  image.removeAttribute("fetchpriority");
  const whole = figure.querySelector("a.picture-whole")?.href;
  if (whole && innerWidth * devicePixelRatio > 1300) {
    for (const source of picture.querySelectorAll("source")) source.remove();
    image.src = whole;
  }
  item.append(picture);
  const caption = figure.querySelector("figcaption")?.cloneNode(true);
  if (caption) item.append(caption);
  return item;
}
