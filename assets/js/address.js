/* What a visitor asks for lives in the address, so that what is seen can be sent to somebody else. */

/** Writes choices into the address: a new entry of the history, or in place of the present one while somebody types. */
export function writeAddress(params, { replace = false, path = location.pathname } = {}) {
  const query = params.toString();
  const address = path + (query ? `?${query}` : "");
  if (address === location.pathname + location.search) return;
  history[replace ? "replaceState" : "pushState"](null, "", address);
}

/** Calls `action` once nothing has happened for a while, unless that is cancelled. */
export function afterPause(action, milliseconds = 150) {
  let timer = 0;
  const soon = (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...args), milliseconds);
  };
  return Object.assign(soon, { cancel: () => clearTimeout(timer) });
}
