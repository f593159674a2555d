// A span of time: its first and last moment, in ms as `Date` counts them. Days are those of UTC.

/** @typedef {[number, number]} Span */
/** @typedef {{ _offset: number, _length: number }} Axis Plotly's x axis: its begin and length in px */

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
 * Return the moment at a place on an axis that shows the span; beyond its ends, the nearer end.
 * @param {number} x px from where the axis is measured
 * @param {Axis} axis
 * @param {Span} span
 */
export function momentAt(x, axis, [first, last]) {
  const part = (x - axis._offset) / axis._length;
  return first + (Math.min(Math.max(part, 0), 1) || 0) * (last - first);
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
