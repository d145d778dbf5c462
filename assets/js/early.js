/* Runs before the page is drawn, so that a chosen theme or text size does not flash. Not a module: those wait. */
try {
  for (const name of ["theme", "text"]) {
    const value = localStorage.getItem(`lantoa-${name}`);
    if (value) document.documentElement.dataset[name] = value;
  }
} catch {
  /* Storage is forbidden: nothing was chosen. */
}
