// The chart: Plotly in the place of the still drawing, at exactly its size; zoom and pan.
// The server places everything; here a gesture becomes a new span of the view.

import { later } from "../shared/later.js";
import { day, moment, momentAt, spanOf, within, zoomed } from "../shared/span.js";
import { dark, system } from "../shared/theme.js";
import { zoomByWheel } from "../shared/zoom.js";
import { askDrawing, askFirst, go, put, rowOf } from "./answers.js";
import { openAnEvent } from "./events.js";
import { frame, resized, visible } from "./frame.js";
import { loadPlotly, startDash } from "./loading.js";
import { change, openEvent } from "./view.js";

const list = document.getElementById("list");
const MARGIN = 70; // px between a mark that is brought into sight and the window's edge
const SAME_GESTURE = 1500; // ms in which gestures make one step of the browser's history
let shown = null; // the last drawing's answer
let sight = null; // the first and last time in sight, or soon to be
let places = new Map(); // event id to [curve, point]
let words = new Map(); // event id to what is said of it, as Plotly writes it
let told = null; // the key of the list that they are from
let chart = null; // Plotly's element
let movedAt = 0;
let reveal = false; // whether the next drawing is to bring the open event into sight

// --- the drawing

/** Ask for what the page's chart needs, or where none is shown for what comes after it. */
export function begin() {
  if (visible()) {
    askFirst().then((drawing) => drawing && tellOf(drawing.figure));
    loadPlotly();
  } else startDash();
}

/**
 * Say whether the next drawing is to bring the open event's mark into sight.
 * @param {boolean} whether
 */
export function revealNext(whether) {
  reveal = whether;
}

/** Show a drawing. */
export function draw(drawing) {
  loadPlotly().then(() => {
    shown = drawing;
    sight = [moment(drawing.first), moment(drawing.last)];
    const { figure, parts, height, config } = drawing;
    for (const [id, html] of Object.entries(parts)) put(id, html);
    frame.classList.toggle("dark", dark());
    frame.style.aspectRatio = "auto";
    frame.style.height = `${height}px`;
    tellOf(figure);
    if (chart) window.dash_clientside.set_props("chart", { figure });
    else mount(figure, config);
    places = new Map();
    figure.data.forEach((trace, curve) => {
      if (!trace.customdata) return;
      trace.customdata.forEach((id, at) => id === null || places.has(id) || places.set(id, [curve, at, trace.y[at]]));
    });
    if (reveal) bring(openEvent());
    reveal = false;
  });
}

const plain = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** Write what is said of each event into a figure that comes without it: it is in the list. */
function tellOf({ data }) {
  const marks = data.filter((trace) => trace.customdata && !trace.hovertext);
  if (marks.length && told !== list.dataset.key) {
    told = list.dataset.key;
    words = new Map();
    for (const row of /** @type {Iterable<HTMLElement>} */ (list.querySelectorAll("[data-id]"))) {
      const [when, what, lane, who] = [...row.children].map((part) => plain(part.textContent));
      words.set(row.dataset.id, [`<b>${what}</b>`, when, who, lane].filter(Boolean).join("<br>"));
    }
  }
  for (const trace of marks) trace.hovertext = trace.customdata.map((id) => words.get(id) ?? null);
}

/** Scroll the page as little as is needed to bring an event's mark into sight. */
function bring(id) {
  const place = places.get(id);
  const sheet = /** @type {HTMLElement} */ (document.querySelector(".details.open"));
  if (!place || !sheet) return;
  const y = frame.getBoundingClientRect().top + place[2];
  const covered = getComputedStyle(sheet).position === "fixed" ? sheet.offsetHeight : 0;
  const low = innerHeight - covered - MARGIN;
  if (y < MARGIN) scrollBy(0, y - MARGIN);
  else if (y > low) scrollBy(0, y - low);
}

function mount(figure, config) {
  const props = { id: "chart", figure, config, style: { width: "100%", height: "100%" } };
  window.dash_clientside.set_props("stage", {
    children: { type: "Graph", namespace: "dash_core_components", props },
  });
  const seen = new MutationObserver(() => {
    /** @type {any} Plotly makes more of it than an element */
    const drawn = document.querySelector("#chart .js-plotly-plot");
    if (!drawn?.on || !drawn.querySelector(".main-svg")) return;
    seen.disconnect();
    chart = drawn;
    chart.on("plotly_click", clicked);
    chart.on("plotly_relayout", moved);
    chart.on("plotly_afterplot", tell);
    tell();
  });
  seen.observe(document.getElementById("stage"), { childList: true, subtree: true });
}

/** The chart shows the view that is asked for; the page says which. */
function tell() {
  frame.classList.add("drawn");
  frame.dataset.shown = shown.query;
}

function clicked({ points }) {
  const hit = points.find((point) => point.customdata);
  if (!hit) return;
  frame.focus({ preventScroll: true }); // where focus comes back to
  openAnEvent(String(hit.customdata));
}

// --- the span in sight

function moved(change) {
  const span = spanOf(change);
  if (span) show(span);
}

/**
 * Show a span, within the record and rounded to days.
 * @param {import("../shared/span.js").Span} asked
 */
function show(asked) {
  const whole = /** @type {HTMLElement} */ (document.querySelector(".strip-frame")).dataset;
  sight = within(asked, [moment(whole.earliest), moment(whole.latest)]);
  const [first, last] = sight;
  const near = 0.02 * (last - first);
  const changes = {
    from: Math.abs(first - moment(whole.first)) < near ? "" : day(first),
    to: Math.abs(last - moment(whole.last)) < near ? "" : day(last),
  };
  const now = Date.now();
  go(change(changes), { replace: now - movedAt < SAME_GESTURE, height: true, gesture: true });
  movedAt = now;
}

/**
 * Zoom around `at`; else around the open event if it is in sight; else around the middle.
 * @param {number | null} factor null: the whole span
 * @param {number | null} [at]
 */
export function zoom(factor, at = null) {
  if (factor === null || !sight) go(change({ from: "", to: "" }));
  else show(zoomed(sight, factor, at ?? middle(sight)));
}

function middle([first, last]) {
  const open = openEvent() && rowOf(openEvent());
  const event = open ? moment(`${open.closest("li").querySelector("time").dateTime}-01-01`) : NaN;
  return event >= first && event <= last ? event : (first + last) / 2;
}

document.getElementById("zoom-in").addEventListener("click", () => zoom(0.5));
document.getElementById("zoom-out").addEventListener("click", () => zoom(2));
document.getElementById("zoom-reset").addEventListener("click", () => zoom(null));

zoomByWheel(
  frame,
  (wheel) => {
    if (!chart || !sight) return null;
    return momentAt(wheel.clientX - frame.getBoundingClientRect().left, chart.layout, sight);
  },
  zoom,
);

// --- pointing at an event, and what is in sight

/**
 * Show the chart's card of an event, if the chart shows it.
 * @param {string} id
 */
export function pointAt(id) {
  const place = places.get(id);
  if (!chart || !window.Plotly) return;
  if (place) window.Plotly.Fx.hover(chart, [{ curveNumber: place[0], pointNumber: place[1] }]);
  else window.Plotly.Fx.unhover(chart);
}

/**
 * Return the place in these rows of the first event that the chart shows.
 * @param {HTMLElement[]} rows
 */
export const firstShown = (rows) =>
  Math.max(
    rows.findIndex((row) => places.has(row.dataset.id)),
    0,
  );

system.addEventListener("change", () => askDrawing({ height: true }));
new ResizeObserver(later(() => resized() && askDrawing(), 150)).observe(frame);
