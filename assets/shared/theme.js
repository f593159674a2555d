// Light and dark: the page says which was chosen, or that the system's is followed.

export const system = matchMedia("(prefers-color-scheme: dark)");

/** Return true if the page is dark now. */
export function dark() {
  const { theme } = document.documentElement.dataset;
  return theme === "dark" || (theme === "auto" && system.matches);
}
