// Fetches the two large scripts one after the other: Plotly, then Dash's. Side by side they
// would share the line and both come late; in turn, the browser reads the first and warms up
// while the second is on its way. A phone that shows no chart fetches no Plotly.
import { stayPlain } from "./ready.js";

// A link that asks for Plotly before all else.
const bundle = /** @type {HTMLLinkElement} */ (document.getElementById("bundle"));
const dash = new URL(document.getElementById("_dash-renderer-later").dataset.src, location.href).href;
const arrived = (address) => performance.getEntriesByName(address).length > 0;
let plotly = null;
let asked = false;

function load(address) {
  return new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = resolve;
    script.onerror = stayPlain;
    document.head.append(script);
  });
}

/** Fetch Dash's script, once. */
export function startDash() {
  if (!asked) load(dash);
  asked = true;
}

/** Return a promise of Plotly; Dash is asked for as soon as it has arrived. */
export function loadPlotly() {
  if (plotly) return plotly;
  if (arrived(bundle.href)) startDash();
  bundle.addEventListener("load", startDash);
  plotly = load(bundle.href).then(() => {
    startDash();
    return arrived(dash) ? null : warmUp();
  });
  return plotly;
}

/**
 * Draw a small chart that nobody sees. A browser takes twice as long for its first chart as
 * for its second; this spends the time in which there is nothing to do but wait for Dash.
 */
async function warmUp() {
  const place = document.createElement("div");
  place.className = "warm";
  document.getElementById("live").append(place);
  const [x, y, hoverinfo] = [["2015-07-14", "2016-01-16"], [1, 2], "skip"];
  const marker = { symbol: "star", size: [5, 6], opacity: [1, 0.5], line: { width: 1 } };
  const data = [
    { x, y, hoverinfo, mode: "lines", line: { dash: "3px,3px" } },
    { x, y, mode: "markers", marker, hovertext: x, hoverinfo: "text", customdata: x },
    { x, y, hoverinfo, mode: "text", text: ["a", "<b>b</b>"], textposition: ["middle left", "middle right"] },
  ];
  const shapes = [{ type: "rect", layer: "below", x0: x[0], x1: x[1], y0: 1, y1: 2 }];
  const annotations = [{ text: "<i>a</i>", x: x[0], y: 1, showarrow: false }];
  const xaxis = { type: "date", range: x, tickvals: x, ticktext: y };
  const yaxis = { range: [2, 1], visible: false };
  await window.Plotly.newPlot(place, data, { width: 300, height: 200, shapes, annotations, xaxis, yaxis });
  window.Plotly.purge(place);
  place.remove();
}
