// Keys for the whole page, but not while something is typed or a control is used.

import { say } from "./answers.js";
import { firstShown, pointAt, zoom } from "./chart.js";
import { closeEvent, openAnEvent } from "./events.js";
import { control } from "./form.js";
import { ready } from "./ready.js";
import { openEvent } from "./view.js";

const list = document.getElementById("list");
const help = /** @type {HTMLDialogElement} */ (document.getElementById("keys"));
let cursor = null; // the event that arrows have reached while none is open

const rows = () => [.../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll("[data-id]"))];
const typing = (target) =>
  target.closest("input:not([type=checkbox], [type=radio], [type=range]), select, textarea, dialog");
// A radio button and a slider have arrows of their own.
const own = (target, key) => key.startsWith("Arrow") && target.closest("[type=radio], [type=range]");

/** Return the rows in order of time; a ranked list is not in it. */
function inTime() {
  const all = rows();
  if (!list.querySelector(".ranked")) return all;
  const day = (row) => row.querySelector("time").dateTime;
  return all.sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
}

function point(row) {
  for (const old of list.querySelectorAll(".cursor")) old.classList.remove("cursor");
  cursor = row ? row.dataset.id : null;
  if (!row) return;
  row.classList.add("cursor");
  pointAt(cursor);
}

function announce(row) {
  say(`${row.querySelector("time").textContent}: ${row.querySelector("a").textContent}`);
}

/** Move to the event before (-1) or after (1), and open it if one is open. */
function step(by, order) {
  const focused = /** @type {HTMLElement} */ (document.activeElement.closest("#list [data-id]"));
  const here = focused ? focused.dataset.id : openEvent() || cursor;
  const at = order.findIndex((row) => row.dataset.id === here);
  // Without a place to start from, the first event of the chart's window is it.
  const next = order[at < 0 ? (by > 0 ? firstShown(order) : order.length - 1) : at + by];
  if (!next) return;
  announce(next);
  if (openEvent()) openAnEvent(next.dataset.id, { browse: true });
  else point(next);
  if (focused) next.querySelector("a").focus();
}

const KEYS = {
  ArrowLeft: () => step(-1, inTime()),
  ArrowRight: () => step(1, inTime()),
  ArrowUp: (target) => list.contains(target) && step(-1, rows()),
  ArrowDown: (target) => list.contains(target) && step(1, rows()),
  Enter: (target) => cursor !== null && !openEvent() && !target.closest("a, button, summary") && openAnEvent(cursor),
  Escape: () => openEvent() && closeEvent(),
  "/": () => {
    control("q").focus();
    control("q").select();
  },
  "+": () => zoom(0.5),
  "=": () => zoom(0.5),
  "-": () => zoom(2),
  0: () => zoom(null),
  "?": () => help.showModal(),
};

document.addEventListener("keydown", (/** @type {On<HTMLElement, KeyboardEvent>} */ press) => {
  const { target, key } = press;
  if (press.defaultPrevented || press.ctrlKey || press.metaKey || press.altKey || !ready()) return;
  const menu = /** @type {HTMLDetailsElement} */ (document.querySelector(".menu[open]"));
  if (key === "Escape" && menu) {
    menu.open = false;
    if (menu.contains(target)) menu.querySelector("summary").focus();
    return;
  }
  if (key === "Escape" && target.id === "q") {
    press.preventDefault(); // a browser would empty the field
    target.blur();
    return;
  }
  if (!Object.hasOwn(KEYS, key) || typing(target) || own(target, key)) return;
  if (KEYS[key](target) !== false) press.preventDefault();
});

document.getElementById("keys-open").addEventListener("click", () => help.showModal());
