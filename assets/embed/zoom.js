// "Zoom and pan" in an embed: Plotly in the place of the drawing, in the same box. The server
// places everything again for each span of time, so labels appear as room appears.
import { day, moment, momentAt, placeOf, spanOf, within, zoomed } from "../shared/span.js";
import { dark, system } from "../shared/theme.js";
import { zoomByWheel } from "../shared/zoom.js";

const SETTLE = 140; // ms after the last gesture
const REACH = 160; // ms in which a pointer can cross from a mark to its card

window.embedZoom = (page) => {
  const { main, chart, move, given, drawn, show, hide, tellState } = page;
  const coarse = matchMedia("(pointer: coarse)");
  const card = document.getElementById("card");
  /** @type {any} Plotly makes more of it than an element */
  const box = Object.assign(document.createElement("div"), { className: "live", tabIndex: 0 });
  box.setAttribute("role", "group");
  box.setAttribute(
    "aria-label",
    "Chart. Left and right arrows move through events, + and - zoom, 0 shows the whole span.",
  );
  /** @typedef {import("../shared/span.js").Span} Span */
  /** @type {Span} */
  let whole = null; // of the view
  /** @type {Span} */
  let span = null; // in sight
  let marks = []; // { id, x, y } of the events in sight, in order of time
  let said = {}; // date and title by event id
  let at = -1; // the event that arrows have reached
  let asked = 0;
  // Width and height in px that the drawing was made for, and how much it is enlarged. Plotly
  // draws at the same size and is enlarged as much, so that nothing jumps.
  let design = drawn().viewBox.baseVal;
  let scale = 1;
  let high = design.height;

  const load = (src) =>
    new Promise((resolve, reject) => {
      if (window.Plotly) return resolve(null);
      const script = document.createElement("script");
      Object.assign(script, { src, onload: resolve, onerror: reject });
      document.head.append(script);
    });

  /** Make the box as large as the drawing was. */
  function fit() {
    scale = chart.clientWidth / design.width;
    Object.assign(box.style, { width: `${design.width}px`, height: `${high}px`, transform: `scale(${scale})` });
    chart.style.height = `${high * scale}px`;
  }

  /** Draw the span in sight; keeps the height that the box has, if what must be named fits. */
  async function draw() {
    const now = ++asked;
    const query = new URLSearchParams(main.dataset.query);
    if (span && whole && (span[0] > whole[0] || span[1] < whole[1])) {
      query.set("from", day(span[0]));
      query.set("to", day(span[1]));
    }
    if (given.get("version")) query.set("version", given.get("version"));
    query.set("width", `${design.width}`);
    query.set("height", `${Math.round(design.height)}`);
    if (dark()) query.set("dark", "1");
    if (coarse.matches) query.set("touch", "1");
    const answer = await fetch(`${location.pathname}/figure.json?${query}`, { credentials: "omit" });
    if (!answer.ok) throw new Error(`${answer.status}`);
    const { figure, config, bundle, height, first, last, events } = await answer.json();
    await load(bundle);
    if (now !== asked) return;
    span = [moment(first), moment(last)];
    whole = whole || span;
    said = events;
    for (const trace of figure.data) {
      // Our own card says what Plotly's label would.
      if (trace.customdata) Object.assign(trace, { hoverinfo: "none", hovertemplate: null });
    }
    await window.Plotly.react(box, figure.data, figure.layout, config);
    high = Math.max(height, design.height);
    fit();
    main.classList.add("moving");
    locate(figure.data);
  }

  function locate(traces) {
    const found = new Map();
    for (const { customdata, x, y, mode } of traces) {
      if (!customdata || mode === "text") continue;
      customdata.forEach(
        (id, place) => id !== null && found.set(String(id), { id: String(id), x: x[place], y: y[place] }),
      );
    }
    marks = [...found.values()].sort((a, b) => (String(a.x) < String(b.x) ? -1 : 1));
    at = -1;
  }

  function point({ id, x, y }, kept) {
    const place = () => {
      const frame = box.getBoundingClientRect();
      // In the chart's data y is px from its top.
      return new DOMRect(frame.left + placeOf(x, box.layout) * scale - 6, frame.top + y * scale - 6, 12, 12);
    };
    show(id, said[id] || ": ", place);
    if (kept) tellState({ event: id });
  }

  let timer = 0;
  /** Show another span, within that of the view. */
  function go(first, last) {
    span = within([first, last], whole);
    hide();
    const all = span[1] - span[0] >= whole[1] - whole[0];
    const own = new URLSearchParams(main.dataset.query);
    tellState({ from: all ? own.get("from") : day(span[0]), to: all ? own.get("to") : day(span[1]) });
    clearTimeout(timer);
    timer = setTimeout(() => draw().catch(close), SETTLE);
  }
  const zoom = (factor, at = (span[0] + span[1]) / 2) => go(...zoomed(span, factor, at));
  const pan = (part) => go(span[0] + part * (span[1] - span[0]), span[1] + part * (span[1] - span[0]));

  // --- buttons in the place of the one that was pressed

  const tools = Object.assign(document.createElement("span"), { className: "keys" });
  tools.setAttribute("role", "group");
  tools.setAttribute("aria-label", "Zoom and pan");
  /** @type {[string, string, () => void][]} */
  const buttons = [
    ["\u2190", "Earlier", () => pan(-0.5)],
    ["\u2192", "Later", () => pan(0.5)],
    ["+", "Zoom in", () => zoom(0.5)],
    ["\u2212", "Zoom out", () => zoom(2)],
    ["Whole", "Show the whole span", () => go(...whole)],
    ["\u00d7", "Back to the drawing", close],
  ];
  for (const [words, name, action] of buttons) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: words, title: name });
    button.setAttribute("aria-label", name);
    button.addEventListener("click", action);
    tools.append(button);
  }

  function close() {
    asked++;
    clearTimeout(timer);
    hide();
    if (window.Plotly) window.Plotly.purge(box);
    box.remove();
    tools.replaceWith(move);
    main.classList.remove("moving");
    chart.style.height = "";
    move.disabled = false;
    move.focus();
    seen.disconnect();
    system.removeEventListener("change", again);
    if (span && whole && span !== whole) {
      const own = new URLSearchParams(main.dataset.query);
      tellState({ from: own.get("from"), to: own.get("to") });
    }
  }

  // --- gestures and keys

  box.addEventListener("keydown", (press) => {
    if (press.altKey || press.ctrlKey || press.metaKey) return;
    const step = { ArrowLeft: -1, ArrowRight: 1 }[press.key];
    const action = { "+": () => zoom(0.5), "=": () => zoom(0.5), "-": () => zoom(2), 0: () => go(...whole) }[press.key];
    if (!step && !action) return;
    press.preventDefault();
    if (action) return action();
    const next = at < 0 && step < 0 ? marks.length - 1 : at + step;
    if (!marks[next]) return;
    at = next;
    point(marks[at], true);
  });

  zoomByWheel(
    box,
    (wheel) => span && momentAt((wheel.clientX - box.getBoundingClientRect().left) / scale, box.layout, span),
    zoom,
  );

  function listen() {
    let leaving = 0;
    const mark = ({ points }) => points.find((each) => each.customdata);
    box.on("plotly_hover", (hover) => {
      const hit = mark(hover);
      clearTimeout(leaving);
      if (hit) point({ id: String(hit.customdata), x: hit.x, y: hit.y });
    });
    box.on("plotly_unhover", () => {
      leaving = setTimeout(() => card.matches(":hover") || hide(), REACH);
    });
    box.on("plotly_click", (click) => {
      const hit = mark(click);
      if (hit) point({ id: String(hit.customdata), x: hit.x, y: hit.y }, true);
    });
    box.on("plotly_relayout", (change) => {
      const moved = spanOf(change);
      if (moved) go(...moved);
    });
  }

  const again = () => draw().catch(close);
  const seen = new ResizeObserver(() => {
    if (!chart.clientWidth) return;
    const other = drawn()?.viewBox.baseVal;
    if (other && other.width !== design.width) {
      design = other;
      again();
    } else fit();
  });

  fit();
  chart.append(box);
  draw()
    .then(() => {
      move.replaceWith(tools);
      listen();
      seen.observe(chart);
      system.addEventListener("change", again);
      box.focus({ preventScroll: true });
    })
    .catch(close);
};
