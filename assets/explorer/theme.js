import { view } from "./view.js";

/** Show the page in the theme that the view asks for, or the system's. */
export function paint() {
  const asked = new URLSearchParams(view.query).get("theme");
  const theme = ["light", "dark"].includes(asked) ? asked : "auto";
  document.documentElement.dataset.theme = theme;
  const meta = /** @type {HTMLMetaElement} */ (document.querySelector("meta[name=color-scheme]"));
  meta.content = theme === "auto" ? "light dark" : theme;
}
