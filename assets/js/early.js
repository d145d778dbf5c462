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
