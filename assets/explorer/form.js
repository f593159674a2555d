// The form: what its controls ask for, and how they look for a view.
import { view } from "./view.js";

const LISTS = ["actors", "clauses", "lanes", "series"];
const TEXTS = ["from", "q", "to"];
const EVERYTHING = "3"; // the detail that is left out of an address

export const form = /** @type {HTMLFormElement} */ (document.getElementById("filters"));

/**
 * Return the control of this name.
 * @param {string} name
 */
export const control = (name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));

/** Return what the form's controls ask for, as changes to the query. */
export function asked() {
  const data = new FormData(form);
  const detail = `${data.get("detail")}`;
  const changes = { detail: detail === EVERYTHING ? "" : detail };
  for (const name of LISTS) changes[name] = data.getAll(name).sort().join(",");
  for (const name of TEXTS) {
    // What is only half typed is not asked for yet.
    if (control(name).validity.valid) changes[name] = `${data.get(name)}`.trim();
  }
  return changes;
}

/** Set the form's controls to the view, but for a text that is being typed. */
export function fill() {
  const parameters = new URLSearchParams(view.query);
  const lists = {};
  for (const name of LISTS) lists[name] = (parameters.get(name) || "").split(",");
  for (const each of /** @type {Iterable<HTMLInputElement>} */ (form.elements)) {
    if (each.name in lists) each.checked = lists[each.name].includes(each.value);
    else if (each.name === "detail") each.checked = each.value === (parameters.get("detail") || EVERYTHING);
    else if (TEXTS.includes(each.name) && each !== document.activeElement) each.value = parameters.get(each.name) || "";
  }
  form.querySelector(".lanes").classList.toggle("some", Boolean(lists.lanes[0]));
  const chosen = { actors: lists.actors, tracks: [...lists.series, ...lists.clauses] };
  for (const [name, values] of Object.entries(chosen)) {
    const count = document.querySelector(`[data-count=${name}]`);
    const number = values.filter(Boolean).length;
    if (count) count.textContent = number ? ` (${number})` : "";
  }
}

/**
 * Say in the fields of the span what is shown first and last while nothing is chosen.
 * @param {[string, string]} ends
 */
export function offerSpan([first, last]) {
  control("from").placeholder = first;
  control("to").placeholder = last;
}
