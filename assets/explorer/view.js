// The view on the page, as a query string. The server alone knows what a query means; here it is
// only put together, and written into the browser's address.
import { changed } from "../shared/query.js";

/** The view: its `query`, without "?", as the server writes it. */
export const view = { query: document.getElementById("list").dataset.query };

/** Return the id of the event that is open or is being opened, or null. */
export const openEvent = () => new URLSearchParams(view.query).get("event");

/**
 * Return the query of the page with some parameters changed; "" or null leaves one out.
 * @param {Record<string, string | null>} changes
 */
export const change = (changes) => changed(view.query, changes);

/**
 * Return the address of a query on this page.
 * @param {string} query
 */
export const address = (query) => location.pathname + (query ? `?${query}` : "");

/**
 * Return the query of a link to a view on this page, or null for any other link.
 * @param {Element} link
 */
export function queryOf(link) {
  const href = link.getAttribute("href") || "";
  const to = new URL(href, location.href);
  const here = to.origin === location.origin && to.pathname === location.pathname;
  return here && !href.startsWith("#") && !to.hash ? to.search.slice(1) : null;
}

/**
 * Write the address as the server writes it.
 * @param {string} query
 */
export function canonical(query) {
  view.query = query;
  if (query !== location.search.slice(1)) history.replaceState(null, "", address(query) + location.hash);
}
