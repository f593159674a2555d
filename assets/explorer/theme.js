// Light and dark: the choice is in the address, or the system's; the chart is drawn again.
(function () {
  "use strict";
  const timeline = (window.timeline = window.timeline || {});
  const system = matchMedia("(prefers-color-scheme: dark)");

  /** Return true if the page is dark now. */
  timeline.dark = () => {
    const chosen = document.documentElement.dataset.theme;
    return chosen === "dark" || (chosen === "auto" && system.matches);
  };

  /** Show the page in the theme that the view asks for. */
  timeline.paint = () => {
    const asked = new URLSearchParams(timeline.query).get("theme");
    const theme = ["light", "dark"].includes(asked) ? asked : "auto";
    document.documentElement.dataset.theme = theme;
    document.querySelector("meta[name=color-scheme]").content = theme === "auto" ? "light dark" : theme;
  };

  system.addEventListener("change", () => timeline.askDrawing({ height: true }));
})();
