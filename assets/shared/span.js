// A span of time: its first and last moment, in ms as `Date` counts them. Days are those of UTC.

/** @typedef {[number, number]} Span */
/**
 * What is asked of the layout of a chart, as the server writes it: px, and the span in sight.
 * @typedef {{ width: number, margin: { l: number, r: number } }} Plot
 * @typedef {Plot & { xaxis: { range: [string, string] } }} Layout
 */

const DAY = 86400000;
const SHORTEST = 7 * DAY; // in sight, at least

/**
 * Return the moment at which a day begins, written as 2015-07-14 or longer.
 * @param {string} text
 */
export const moment = (text) => Date.parse(`${text.slice(0, 10)}T00:00Z`);

/**
 * Return the day of a moment, as 2015-07-14.
 * @param {number} time
 */
export const day = (time) => new Date(time).toISOString().slice(0, 10);

/**
 * Return the span nearest to the one asked for that is long enough and lies within the whole.
 * @param {Span} asked
 * @param {Span} whole
 * @returns {Span}
 */
export function within([first, last], [least, most]) {
  const length = Math.min(Math.max(last - first, SHORTEST), most - least);
  const start = Math.min(Math.max((first + last - length) / 2, least), most - length);
  return [start, start + length];
}

/**
 * Return the span after a zoom that leaves `at` where it is.
 * @param {Span} span
 * @param {number} factor how many times as long
 * @param {number} at
 * @returns {Span}
 */
export const zoomed = ([first, last], factor, at) => [at - (at - first) * factor, at + (last - at) * factor];

/**
 * Return the moment at a place in a chart that shows the span; beyond its ends, the nearer end.
 * @param {number} x px from the chart's left
 * @param {Plot} layout
 * @param {Span} span
 */
export function momentAt(x, { width, margin }, [first, last]) {
  const part = (x - margin.l) / (width - margin.l - margin.r);
  return first + (Math.min(Math.max(part, 0), 1) || 0) * (last - first);
}

// Plotly writes a time of day after a space, and leaves out what is zero.
const precisely = (text) => Date.parse(text.length > 10 ? `${text.replace(" ", "T")}Z` : text);

/**
 * Return where a moment is in a chart, in px from its left.
 * @param {string} text as in the chart's data: 2015-07-14, 2015-07-14 12:00
 * @param {Layout} layout
 */
export function placeOf(text, { width, margin, xaxis }) {
  const [first, last] = xaxis.range.map(precisely);
  return margin.l + ((precisely(text) - first) / (last - first)) * (width - margin.l - margin.r);
}

/**
 * Return the span that a gesture on Plotly's chart has led to, or null where it has led to none.
 * @param {Record<string, any>} change as `plotly_relayout` tells it
 * @returns {Span | null}
 */
export function spanOf(change) {
  const [first, last] = change["xaxis.range"] || [change["xaxis.range[0]"], change["xaxis.range[1]"]];
  return first && last ? [moment(String(first)), moment(String(last))] : null;
}
