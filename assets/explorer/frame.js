// The frame that the chart stands in, measured for the server, which places everything.
import { dark } from "../shared/theme.js";

const BELOW = 48; // px of the frame that stay below a pointer when it becomes lower
const fine = matchMedia("(pointer: fine)");
let width = 0; // when it was measured last
let pointer = 0; // px from the frame's top to the pointer on it

export const frame = document.getElementById("frame");

/** Return true if there is a chart to be seen; a narrow window has none. */
export const visible = () => frame.offsetParent !== null;

/** Return true if the frame has another width than when it was measured. */
export const resized = () => visible() && frame.clientWidth !== width;

/**
 * Return what the server needs to know of the frame; null where none is shown.
 * @param {{ height?: boolean, gesture?: boolean }} [asked] `height`: as high as it is now;
 *   `gesture`: at least as high as its reader needs not to lose it
 */
export function measure({ height = false, gesture = false } = {}) {
  if (!visible()) return null;
  width = frame.clientWidth;
  return {
    width,
    dark: dark(),
    touch: !fine.matches,
    ...(height && { height: frame.clientHeight }),
    ...(gesture && { least: least() }),
  };
}

/** Return how high the frame must stay, in px: all of it where it begins above the window. */
function least() {
  if (frame.getBoundingClientRect().top < 0) return frame.clientHeight;
  return frame.matches(":hover") ? pointer + BELOW : 0;
}

frame.addEventListener(
  "pointermove",
  (move) => {
    pointer = move.clientY - frame.getBoundingClientRect().top;
  },
  true,
);
