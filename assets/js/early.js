/* Runs before the page is drawn, so that a chosen theme or text size does not flash. Not a module: those wait. */

/* What only scripts bring to life is drawn from the beginning, and never where none run. */
document.documentElement.dataset.scripts = "";
/* A list that is asked for something is drawn once its answer is there. */
if (location.search) document.documentElement.dataset.asked = "";
try {
  for (const name of ["theme", "text"]) {
    const value = localStorage.getItem(`lantoa-${name}`);
    if (value) document.documentElement.dataset[name] = value;
  }
} catch {
  /* Storage is forbidden: nothing was chosen. */
}
/* Who follows a link to hits waits longest for what finds them; its scripts (engine.js) would ask for it last. */
if (/[/]tim-kiem[/][?](.*&)?q=[^&]/.test(location.href)) {
  const ahead = (file, what = { rel: "preload", as: "fetch" }) => {
    const link = document.createElement("link");
    document.head.append(Object.assign(link, what, { crossOrigin: "", href: `../pagefind/${file}` }));
    return link.href;
  };
  const entry = ahead(`pagefind-entry.json?ts=${performance.timeOrigin}`);
  ahead("pagefind.js", { rel: "modulepreload" });
  ahead("wasm.unknown.pagefind");
  fetch(entry).then((answer) => answer.json()).then(({ languages }) => {
    for (const { hash } of Object.values(languages)) ahead(`pagefind.${hash}.pf_meta`);
  }).catch(() => { /* The scripts will tell. */ });
}
