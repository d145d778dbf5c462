/* What a reader chose, kept by the browser. One that forbids storage keeps a choice for this page only. */

export function recall(key) {
  try {
    return localStorage.getItem(`lantoa-${key}`) ?? "";
  } catch {
    return "";
  }
}

export function remember(key, value) {
  try {
    if (value) localStorage.setItem(`lantoa-${key}`, value);
    else localStorage.removeItem(`lantoa-${key}`);
  } catch {
    /* As above. */
  }
}
