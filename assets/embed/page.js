// The script of an embed page: heights for the page around it, cards of events, arrow keys.
// Everything stands on the page without it; it keeps nothing and asks only our own server.
import { changed } from "../shared/query.js";

const main = document.getElementById("embed");
const card = document.getElementById("card");
const chart = main.querySelector(".chart");
const foot = document.getElementById("foot");
const given = new URLSearchParams(location.search);
const version = given.get("version");
const inside = parent !== window;
const NARROWEST = 80; // px of a frame that a reader can see
const REACH = 160; // ms in which a pointer can cross from a mark to its card

// --- what the page around is told

const childId = /^[\w-]{1,99}$/.exec(given.get("childId") || "");
const secret = /^#\?secret=(\w{1,99})$/.exec(location.hash);
let told = 0;

function tell(type, message) {
  if (inside) parent.postMessage({ source: "iran-deal-timeline", version: 1, type, ...message }, "*");
}

/** Post the height in the forms that AMP, pym.js, WordPress and our own script understand. */
function tellHeight(changed) {
  const { width, height: high } = main.getBoundingClientRect();
  const height = Math.ceil(high);
  // A frame that is not laid out yet has no width, and its words stand in one tall column.
  if (!inside || width < NARROWEST || !height || (changed && height === told)) return;
  told = height;
  parent.postMessage({ sentinel: "amp", type: "embed-size", height }, "*");
  if (childId) parent.postMessage(`pymxPYMx${childId[0]}xPYMxheightxPYMx${height}`, "*");
  if (secret) parent.postMessage({ message: "height", value: height, secret: secret[1] }, "*");
  tell("height", { height });
}
new ResizeObserver(() => tellHeight(true)).observe(main);
addEventListener("resize", () => tellHeight(false));
addEventListener("load", () => tellHeight(false));
// A page whose script came later than we asks; pym.js asks by telling its width.
addEventListener("message", ({ source, data }) => {
  const ours = data?.source === "iran-deal-timeline" && data.type === "ask";
  if (source === parent && (ours || String(data).startsWith("pymxPYMx"))) tellHeight(false);
});
tellHeight(false);

const changes = {};

/** Tell the view that the reader has made of it, as its canonical query. */
function tellState(change) {
  Object.assign(changes, change);
  tell("state", { query: changed(main.dataset.query, changes) });
}

// --- cards

const events = main.dataset.cards.replace(/embed\/card\/$/, "events/"); // before the id of each
const known = new Map(); // what the server wrote of an event, or a promise of it
const packed = document.getElementById("cards");
const texts = packed ? JSON.parse(packed.textContent) : null;
let shown = null; // { id, at } of the card that is seen
let leaving = 0;

function text(id) {
  if (texts) return Promise.resolve(texts[id] || "");
  if (!known.has(id)) {
    const address = main.dataset.cards + encodeURIComponent(id) + (version ? `?version=${version}` : "");
    known.set(
      id,
      fetch(address, { credentials: "omit" })
        .then((answer) => (answer.ok ? answer.text() : ""))
        .catch(() => {
          known.delete(id);
          return "";
        }),
    );
  }
  return known.get(id);
}

/** Return the id of the event that a link leads to; "" for a clause or the source of a number. */
const idOf = (link) => {
  const href = link.getAttribute("href");
  return href.startsWith(events) ? href.slice(events.length) : "";
};
const linkOf = (target) => target.closest?.(".chart svg a, .list a[data-event]");
const shape = (link) => link.querySelector("use, rect, circle") || link;

/** Return where a mark is on the screen: as wide as its shape, as high as it and its label. */
function boxOf(link) {
  const [mark, all] = [shape(link).getBoundingClientRect(), link.getBoundingClientRect()];
  return new DOMRect(mark.left, all.top, mark.width, all.height);
}

/** Put the card beside `box`, a rectangle on the screen, and inside the page. */
function place(box) {
  const frame = main.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = card;
  const left = box.left + box.width / 2 - frame.left - width / 2;
  const below = box.bottom - frame.top + 8;
  const above = box.top - frame.top - 8 - height;
  const top = below + height > frame.height && above >= 0 ? above : below;
  card.style.left = `${Math.max(4, Math.min(left, frame.width - width - 4))}px`;
  card.style.top = `${Math.max(4, Math.min(top, frame.height - height - 4))}px`;
}

const line = (className, textContent) => Object.assign(document.createElement("p"), { className, textContent });

/** Show the card of an event at `box()`; `row` is the row of the list that it unfolds. */
function show(id, words, box, row) {
  clearTimeout(leaving);
  if (shown && shown.words === words && shown.row === row) return;
  hide(true);
  shown = { words, row };
  const now = shown;
  const cut = words.indexOf(": ");
  // What leads to no event begins with no date.
  if (id) card.replaceChildren(line("when", words.slice(0, cut)), line("name", words.slice(cut + 2)));
  else card.replaceChildren(line("said", words));
  card.classList.toggle("inline", Boolean(row));
  if (row) row.append(card);
  card.hidden = false;
  if (!row) place(box());
  if (!id) return;
  text(id).then((html) => {
    if (now !== shown || !html) return;
    card.innerHTML = html; // written and escaped by our server
    if (!row) place(box());
    tellHeight(true);
  });
}

