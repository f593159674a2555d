import { later } from "./later.js";

const SETTLE = 140; // ms after the last turn of the wheel

/**
 * Zoom by the wheel where Ctrl or the command key is held, which is also how a browser tells of
 * a pinch on a trackpad. Without them the wheel scrolls the page.
 * @param {HTMLElement} box
 * @param {(wheel: WheelEvent) => number | null} at returns the moment under the pointer, or null
 *   while there is nothing to zoom
 * @param {(factor: number, at: number) => void} zoom
 */
export function zoomByWheel(box, at, zoom) {
  let turned = 1;
  /** @type {number | null} */
  let aim = null;
  const settle = later(() => {
    zoom(turned, aim);
    turned = 1;
    aim = null;
  }, SETTLE);
  box.addEventListener(
    "wheel",
    (wheel) => {
      const under = wheel.ctrlKey || wheel.metaKey ? at(wheel) : null;
      if (under === null) return;
      wheel.preventDefault();
      wheel.stopPropagation();
      aim ??= under;
      turned *= Math.exp(Math.max(-1, Math.min(1, wheel.deltaY / 100)) * 0.35);
      settle();
    },
    { passive: false, capture: true },
  );
}
