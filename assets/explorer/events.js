// The open event: how it is opened and closed, and where focus goes.
import { go, rowOf } from "./answers.js";
import { change, openEvent } from "./view.js";

const list = document.getElementById("list");
const details = document.getElementById("details");
const sheet = matchMedia("(max-width: 1099.98px)"); // details cover the foot of the window
let opener = null; // what had focus when an event was opened
let arriving = false; // an event has been asked for by its reader, not passed by
let listed = false; // and that from the list, which then stays in sight

/**
 * Open an event of the current view. `browse` keeps focus, and history as long as it is.
 * @param {string} id
 */
export function openAnEvent(id, { browse = false } = {}) {
  if (!browse) opener = details.contains(document.activeElement) ? opener : document.activeElement;
  arriving = !browse;
  go(change({ event: id }), { replace: browse, height: true });
}

/** Close the open event; focus goes back to where it was opened. */
export function closeEvent() {
  const inside = details.contains(document.activeElement);
  const row = rowOf(openEvent());
  go(change({ event: "" }), { height: true });
  const back = opener?.isConnected && opener !== document.body ? opener : row;
  if (inside && back) back.focus({ preventScroll: true });
  opener = null;
}

/**
 * The words of a view are on the page: bring what the reader asked for into sight. Return true if
 * that is still to be done in the chart.
 */
export function arrived() {
  if (!openEvent()) return false;
  const row = rowOf(openEvent());
  const inList = row && (listed || list.contains(document.activeElement));
  if (inList && sheet.matches) row.closest("li").scrollIntoView({ block: "nearest" });
  listed = false;
  if (arriving) document.getElementById("details-heading").focus({ preventScroll: true });
  arriving = false;
  return !inList;
}

/**
 * Open an event from its row in the list.
 * @param {string} id
 */
export function openFromList(id) {
  listed = true;
  openAnEvent(id);
}

/**
 * Follow a link to another view, which may have an event open.
 * @param {HTMLElement} link
 * @param {string} query
 */
export function follow(link, query) {
  const id = new URLSearchParams(query).get("event");
  arriving = Boolean(id) && id !== openEvent();
  if (arriving && !details.contains(link)) opener = link;
  go(query);
}
