import assert from "node:assert/strict";
import { test } from "node:test";
import { later } from "../../assets/shared/later.js";

test("only the last of several calls is done, once they have paused", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const done = [];
  const call = later((value) => done.push(value), 100);
  call(1);
  context.mock.timers.tick(99);
  call(2);
  context.mock.timers.tick(99);
  assert.deepEqual(done, []);
  context.mock.timers.tick(1);
  assert.deepEqual(done, [2]);
});
