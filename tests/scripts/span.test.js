import assert from "node:assert/strict";
import { test } from "node:test";
import { day, moment, momentAt, placeOf, spanOf, within, zoomed } from "../../assets/shared/span.js";

const span = (first, last) => [moment(first), moment(last)];
const days = (found) => found.map(day);
const WHOLE = span("2000-01-01", "2001-01-01");

test("a day and its moment are one, whatever the time zone and the year", () => {
  for (const text of ["2015-07-14", "1953-08-19", "0601-01-01", "2024-02-29"]) assert.equal(day(moment(text)), text);
  assert.equal(moment("2015-07-14 12:34:56"), Date.UTC(2015, 6, 14));
});

test("a span within the whole stays as it is", () => {
  assert.deepEqual(days(within(span("2000-03-01", "2000-04-01"), WHOLE)), ["2000-03-01", "2000-04-01"]);
});

test("a span that leaves the whole is moved back, as long as it was", () => {
  assert.deepEqual(days(within(span("1999-12-01", "2000-02-01"), WHOLE)), ["2000-01-01", "2000-03-03"]);
  assert.deepEqual(days(within(span("2000-12-01", "2001-02-01"), WHOLE)), ["2000-10-31", "2001-01-01"]);
  assert.deepEqual(within(span("1990-01-01", "2010-01-01"), WHOLE), WHOLE);
});

test("less than a week becomes a week around the same middle, if the whole is as long", () => {
  assert.deepEqual(days(within(span("2000-03-10", "2000-03-11"), WHOLE)), ["2000-03-07", "2000-03-14"]);
  const short = span("2000-01-01", "2000-01-03");
  assert.deepEqual(within(span("2000-01-02", "2000-01-02"), short), short);
});

test("a zoom leaves the moment it is around where it is", () => {
  const [first, last] = zoomed([0, 100], 0.5, 25);
  assert.deepEqual([first, last], [12.5, 62.5]);
  assert.equal((25 - first) / (last - first), 25 / 100);
  assert.deepEqual(zoomed(zoomed([0, 100], 2, 10), 0.5, 10), [0, 100]);
});

test("a place in a chart is a moment, and beyond an end that end", () => {
  const layout = { width: 260, margin: { l: 50, r: 10 } };
  assert.deepEqual(
    [50, 150, 250, 0, 999].map((x) => momentAt(x, layout, [1000, 3000])),
    [1000, 2000, 3000, 1000, 3000],
  );
});

test("a moment has a place in a chart, however Plotly writes it", () => {
  const layout = { width: 260, margin: { l: 50, r: 10 }, xaxis: { range: ["2000-01-01", "2000-01-02 00:00:00.0"] } };
  for (const [text, x] of [
    ["2000-01-01", 50],
    ["2000-01-01 12:00", 150],
    ["2000-01-02", 250],
    ["2000-01-02 06:00:00.5", 300],
  ])
    assert.ok(Math.abs(placeOf(text, layout) - x) < 0.01, text);
});

test("a gesture's span is read however Plotly tells it", () => {
  const told = ["2015-07-14 06:00", "2016-01-16"];
  const found = span("2015-07-14", "2016-01-16");
  assert.deepEqual(spanOf({ "xaxis.range": told }), found);
  assert.deepEqual(spanOf({ "xaxis.range[0]": told[0], "xaxis.range[1]": told[1] }), found);
  assert.equal(spanOf({ "xaxis.autorange": true }), null);
});
