// The overview: two native sliders, the window between them, and dragging it.
import { later } from "../shared/later.js";
import { go } from "./answers.js";
import { change } from "./view.js";

const overview = document.getElementById("strip");
const MONTHS = "January February March April May June July August September October November December".split(" ");
const frame = () => /** @type {HTMLElement} */ (overview.querySelector(".strip-frame"));
const slider = (end) => /** @type {HTMLInputElement} */ (document.getElementById(`strip-${end}`));
const months = () => Number(frame().dataset.months);
const values = () => [Number(slider("first").value), Number(slider("last").value)];
let moved = null; // where the sliders were moved to, until that is asked for
let before = null; // where they were

/** Return the year and the month, from 0, of a month of the overview. */
function month(place) {
  const count = Number(frame().dataset.year) * 12 + Number(frame().dataset.month) - 1 + place;
  return [Math.floor(count / 12), count % 12];
}

const edtf = (place) => {
  const [year, at] = month(place);
  return `${String(year).padStart(4, "0")}-${String(at + 1).padStart(2, "0")}`;
};

/** Draw the window where the sliders are, and say it in words. */
export function describeOverview() {
  // An answer to an earlier question has written the overview anew under the reader's hand.
  if (moved) [slider("first").value, slider("last").value] = moved.map(String);
  else before = values();
  const [first, last] = values();
  const left = (100 * first) / months();
  const right = (100 * (last + 1)) / months();
  const place = (id, x, width) => {
    const rect = document.getElementById(id);
    rect.setAttribute("x", `${x}%`);
    rect.setAttribute("width", `${Math.max(width, 0)}%`);
  };
  place("strip-before", 0, left);
  place("strip-after", right, 100 - right);
  place("strip-window", left, right - left);
  for (const end of ["first", "last"]) {
    const [year, at] = month(Number(slider(end).value));
    slider(end).setAttribute("aria-valuetext", `${MONTHS[at]} ${year}`);
  }
}

/** Ask for the months between the sliders; an end that was not moved stays as it was said. */
const choose = later(() => {
  const [first, last] = moved;
  const { from, to } = frame().dataset; // at its ends
  /** @type {Record<string, string>} */
  const changes = {};
  if (first !== before[0]) changes.from = first === 0 ? from : edtf(first);
  if (last !== before[1]) changes.to = last === months() - 1 ? to : edtf(last);
  before = moved;
  moved = null;
  go(change(changes));
}, 120);

overview.addEventListener("input", (/** @type {On<HTMLInputElement>} */ { target }) => {
  const [first, last] = [slider("first"), slider("last")];
  if (Number(first.value) > Number(last.value)) (target === first ? last : first).value = target.value;
  moved = values();
  describeOverview();
});
overview.addEventListener("change", () => moved && choose());

overview.addEventListener("pointerdown", (/** @type {On<Element, PointerEvent>} */ down) => {
  if (down.target.id !== "strip-window" || down.button) return;
  const box = frame();
  const [first, last] = values();
  const width = box.clientWidth;
  const move = (event) => {
    const by = Math.round(((event.clientX - down.clientX) / width) * months());
    const held = Math.max(-first, Math.min(by, months() - 1 - last));
    moved = [first + held, last + held];
    describeOverview();
  };
  const up = () => {
    box.classList.remove("dragging");
    box.removeEventListener("pointermove", move);
    if (moved) choose();
  };
  box.classList.add("dragging");
  box.setPointerCapture(down.pointerId);
  box.addEventListener("pointermove", move);
  box.addEventListener("pointerup", up, { once: true });
  box.addEventListener("pointercancel", up, { once: true });
});
