// What pages do more with script: the search key, terms on touch and by Escape, copying.
import { copyByButtons } from "../shared/copy.js";
import { sayIn } from "../shared/say.js";

const busy = (target) => target.closest("input, select, textarea, dialog, [contenteditable]");

document.addEventListener("keydown", (/** @type {On<HTMLElement, KeyboardEvent>} */ press) => {
  if (press.defaultPrevented || press.ctrlKey || press.metaKey || press.altKey) return;
  if (press.key === "/" && !busy(press.target)) {
    const field = /** @type {HTMLInputElement} */ (document.getElementById("site-q"));
    if (!field) return;
    press.preventDefault();
    field.focus();
    field.select();
  } else if (press.key === "Escape") {
    if (press.target.id === "site-q") press.target.blur();
    // A definition that hover or focus shows must be possible to dismiss (WCAG 1.4.13).
    for (const shown of document.querySelectorAll(".explained")) {
      shown.classList.remove("open");
      if (shown.matches(":hover, :focus-within")) shown.classList.add("shut");
    }
  }
});

for (const explained of document.querySelectorAll(".explained")) {
  explained.addEventListener("mouseenter", () => explained.classList.remove("shut"));
  for (const left of ["mouseleave", "focusout"]) {
    explained.addEventListener(left, () => explained.classList.remove("shut", "open"));
  }
}

// Where nothing hovers, the first touch explains a term and the second opens the glossary.
document.addEventListener("click", (/** @type {On<Element, MouseEvent>} */ click) => {
  const term = click.target.closest(".term");
  const explained = term?.parentElement;
  for (const other of document.querySelectorAll(".explained.open")) {
    if (other !== explained) other.classList.remove("open");
  }
  if (!explained || !matchMedia("(hover: none)").matches || explained.classList.contains("open")) return;
  click.preventDefault();
  explained.classList.add("open");
});

const said = document.getElementById("said"); // on a page that has something to say
copyByButtons((words) => said && sayIn(said, words));
