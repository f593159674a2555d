// Whether the page answers by itself. Until Dash has started, and where that fails, every view is
// an ordinary page load.
let begun = false;
let failed = false;

/** Return true once Dash has started. */
export const started = () => begun;

/** Return true once Dash can answer. */
export const ready = () => begun && !failed;

/** Dash has started; return false if that was known. */
export function start() {
  const first = !begun;
  begun = true;
  return first;
}

/** From now on every view is loaded as a page. */
export function giveUp() {
  failed = true;
}

/** What answers could not be loaded: the page stays what it is without script, and says so. */
export function stayPlain() {
  if (failed) return;
  giveUp();
  document.documentElement.dataset.plain = "";
  const sentence = document.createElement("p");
  sentence.className = "plainly";
  sentence.textContent = "The interactive part could not be loaded. Links and filters work, and load a page each.";
  document.getElementById("notices").append(sentence);
}
