/**
 * Tell a screen reader, by way of a live region; the same words are said again, too.
 * @param {HTMLElement} region
 * @param {string} words
 */
export function sayIn(region, words) {
  region.textContent = "";
  requestAnimationFrame(() => {
    region.textContent = words;
  });
}
