// The page and its server: asks for views by way of Dash, and puts the answers into place.
// Words come first and are shown before the drawing, which takes the browser longer.
import { sayIn } from "../shared/say.js";
import { fill, offerSpan } from "./form.js";
import { measure } from "./frame.js";
import { giveUp, ready, start, started, stayPlain } from "./ready.js";
import { paint } from "./theme.js";
import { address, canonical, view } from "./view.js";

const list = document.getElementById("list");
const details = document.getElementById("details");
const tracks = document.getElementById("tracks");
const phone = matchMedia("(max-width: 599.98px)"); // the tracks stand above the list, not in a chart
const WORDS_FIRST = 60; // ms until a drawing is asked for, unless the words come sooner
const PATIENCE = 10000; // ms after which the reader is told that there is no answer
const shown = {}; // the HTML that each part shows, once it has been answered
let turn = 0; // counts what was asked; an answer to anything but the last is dropped
let answered = 0; // the turn whose words are on the page
let timer = 0;
let askNow = null; // asks for the drawing that is waited with
let patience = 0;
let early = null; // a drawing that came before its words
let open = null; // the event in the panel
let first = null; // a promise of the page's first drawing

// What is done with answers by parts of the page that themselves ask for them.
let whenAnswered = () => {};
let whenStarted = () => {};
let draw = (/** @type {object} */ _drawing) => {};

/**
 * Connect the parts of the page, before Dash starts.
 * @param {{ started: () => void, answered: () => void, draw: (drawing: object) => void }} parts
 *   `started`: Dash answers from now on; `answered`: the words of the view are on the page;
 *   `draw`: shows the drawing that belongs to them
 */
export function connect(parts) {
  whenStarted = parts.started;
  whenAnswered = parts.answered;
  draw = parts.draw;
}

/**
 * Show another view. `replace` keeps the browser's history as long as it is; `height` true
 * keeps the chart's height; `gesture`: words and drawing are asked for at once, as eyes are on
 * the chart. Until Dash has started this is an ordinary page load.
 * @param {string} query
 * @param {{ replace?: boolean, height?: boolean, gesture?: boolean }} [how]
 */
export function go(query, { replace = false, height = false, gesture = false } = {}) {
  if (query === view.query) return;
  if (!ready()) {
    location.assign(address(query));
    return;
  }
  view.query = query;
  history[replace ? "replaceState" : "pushState"](null, "", address(query));
  fill();
  ask({ height, gesture });
}

/** Ask for the page's first drawing while Dash is still on its way; return a promise of it, of null if that fails. */
export function askFirst() {
  const { width, height, dark, touch } = measure({ height: true });
  const asked = {
    query: view.query,
    width: `${width}`,
    height: `${height}`,
    dark: dark ? "1" : "0",
    touch: touch ? "1" : "0",
  };
  first = fetch(`/drawing.json?${new URLSearchParams(asked)}`)
    .then((answer) => (answer.ok ? answer.json() : null))
    .catch(() => null);
  return first;
}

/**
 * Tell a screen reader.
 * @param {string} words
 */
export const say = (words) => sayIn(document.getElementById("say"), words);

/** Ask for the words and the drawing of the page's view; `gesture`: for both at once, as eyes are on the chart. */
export function ask({ height = false, gesture = false } = {}) {
  turn += 1;
  early = null;
  const data = { query: view.query, listed: list.dataset.key, turn };
  if (phone.matches) data.tracked = tracks.dataset.key;
  clearTimeout(patience);
  patience = setTimeout(noAnswer, PATIENCE);
  paint();
  window.dash_clientside.set_props("ask", { data });
  askDrawing({ height, gesture, wait: gesture ? 0 : WORDS_FIRST });
}

