// A tour one step at a time: the address names the step, arrow keys and buttons move.

const tour = document.getElementById("tour");
const steps = [.../** @type {NodeListOf<HTMLElement>} */ (tour.querySelectorAll(".step"))];
const nav = /** @type {HTMLElement} */ (tour.querySelector(".tour-nav"));
const links = [...nav.querySelectorAll(".tour-steps a")];
const [back, on] = ["back", "on"].map((id) => /** @type {HTMLButtonElement} */ (document.getElementById(`tour-${id}`)));
const [place, strip, all] = ["place", "window", "all"].map((id) => document.getElementById(`tour-${id}`));
let at = -1;

function asked() {
  const found = steps.findIndex((step) => `#${step.id}` === location.hash);
  return Math.max(found, 0);
}

/** Show the step at this place of the list; `read` moves a screen reader's place to it. */
function show(to, read) {
  if (to === at) return;
  tour.style.setProperty("--from", to < at ? "-1" : "1");
  at = to;
  steps.forEach((step, each) => step.classList.toggle("shown", each === at));
  links.forEach((link, each) =>
    each === at ? link.setAttribute("aria-current", "step") : link.removeAttribute("aria-current"),
  );
  const step = steps[at];
  place.textContent = `Step ${at + 1} of ${steps.length}`;
  back.disabled = at === 0;
  on.disabled = at === steps.length - 1;
  strip.style.left = `${step.dataset.left}%`;
  strip.style.width = `${step.dataset.width}%`;
  tour.classList.toggle("at-start", at === 0);
  tour.classList.toggle("at-end", at === steps.length - 1);
  if (read) step.querySelector("h2").focus({ preventScroll: true });
  if (read && nav.getBoundingClientRect().top < 0) nav.scrollIntoView();
}

function go(by) {
  const to = at + by;
  if (to < 0 || to >= steps.length) return;
  history.pushState(null, "", `#${steps[to].id}`);
  show(to, true);
}

function together(whole) {
  tour.classList.toggle("stepping", !whole);
  all.setAttribute("aria-pressed", `${whole}`);
  nav.hidden = whole;
}

back.addEventListener("click", () => go(-1));
on.addEventListener("click", () => go(1));
all.addEventListener("click", () => together(tour.classList.contains("stepping")));
document.getElementById("tour-print").addEventListener("click", () => window.print());
for (const link of links) {
  link.addEventListener("click", (click) => {
    click.preventDefault();
    go(links.indexOf(link) - at);
  });
}
window.addEventListener("popstate", () => show(asked(), true));
window.addEventListener("hashchange", () => show(asked(), true));
document.addEventListener("keydown", (/** @type {On<Element, KeyboardEvent>} */ press) => {
  if (press.ctrlKey || press.metaKey || press.altKey || press.shiftKey || !tour.classList.contains("stepping")) return;
  if (press.target.closest("input, select, textarea, summary, .table")) return;
  if (press.key === "ArrowRight") go(1);
  else if (press.key === "ArrowLeft") go(-1);
  else return;
  press.preventDefault();
});

together(false);
show(asked(), false);
