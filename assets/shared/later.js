/**
 * Return a function that calls `action` once nothing has called it again for some milliseconds.
 * @template {any[]} Values
 * @param {(...values: Values) => void} action
 * @param {number} milliseconds
 */
export function later(action, milliseconds) {
  let timer = 0;
  return (/** @type {Values} */ ...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...values), milliseconds);
  };
}