/** Ask for the drawing alone; `height` true: as high as it is now, or after a gesture as high as makes sense. */
export function askDrawing({ height = false, gesture = false, wait = 0 } = {}) {
  if (!started()) return;
  clearTimeout(timer);
  askNow = () => {
    clearTimeout(timer);
    askNow = null;
    const data = measure({ height, gesture });
    if (data) window.dash_clientside.set_props("sketch", { data: { ...data, query: view.query, turn } });
  };
  if (wait) timer = setTimeout(askNow, wait);
  else askNow();
}

/**
 * Put HTML written by the server into the element of that id; focus stays where it was.
 * @param {string} id
 * @param {string} html
 */
export function put(id, html) {
  const element = document.getElementById(id);
  if (shown[id] === html) return;
  shown[id] = html;
  const focused = element.contains(document.activeElement) ? document.activeElement : null;
  const row = /** @type {HTMLElement} */ (focused?.closest("[data-id]"));
  element.innerHTML = html;
  if (!focused) return;
  const again = focused.id ? document.getElementById(focused.id) : row && rowOf(row.dataset.id);
  (again || element).focus({ preventScroll: true });
}

/**
 * Return the list's link to an event, or null.
 * @param {string} id
 * @returns {HTMLElement | null}
 */
export const rowOf = (id) => list.querySelector(`[data-id="${CSS.escape(id)}"] a`);

function markRow(id) {
  const before = list.querySelector("[aria-current]");
  if (before) before.removeAttribute("aria-current");
  const row = id && rowOf(id);
  if (row) row.setAttribute("aria-current", "true");
}

function onAnswer(answer) {
  if (!answer || answer.turn !== turn) return;
  clearTimeout(patience);
  for (const [id, html] of Object.entries(answer.parts)) put(id, html);
  if (answer.selected !== list.dataset.selected) say(answer.say);
  list.dataset.key = answer.key;
  if (answer.parts.tracks !== undefined) tracks.dataset.key = answer.tracked;
  list.dataset.selected = answer.selected;
  if (answer.event !== open) details.scrollTop = 0;
  open = answer.event;
  details.classList.toggle("open", Boolean(answer.event));
  document.body.classList.toggle("reading", Boolean(answer.event));
  markRow(answer.event);
  document.title = answer.title;
  offerSpan(answer.ends);
  canonical(answer.query);
  whenAnswered();
  answered = turn;
  if (askNow) askNow();
  if (early) onDrawing(early);
}

function noAnswer() {
  const again = document.createElement("a");
  again.href = address(view.query);
  again.textContent = "Load the page again";
  again.addEventListener("click", giveUp);
  const notice = document.createElement("div");
  notice.className = "notice";
  notice.append("The server has not answered. ", again);
  document.getElementById("notices").replaceChildren(notice);
  delete shown.notices;
}

function onDrawing(drawing) {
  if (!drawing || drawing.turn !== turn) return;
  if (answered !== turn) {
    early = drawing;
    return;
  }
  early = null;
  // In a task of its own, after the words have been painted; the page's own are there already.
  if (!turn) draw(drawing);
  else requestAnimationFrame(() => setTimeout(() => drawing.turn === turn && draw(drawing)));
}

// Where Dash cannot fetch its layout it writes that into its place, and nothing else happens.
const place = document.getElementById("react-entry-point");
const mounting = new MutationObserver(() => place.querySelector("._dash-error") && stayPlain());
mounting.observe(place, { childList: true, subtree: true, attributeFilter: ["class"] });

phone.addEventListener("change", () => phone.matches && ready() && ask());

/** Dash has mounted its layout: from now on it answers. */
function onStart() {
  if (!start()) return;
  mounting.disconnect();
  whenStarted();
  document.documentElement.dataset.ready = "";
  if (first) first.then((drawing) => (drawing ? onDrawing({ ...drawing, turn: 0 }) : askDrawing({ height: true })));
  else askDrawing({ height: true });
}

window.dash_clientside = { ...window.dash_clientside, timeline: { onStart, onAnswer, onDrawing } };
