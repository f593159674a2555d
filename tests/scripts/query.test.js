// assets/shared/query.js writes queries as the server does: the cases are the Python codec's
// (tests/query/query_cases.py).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { changed } from "../../assets/shared/query.js";

const cases = JSON.parse(readFileSync(new URL("../fixtures/queries.json", import.meta.url), "utf-8"));

test("a changed query is the one that the server would write", () => {
  assert.ok(cases.length > 100);
  for (const { query, changes, becomes } of cases) assert.equal(changed(query, changes), becomes);
});

test("what is written is read again as it was", () => {
  for (const { becomes } of cases) assert.equal(changed(becomes, {}), becomes);
});
