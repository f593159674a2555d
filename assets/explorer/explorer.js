// What a reader does with links, the form and copy buttons, turned into views.
(function () {
  "use strict";
  const timeline = (window.timeline = window.timeline || {});
  const form = document.getElementById("filters");
  const list = document.getElementById("list");
  const details = document.getElementById("details");
  const sheet = matchMedia("(max-width: 1099.98px)"); // details cover the foot of the window
  const SEARCH_DELAY = 150; // ms after the last letter
  let opener = null; // what had focus when an event was opened
  let arriving = false; // an event has been asked for by its reader, not passed by
  let listed = false; // and that from the list, which then stays in sight

  // --- events

  /** Open an event of the current view. `browse` keeps focus, and history as long as it is. */
  timeline.open = (id, { browse = false } = {}) => {
    if (!browse) opener = details.contains(document.activeElement) ? opener : document.activeElement;
    arriving = !browse;
    timeline.go(timeline.change({ event: id }), { replace: browse, height: true });
  };

  /** Close the open event; focus goes back to where it was opened. */
  timeline.close = () => {
    const inside = details.contains(document.activeElement);
    const row = timeline.row(timeline.event());
    timeline.go(timeline.change({ event: "" }), { height: true });
    const back = opener && opener.isConnected && opener !== document.body ? opener : row;
    if (inside && back) back.focus({ preventScroll: true });
    opener = null;
  };

  /** The words of a view are on the page: bring what the reader asked for into sight. */
  timeline.arrived = () => {
    if (!timeline.event()) return;
    const row = timeline.row(timeline.event());
    const inList = row && (listed || list.contains(document.activeElement));
    if (inList && sheet.matches) row.closest("li").scrollIntoView({ block: "nearest" });
    timeline.reveal = !inList;
    listed = false;
    if (arriving) document.getElementById("details-heading").focus({ preventScroll: true });
    arriving = false;
  };

  // --- links

  document.addEventListener("click", (click) => {
    if (click.defaultPrevented || click.button || click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) return;
    const link = click.target.closest("a[href]");
    if (!link || !timeline.ready()) return;
    const query = timeline.queryOf(link);
    if (query === null) return;
    click.preventDefault();
    if ("dismiss" in link.dataset) link.closest(".notice").remove();
    else if (link.id === "close") timeline.close();
    else if (link.closest("[data-id]")) {
      listed = true;
      timeline.open(link.closest("[data-id]").dataset.id);
    } else {
      const id = new URLSearchParams(query).get("event");
      arriving = Boolean(id) && id !== timeline.event();
      if (arriving && !details.contains(link)) opener = link;
      timeline.go(query);
    }
  });

  addEventListener("popstate", () => {
    const query = location.search.slice(1);
    if (query === timeline.query) return;
    timeline.query = query;
    timeline.fill();
    timeline.ask();
  });

  // --- the form

  const search = timeline.later(() => {
    // Until there are answers it would load a page under the hand that types.
    if (timeline.ready()) timeline.go(timeline.change(timeline.asked()), { replace: true });
  }, SEARCH_DELAY);

  /** Ask for what has been typed while the page could not answer yet. */
  timeline.catchUp = () => form.elements.q.value !== form.elements.q.defaultValue && search();

  form.addEventListener("submit", (submit) => {
    if (!timeline.ready()) return;
    submit.preventDefault();
    timeline.go(timeline.change(timeline.asked()));
  });
  // Inputs outside the form element that belong to it do not bubble through it.
  document.addEventListener("input", ({ target }) => target.form === form && target.name === "q" && search());
  document.addEventListener("change", ({ target }) => {
    if (target.form !== form || target.name === "q") return;
    if (timeline.ready()) timeline.go(timeline.change(timeline.asked()));
    else form.requestSubmit();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    for (const menu of document.querySelectorAll(".menu[open]")) if (!menu.contains(target)) menu.open = false;
  });

  // --- copying

  document.addEventListener("click", async ({ target }) => {
    const button = target.closest("[data-copy], [data-copy-link]");
    if (!button) return;
    const text = button.dataset.copy ? document.getElementById(button.dataset.copy).textContent : location.href;
    try {
      await navigator.clipboard.writeText(text);
      timeline.say("Copied");
      button.textContent = "Copied";
    } catch {
      button.textContent = "Copy it from the address bar";
    }
  });

  timeline.canonical(timeline.query);
  timeline.fill();
})();
