// The chart: Plotly in the place of the still drawing, at exactly its size; zoom and pan.
// The server places everything; here a gesture becomes a new span of the view.
(function () {
  "use strict";
  const timeline = (window.timeline = window.timeline || {});
  const frame = document.getElementById("frame");
  const list = document.getElementById("list");
  const fine = matchMedia("(pointer: fine)");
  const DAY = 86400000;
  const SHORTEST = 7; // days in sight, at least
  const MARGIN = 70; // px between a mark that is brought into sight and the window's edge
  const SETTLE = 140; // ms after the last turn of the wheel
  const BELOW = 48; // px of the frame that stay below a pointer when it becomes lower
  const SAME_GESTURE = 1500; // ms in which gestures make one step of the browser's history
  let shown = null; // the last drawing's answer
  let sight = null; // the first and last time in sight, or soon to be
  let places = new Map(); // event id to [curve, point]
  let words = new Map(); // event id to what is said of it, as Plotly writes it
  let told = null; // the key of the list that they are from
  let chart = null; // Plotly's element
  let movedAt = 0;
  let width = 0;
  let pointer = 0; // px from the frame's top to the pointer on it

  const visible = () => frame.offsetParent !== null;
  const day = (text) => Date.parse(`${text.slice(0, 10)}T00:00Z`);
  const text = (time) => new Date(time).toISOString().slice(0, 10);

  /** Return what the server needs to know of the chart's frame; null where none is shown. */
  timeline.sketch = (height, gesture) => {
    if (!visible()) return null;
    width = frame.clientWidth;
    const sketch = { width, dark: timeline.dark(), touch: !fine.matches };
    if (height) sketch.height = frame.clientHeight;
    if (gesture) sketch.least = least();
    return sketch;
  };

  /** Return how high the frame must stay, in px, for its reader not to lose it: all of it where it begins above the window. */
  function least() {
    if (frame.getBoundingClientRect().top < 0) return frame.clientHeight;
    return frame.matches(":hover") ? pointer + BELOW : 0;
  }
  frame.addEventListener("pointermove", (move) => (pointer = move.clientY - frame.getBoundingClientRect().top), true);

  // --- the drawing

  if (visible()) {
    timeline.askFirst().then((drawing) => drawing && tellOf(drawing.figure));
    timeline.loadPlotly();
  } else timeline.startDash();

  /** Show a drawing. */
  timeline.draw = (drawing) => {
    timeline.loadPlotly().then(() => {
      shown = drawing;
      sight = [day(drawing.first), day(drawing.last)];
      const { figure, parts, height, config } = drawing;
      for (const [id, html] of Object.entries(parts)) timeline.put(id, html);
      frame.classList.toggle("dark", timeline.dark());
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
      if (timeline.reveal) bring(timeline.event());
      timeline.reveal = false;
    });
  };

  const plain = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

  /** Write what is said of each event into a figure that comes without it: it is in the list. */
  function tellOf({ data }) {
    const marks = data.filter((trace) => trace.customdata && !trace.hovertext);
    if (marks.length && told !== list.dataset.key) {
      told = list.dataset.key;
      words = new Map();
      for (const row of list.querySelectorAll("[data-id]")) {
        const [when, what, lane, who] = [...row.children].map((part) => plain(part.textContent));
        words.set(row.dataset.id, [`<b>${what}</b>`, when, who, lane].filter(Boolean).join("<br>"));
      }
    }
    for (const trace of marks) trace.hovertext = trace.customdata.map((id) => words.get(id) ?? null);
  }

  /** Scroll the page as little as is needed to bring an event's mark into sight. */
  function bring(id) {
    const place = places.get(id);
    const sheet = document.querySelector(".details.open");
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
      const drawn = document.querySelector("#chart .js-plotly-plot");
      if (!drawn || !drawn.on || !drawn.querySelector(".main-svg")) return;
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
    timeline.open(String(hit.customdata));
  }

  // --- the span in sight

  function moved(change) {
    const range = change["xaxis.range"] || [change["xaxis.range[0]"], change["xaxis.range[1]"]];
    if (range[0] && range[1]) span(day(String(range[0])), day(String(range[1])));
  }

  /** Show the days from `first` to `last` (times), within the record and rounded to days. */
  function span(first, last) {
    const whole = document.querySelector(".strip-frame").dataset;
    const least = day(whole.earliest);
    const most = day(whole.latest);
    const days = Math.max(last - first, SHORTEST * DAY);
    const middle = (first + last) / 2;
    [first, last] = [middle - days / 2, middle + days / 2];
    if (first < least) [first, last] = [least, Math.min(least + days, most)];
    if (last > most) [first, last] = [Math.max(most - days, least), most];
    sight = [first, last];
    const near = 0.02 * (last - first);
    const changes = {
      from: Math.abs(first - day(whole.first)) < near ? "" : text(first),
      to: Math.abs(last - day(whole.last)) < near ? "" : text(last),
    };
    const now = Date.now();
    timeline.go(timeline.change(changes), { replace: now - movedAt < SAME_GESTURE, height: true, gesture: true });
    movedAt = now;
  }

  /** Zoom around the middle, or around the open event if it is in sight; null: the whole span. */
  timeline.zoom = (factor, at = null) => {
    if (factor === null || !sight) {
      timeline.go(timeline.change({ from: "", to: "" }));
      return;
    }
    const [first, last] = sight;
    const open = timeline.event() && timeline.row(timeline.event());
    const event = open ? day(`${open.closest("li").querySelector("time").dateTime}-01-01`) : NaN;
    if (at === null) at = event >= first && event <= last ? event : (first + last) / 2;
    span(at - (at - first) * factor, at + (last - at) * factor);
  };
  document.getElementById("zoom-in").addEventListener("click", () => timeline.zoom(0.5));
  document.getElementById("zoom-out").addEventListener("click", () => timeline.zoom(2));
  document.getElementById("zoom-reset").addEventListener("click", () => timeline.zoom(null));

  // The wheel scrolls the page; with Ctrl or the command key (which is also how a browser
  // tells of a pinch on a trackpad) it zooms.
  let turned = 1;
  let aim = null;
  const settle = timeline.later(() => {
    timeline.zoom(turned, aim);
    turned = 1;
    aim = null;
  }, SETTLE);
  frame.addEventListener(
    "wheel",
    (wheel) => {
      if (!(wheel.ctrlKey || wheel.metaKey) || !chart || !sight) return;
      wheel.preventDefault();
      wheel.stopPropagation();
      const axis = chart._fullLayout.xaxis;
      const [first, last] = sight;
      if (aim === null) {
        const x = wheel.clientX - frame.getBoundingClientRect().left - axis._offset;
        aim = first + (Math.min(Math.max(x / axis._length, 0), 1) || 0) * (last - first);
      }
      turned *= Math.exp(Math.max(-1, Math.min(1, wheel.deltaY / 100)) * 0.35);
      settle();
    },
    { passive: false, capture: true },
  );

  // --- pointing at an event, and what is in sight

  /** Show the chart's card of an event, if the chart shows it. */
  timeline.point = (id) => {
    const place = places.get(id);
    if (!chart || !window.Plotly) return;
    if (place) window.Plotly.Fx.hover(chart, [{ curveNumber: place[0], pointNumber: place[1] }]);
    else window.Plotly.Fx.unhover(chart);
  };

  /** Return the place in these rows of the first event that the chart shows. */
  timeline.firstInSight = (rows) => Math.max(rows.findIndex((row) => places.has(row.dataset.id)), 0);

  const resized = timeline.later(() => {
    if (!visible() || frame.clientWidth === width) return;
    timeline.askDrawing();
  }, 150);
  new ResizeObserver(resized).observe(frame);
})();
