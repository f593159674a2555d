// The explorer's page: what a reader does with links and the form, turned into views; and its
// parts, connected.
import { copyByButtons } from "../shared/copy.js";
import { later } from "../shared/later.js";
import { ask, connect, go, say } from "./answers.js";
import { begin, draw, revealNext } from "./chart.js";
import { arrived, closeEvent, follow, openFromList } from "./events.js";
import { asked, control, fill, form } from "./form.js";
import "./keyboard.js";
import { describeOverview } from "./overview.js";
import { ready } from "./ready.js";
import { canonical, change, openEvent, queryOf, view } from "./view.js";

const SEARCH_DELAY = 150; // ms after the last letter

// --- links

document.addEventListener("click", (/** @type {On<Element, MouseEvent>} */ click) => {
  if (click.defaultPrevented || click.button || click.metaKey || click.ctrlKey || click.shiftKey || click.altKey)
    return;
  /** @type {HTMLElement} */
  const link = click.target.closest("a[href]");
  if (!link || !ready()) return;
  const query = queryOf(link);
  if (query === null) return;
  /** @type {HTMLElement} */
  const row = link.closest("[data-id]");
  click.preventDefault();
  if ("dismiss" in link.dataset) link.closest(".notice").remove();
  else if (link.id === "close") closeEvent();
  else if (row) openFromList(row.dataset.id);
  else follow(link, query);
});

addEventListener("popstate", () => {
  const query = location.search.slice(1);
  if (query === view.query) return;
  view.query = query;
  fill();
  ask();
});

// --- the form

const search = later(() => {
  // Until there are answers it would load a page under the hand that types.
  if (ready()) go(change(asked()), { replace: true });
}, SEARCH_DELAY);

form.addEventListener("submit", (submit) => {
  if (!ready()) return;
  submit.preventDefault();
  go(change(asked()));
});
// Inputs outside the form element that belong to it do not bubble through it.
document.addEventListener("input", (/** @type {On<HTMLInputElement>} */ { target }) => {
  if (target.form === form && target.name === "q") search();
});
document.addEventListener("change", (/** @type {On<HTMLInputElement>} */ { target }) => {
  if (target.form !== form || target.name === "q") return;
  if (ready()) go(change(asked()));
  else form.requestSubmit();
});
document.addEventListener("pointerdown", (/** @type {On<Element, PointerEvent>} */ { target }) => {
  /** @type {NodeListOf<HTMLDetailsElement>} */
  const menus = document.querySelectorAll(".menu[open]");
  for (const menu of menus) if (!menu.contains(target)) menu.open = false;
});

copyByButtons(say);

// --- the parts, connected

connect({
  started() {
    // What has been typed while the page could not answer yet.
    if (control("q").value !== control("q").defaultValue) search();
    revealNext(Boolean(openEvent()) && scrollY === 0);
  },
  answered() {
    describeOverview();
    revealNext(arrived());
  },
  draw,
});
canonical(view.query);
fill();
describeOverview();
begin();
