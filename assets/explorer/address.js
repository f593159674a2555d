// The view as a query string: read from and written into the form, and the browser's history.
// The server alone knows what a query means; here it is only put together.
(function () {
  "use strict";
  const timeline = (window.timeline = window.timeline || {});
  const form = document.getElementById("filters");
  const LISTS = ["actors", "clauses", "lanes", "series"];
  const TEXTS = ["from", "q", "to"];
  const EVERYTHING = "3"; // the detail that is left out of an address

  /** The query of the view on the page, without "?", as the server writes it. */
  timeline.query = document.getElementById("list").dataset.query;

  /** Return a value as it reads best in an address: commas, colons and slashes stay. */
  const written = (value) =>
    encodeURIComponent(value).replace(/%2C/g, ",").replace(/%3A/g, ":").replace(/%2F/g, "/").replace(/%20/g, "+");

  /** Return the query of the page with some parameters changed; "" or null leaves one out. */
  timeline.change = (changes) => {
    const parameters = new URLSearchParams(timeline.query);
    for (const [name, value] of Object.entries(changes)) {
      if (value) parameters.set(name, value);
      else parameters.delete(name);
    }
    return [...parameters.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => `${name}=${written(value)}`)
      .join("&");
  };

  /** Return the address of a query on this page. */
  timeline.address = (query) => location.pathname + (query ? `?${query}` : "");

  /** Return the query of a link to a view on this page, or null for any other link. */
  timeline.queryOf = (link) => {
    const href = link.getAttribute("href") || "";
    const to = new URL(href, location.href);
    const here = to.origin === location.origin && to.pathname === location.pathname;
    return here && !href.startsWith("#") && !to.hash ? to.search.slice(1) : null;
  };

  /** Return what the form's controls ask for, as changes to the query. */
  timeline.asked = () => {
    const data = new FormData(form);
    const changes = { detail: data.get("detail") === EVERYTHING ? "" : data.get("detail") };
    for (const name of LISTS) changes[name] = data.getAll(name).sort().join(",");
    for (const name of TEXTS) {
      // What is only half typed is not asked for yet.
      if (form.elements[name].validity.valid) changes[name] = data.get(name).trim();
    }
    return changes;
  };

  /** Set the form's controls to the query, but for a text that is being typed. */
  timeline.fill = () => {
    const parameters = new URLSearchParams(timeline.query);
    const lists = {};
    for (const name of LISTS) lists[name] = (parameters.get(name) || "").split(",");
    for (const control of form.elements) {
      if (control.name in lists) control.checked = lists[control.name].includes(control.value);
      else if (control.name === "detail") control.checked = control.value === (parameters.get("detail") || EVERYTHING);
      else if (TEXTS.includes(control.name) && control !== document.activeElement) {
        control.value = parameters.get(control.name) || "";
      }
    }
    form.querySelector(".lanes").classList.toggle("some", Boolean(lists.lanes[0]));
    const chosen = { actors: lists.actors, tracks: [...lists.series, ...lists.clauses] };
    for (const [name, values] of Object.entries(chosen)) {
      const count = document.querySelector(`[data-count=${name}]`);
      const number = values.filter(Boolean).length;
      if (count) count.textContent = number ? ` (${number})` : "";
    }
  };

  /** Say in the fields of the span what is shown first and last while nothing is chosen. */
  timeline.offerSpan = ([first, last]) => {
    form.elements.from.placeholder = first;
    form.elements.to.placeholder = last;
  };

  /**
   * Show another view. `replace` keeps the browser's history as long as it is; `height` true
   * keeps the chart's height. Until Dash has started this is an ordinary page load.
   */
  timeline.go = (query, { replace = false, height = false, gesture = false } = {}) => {
    if (query === timeline.query) return;
    if (!timeline.ready()) {
      location.assign(timeline.address(query));
      return;
    }
    timeline.query = query;
    history[replace ? "replaceState" : "pushState"](null, "", timeline.address(query));
    timeline.fill();
    timeline.ask({ height, gesture });
  };

  /** Write the address as the server writes it. */
  timeline.canonical = (query) => {
    timeline.query = query;
    if (query !== location.search.slice(1)) history.replaceState(null, "", timeline.address(query) + location.hash);
  };

  /** Call `action` once nothing has called for it again for some milliseconds. */
  timeline.later = (action, milliseconds) => {
    let timer = 0;
    return (...values) => {
      clearTimeout(timer);
      timer = setTimeout(() => action(...values), milliseconds);
    };
  };
})();
