// The builder: shows what is chosen while one chooses. The server writes the page; here its
// form is sent and the parts that changed are put in place.
import { sayIn } from "../shared/say.js";

const form = /** @type {HTMLFormElement} */ (document.getElementById("choose"));
const said = document.getElementById("said");
const TYPING = 350; // ms without a key
let asked = 0;

const say = (/** @type {string} */ words) => sayIn(said, words);

const USUAL = { kind: "timeline", theme: "auto", detail: "3" };

/** Return the address of what the form asks for, without what is empty or as usual. */
function address() {
  const alt = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("alt"));
  // The text that was suggested is suggested again for another view; one's own stays.
  const own = alt && ("own" in alt.dataset || alt.value !== alt.defaultValue);
  const asked = [...new FormData(form)].filter(
    ([name, value]) => value && USUAL[name] !== value && name !== "suggested" && (own || name !== "alt"),
  );
  const query = new URLSearchParams(/** @type {[string, string][]} */ (asked));
  return `${form.getAttribute("action")}?${query}`;
}

/**
 * Return the control that a selector finds; an element of another kind has less of it.
 * @param {Element | Document} within
 * @param {string} selector
 * @returns {HTMLInputElement}
 */
const control = (within, selector) => within.querySelector(selector);

/** Replace an element by the one of the same id in another page; what is typed stays. */
function swap(page, id) {
  const [old, next] = [document.getElementById(id), page.getElementById(id)];
  const focused = /** @type {HTMLInputElement} */ (
    old.contains(document.activeElement) ? document.activeElement : null
  );
  const frame = old.querySelector("iframe");
  const width = control(old, "[name=preview]:checked")?.value;
  const again = next.querySelector("iframe");
  const { id: focusId, name, value, selectionStart, selectionEnd } = focused || {};
  old.replaceChildren(...next.childNodes);
  old.classList.remove("waiting");
  if (width) {
    const radio = control(old, `[name=preview][value=${width}]`);
    if (radio) radio.checked = true;
  }
  // A frame keeps the height it had until the new one tells its own.
  if (frame && again && frame.style.height) again.style.height = frame.style.height;
  if (!focused) return;
  const controls = old.querySelectorAll("input, select, textarea, summary, button");
  const same = [.../** @type {NodeListOf<HTMLInputElement>} */ (controls)].find((each) =>
    focusId ? each.id === focusId : each.name === name && each.value === value,
  );
  if (!same) return;
  if (focusId === "find" || focusId === "title" || focusId === "alt") same.value = value;
  same.focus({ preventScroll: true });
  if (typeof selectionStart === "number") same.setSelectionRange(selectionStart, selectionEnd);
}

async function show() {
  const now = ++asked;
  document.getElementById("result").classList.add("waiting");
  const to = address();
  const answer = await fetch(to);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (now !== asked || !page.getElementById("choose")) return;
  history.replaceState(null, "", to);
  const open = [...form.querySelectorAll("details")].map((each) => each.open);
  swap(page, "choose");
  [...form.querySelectorAll("details")].forEach((each, place) => (each.open = each.open || open[place]));
  swap(page, "result");
  const notice = document.querySelector("#choose .notice, #result .notice");
  say(notice ? notice.textContent : "The preview has changed");
}

let timer = 0;
const later = (/** @type {number} */ wait) => {
  clearTimeout(timer);
  timer = setTimeout(() => show().catch(() => location.assign(address())), wait);
};

form.addEventListener("submit", (submit) => {
  submit.preventDefault();
  later(0);
});
const typed = (target) => target.matches("input:not([type=radio], [type=checkbox]), textarea");
document.addEventListener("input", (/** @type {On<HTMLInputElement>} */ { target }) => {
  if (target.form === form && typed(target) && target.validity.valid) later(TYPING);
});
document.addEventListener("change", (/** @type {On<HTMLInputElement>} */ { target }) => {
  if (target.form === form && target.name !== "preview" && !typed(target)) later(0);
});

const [COLUMN, FULL] = [680, 1100]; // px of the preview, as in builder.css

/** Say how much smaller a frame must be to be seen whole, and how high it is. */
function fit() {
  /** @type {HTMLElement} */
  const stage = document.querySelector(".stage");
  const frame = stage?.querySelector("iframe");
  if (!frame) return;
  stage.classList.add("fits");
  stage.style.setProperty("--fit-column", `${Math.min(1, stage.clientWidth / COLUMN)}`);
  stage.style.setProperty("--fit", `${Math.min(1, stage.clientWidth / FULL)}`);
  stage.style.setProperty("--tall", `${frame.offsetHeight}px`);
}
// On a phone a column can be seen only smaller than it is; what is seen first is to be read.
const first = document.querySelector(".stage");
if (first && first.clientWidth < COLUMN) control(document, "[name=preview][value=phone]").checked = true;
new ResizeObserver(fit).observe(document.getElementById("result"));
document.addEventListener("change", fit);
