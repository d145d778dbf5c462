// The preview hears of every build: it loads the page again if that changed, or shows what is to be mended.

const shown = document.querySelector('meta[name="lantoa-page"]').content;

const events = new EventSource(`/__lantoa/events?page=${encodeURIComponent(location.pathname)}`);
events.addEventListener("message", (event) => {
  const edition = JSON.parse(event.data);
  if (shown === edition.page) showProblems(edition);
  else location.reload();
});
// An open stream would keep the page out of the back-forward cache, and a hidden tab one of the few connections.
addEventListener("pagehide", () => events.close());

function showProblems({ title, close, problems }) {
  document.getElementById("lantoa-panel")?.remove();
  if (problems.length === 0) return;
  const panel = make("section", "");
  panel.id = "lantoa-panel";
  panel.setAttribute("aria-label", title);
  const head = make("p", title, "lantoa-panel-title");
  const button = make("button", close);
  button.type = "button";
  button.addEventListener("click", () => panel.remove());
  const list = make("ol", "");
  for (const problem of problems) list.append(describe(problem));
  panel.append(head, button, list);
  document.body.append(panel);
}

function describe({ at, severity, code, message, hint }) {
  const item = make("li", "", `lantoa-panel-${severity}`);
  item.append(make("code", at), make("strong", message), make("small", code));
  if (hint) item.append(make("p", hint));
  return item;
}

// Text only: what editors wrote must never run here.
function make(name, text, className = "") {
  const element = document.createElement(name);
  element.textContent = text;
  element.className = className;
  return element;
}
