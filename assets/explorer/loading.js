// Fetches the two large scripts one after the other: Plotly, then Dash's. Side by side they
// would share the line and both come late; in turn, the browser reads the first while the second
// is on its way. A phone that shows no chart fetches no Plotly.
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
  plotly = load(bundle.href).then(startDash);
  return plotly;
}