function hide(quiet) {
  clearTimeout(leaving);
  if (!shown) return;
  shown = null;
  card.hidden = true;
  foot.before(card); // after the chart, so that Tab goes from a mark to its card
  if (!quiet && changes.event) tellState({ event: "" });
}

function showLink(link, kept) {
  const row = link.closest(".list li");
  const title = row
    ? `${row.querySelector("time").textContent}: ${link.textContent}`
    : link.querySelector("title").textContent;
  show(idOf(link), title, () => boxOf(link), row);
  if (kept && idOf(link)) tellState({ event: idOf(link) });
}

main.addEventListener("pointerover", (/** @type {On<Element, PointerEvent>} */ over) => {
  if (over.pointerType === "touch") return;
  const link = linkOf(over.target);
  if (link?.closest(".chart")) showLink(link);
  else if (card.contains(over.target)) clearTimeout(leaving);
});
main.addEventListener("pointerout", (/** @type {On<Element, PointerEvent>} */ out) => {
  const from = linkOf(out.target) || card.contains(out.target);
  if (!from || out.pointerType === "touch" || !shown || shown.row) return;
  clearTimeout(leaving);
  leaving = setTimeout(() => card.contains(document.activeElement) || hide(), REACH);
});
main.addEventListener("focusin", ({ target }) => {
  const link = linkOf(target);
  if (link?.closest(".chart") && link.matches(":focus-visible")) showLink(link, true);
});
main.addEventListener("focusout", (/** @type {FocusEvent & { relatedTarget: Element }} */ { relatedTarget }) => {
  if (relatedTarget && shown && !shown.row && !card.contains(relatedTarget) && !linkOf(relatedTarget)) hide();
});

let touched = false;
addEventListener("pointerdown", (/** @type {On<Element, PointerEvent>} */ down) => {
  touched = down.pointerType === "touch";
  if (shown && !shown.row && !main.contains(down.target)) hide();
});
main.addEventListener("click", (/** @type {On<Element, MouseEvent>} */ click) => {
  const link = linkOf(click.target);
  if (click.button || click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) return;
  if (!link) {
    if (shown && !shown.row && !card.contains(click.target)) hide();
    return;
  }
  const row = link.closest(".list li");
  // In the chart a mouse has seen the card already; then the link is followed.
  if (!row && !touched) return;
  click.preventDefault();
  if (row && shown && shown.row === row) hide();
  else showLink(link, true);
});

// --- keys

const drawn = () => [...main.querySelectorAll(".chart svg.tl")].find((svg) => svg.getClientRects().length);

/** Return the drawing's links from left to right. */
function inTime(svg) {
  const x = (link) => {
    const mark = shape(link);
    return Number(mark.getAttribute("x") || mark.getAttribute("cx")) + Number(mark.getAttribute("width") || 0) / 2;
  };
  return [...svg.querySelectorAll("a")].map((link) => [x(link), link]).sort((a, b) => a[0] - b[0]);
}

/** One link of each drawing is reached by Tab; arrows reach the others. */
function rove(svg, to) {
  for (const link of svg.querySelectorAll("a")) link.setAttribute("tabindex", link === to ? 0 : -1);
}
for (const svg of main.querySelectorAll(".chart svg.tl")) {
  const first = inTime(svg)[0];
  if (first) rove(svg, first[1]);
}

const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 };
addEventListener("keydown", (press) => {
  if (press.altKey || press.ctrlKey || press.metaKey || press.shiftKey) return;
  if (press.key === "Escape" && shown) {
    const back = shown.row && card.contains(document.activeElement) ? shown.row.querySelector("a") : null;
    hide();
    back?.focus();
    return;
  }
  const link = linkOf(press.target);
  if (!link || !(press.key in STEPS || press.key === "Home" || press.key === "End")) return;
  const svg = link.closest("svg");
  const links = svg
    ? inTime(svg).map((pair) => pair[1])
    : [...main.querySelectorAll(".list a[data-event]")].filter(
        (each) => each.getClientRects().length && !each.closest("details:not([open])"),
      );
  const at = { Home: 0, End: links.length - 1 }[press.key] ?? links.indexOf(link) + STEPS[press.key];
  if (!links[at]) return;
  press.preventDefault();
  if (svg) rove(svg, links[at]);
  links[at].focus();
});

// --- zoom and pan, fetched when it is asked for

const move = /** @type {HTMLButtonElement} */ (document.getElementById("move"));
if (move && chart && main.dataset.zoom) {
  move.hidden = false;
  move.addEventListener("click", () => {
    move.disabled = true;
    const script = document.createElement("script");
    script.src = main.dataset.zoom;
    script.onload = () => window.embedZoom({ main, chart, move, given, drawn, show, hide, tellState });
    script.onerror = () => (move.disabled = false);
    document.head.append(script);
  });
}

// --- a frozen embed says whether there is a newer version

const newer = document.getElementById("newer");
if (newer) {
  // Beside the cards, wherever the site has its root.
  const cards = new URL(main.dataset.cards, document.baseURI);
  fetch(new URL("../versions.json", cards), { credentials: "omit" })
    .then((answer) => answer.json())
    .then(({ current }) => (newer.hidden = current === version))
    .catch(() => {});
}
