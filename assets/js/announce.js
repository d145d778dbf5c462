/* A line that is there before it says anything: one that comes with its words is often not read out. */

const line = document.createElement("p");
line.className = "offstage";
line.dataset.announce = "";
line.setAttribute("role", "status");
document.body.append(line);

/** Says something to screen readers without moving the focus; and again when it is asked again. */
export function announce(text) {
  line.textContent = "";
  setTimeout(() => { line.textContent = text; }, 50);
}
