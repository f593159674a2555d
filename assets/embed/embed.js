// What a page around our charts includes. It puts a frame into each
//   <iran-deal-timeline src-view="timeline?detail=2" title="Timeline of the talks"></iran-deal-timeline>
// and gives every frame of ours, also those written as <iframe>, the height of what is in it.
// A frame is told by its window and by the origin it speaks from; all other messages are ignored.
const home = new URL("embed/", /** @type {HTMLScriptElement} */ (document.currentScript).src);
const HIGHEST = 15000; // px
const LONGEST = 4000; // characters of a query
const OURS = "iran-deal-timeline";

/** Return the address of a view such as "detail=2" or "series/ID?theme=dark"; "" if not ours. */
function address(view) {
  const path = /^\??[\w-]*(=|$)/.test(view) && !/^\w+$/.test(view) ? `timeline?${view.replace("?", "")}` : view;
  try {
    const url = new URL(path.replace(/^\/?embed\//, ""), home);
    return url.href.startsWith(home.href) ? url.href : "";
  } catch {
    return ""; // no address at all
  }
}

const frames = () => [...document.querySelectorAll("iframe")].filter((frame) => frame.src.startsWith(home.href));

/** Return true if `origin` is where the frame's page is from, or it is sandboxed and has none. */
function trusted(frame, origin) {
  const { sandbox } = frame;
  return origin === home.origin || (origin === "null" && sandbox.length > 0 && !sandbox.contains("allow-same-origin"));
}

addEventListener("message", ({ data, origin, source }) => {
  if (!data || data.source !== OURS || data.version !== 1) return;
  const frame = frames().find((each) => each.contentWindow === source);
  if (!frame || !trusted(frame, origin)) return;
  const { type, height, query } = data;
  if (type === "height" && Number.isFinite(height) && height > 0) {
    frame.style.height = `${Math.min(Math.ceil(height), HIGHEST)}px`;
  }
  if (type === "state" && typeof query === "string" && query.length <= LONGEST) {
    frame.dispatchEvent(new CustomEvent(`${OURS}:state`, { bubbles: true, detail: { query } }));
  }
});

/** Ask the frames that are there already, whose first word came too early. */
const ask = () =>
  frames().forEach((frame) => frame.contentWindow.postMessage({ source: OURS, version: 1, type: "ask" }, "*"));

class Timeline extends HTMLElement {
  static observedAttributes = ["src-view"];

  attributeChangedCallback() {
    if (this.isConnected) this.connectedCallback();
  }

  connectedCallback() {
    const src = address(this.getAttribute("src-view") || "timeline");
    if (!src || (this.frame && this.frame.src === src)) return;
    this.frame = document.createElement("iframe");
    this.frame.title = this.title || "Timeline";
    this.frame.loading = "lazy";
    this.frame.style.cssText = `display:block;width:100%;border:0;height:${parseInt(this.getAttribute("height"), 10) || 600}px`;
    this.frame.src = src;
    this.style.display = "block";
    this.replaceChildren(this.frame);
  }
}
if (!customElements.get(OURS)) customElements.define(OURS, Timeline);

ask();
addEventListener("DOMContentLoaded", ask);
