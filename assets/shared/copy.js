const SHOWN = 2000; // ms for which a button says what it has done

/**
 * Let the page's buttons copy: [data-copy=ID] the text of that element, [data-copy-link] the
 * page's address. What the browser does not let us copy is selected, for the keyboard.
 * @param {(words: string) => void} say tells a screen reader
 */
export function copyByButtons(say) {
  document.addEventListener("click", async ({ target }) => {
    const button = /** @type {HTMLElement} */ (
      /** @type {Element} */ (target).closest("[data-copy], [data-copy-link]")
    );
    if (!button) return;
    const from = document.getElementById(button.dataset.copy);
    const text = from instanceof HTMLTextAreaElement ? from.value : from ? from.textContent : location.href;
    const words = button.firstChild; // after it may stand words for a screen reader alone
    button.dataset.words ??= words.textContent;
    let said = "Copied";
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      said = from ? "Selected; copy it with the keyboard" : "Copy it from the address bar";
      if (from instanceof HTMLTextAreaElement) from.select();
      else if (from) getSelection().selectAllChildren(from);
    }
    say(said);
    words.textContent = said;
    setTimeout(() => {
      words.textContent = button.dataset.words;
    }, SHOWN);
  });
}
