// What a site of plain files does in the reader's browser, as no server can: it searches the
// list of events (/events?q=…), in the file of data that lies beside it, and copies.
(function () {
  "use strict";
  const { events } = document.currentScript.dataset;
  const list = document.querySelector("main .rows");
  const q = new URLSearchParams(location.search).get("q") || "";
  const plain = (text) =>
    text
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase();

  /** Return every text in a part of the record, in one. */
  const texts = (part) => (part && typeof part === "object" ? Object.values(part).map(texts).join(" ") : String(part));

  /** Show only the rows whose event has all the words, and say how many there are. */
  function search(found) {
    const words = plain(q).split(/\s+/).filter(Boolean);
    const matching = new Set(found.filter((event) => words.every((word) => plain(texts(event)).includes(word))).map(({ id }) => id));
    const rows = [...document.querySelectorAll("main .rows .row")];
    for (const row of rows) row.hidden = !matching.has(row.querySelector("a").pathname.split("/").pop());
    for (const period of document.querySelectorAll("main .period")) period.hidden = !period.querySelector(".row:not([hidden])");
    document.getElementById("main").classList.add("searched");
    const shown = rows.filter((row) => !row.hidden).length;
    const said = document.createElement("p");
    said.className = "notice";
    said.setAttribute("role", "status");
    const all = Object.assign(document.createElement("a"), { href: location.pathname, textContent: "Show all" });
    said.append(`${shown} of ${rows.length} events have “${q}”. `, all);
    document.querySelector("main .lead").after(said);
  }

  for (const field of document.querySelectorAll(".site-search [name=q]")) field.value = q;
  if (q.trim() && list && document.getElementById("main")) {
    fetch(events)
      .then((answer) => answer.json())
      .then((record) => search(record.events));
  }

  document.addEventListener("click", async ({ target }) => {
    const button = target.closest("[data-copies]");
    if (!button) return;
    const field = document.getElementById(button.dataset.copies);
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      button.firstChild.textContent = "Copied";
    } catch {
      button.firstChild.textContent = "Selected";
    }
  });
})();
