// What a site of plain files does in the reader's browser, as no server can: it searches the
// list of events (/events?q=…), in the file of data that lies beside it.
const { events } = document.currentScript.dataset;
const list = document.querySelector("main .rows");
const q = new URLSearchParams(location.search).get("q") || "";
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Return every text in a part of the record, in one. */
const texts = (part) => (part && typeof part === "object" ? Object.values(part).map(texts).join(" ") : String(part));

/**
 * Return the elements that a selector finds.
 * @param {string} selector
 */
const each = (selector) => [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector))];

/** Show only the rows whose event has all the words, and say how many there are. */
function search(found) {
  const words = plain(q).split(/\s+/).filter(Boolean);
  const matching = new Set(
    found.filter((event) => words.every((word) => plain(texts(event)).includes(word))).map(({ id }) => id),
  );
  const rows = each("main .rows .row");
  for (const row of rows) row.hidden = !matching.has(row.querySelector("a").pathname.split("/").pop());
  for (const period of each("main .period")) period.hidden = !period.querySelector(".row:not([hidden])");
  document.getElementById("main").classList.add("searched");
  const shown = rows.filter((row) => !row.hidden).length;
  const said = document.createElement("p");
  said.className = "notice";
  said.setAttribute("role", "status");
  const all = Object.assign(document.createElement("a"), { href: location.pathname, textContent: "Show all" });
  said.append(`${shown} of ${rows.length} events have “${q}”. `, all);
  document.querySelector("main .lead").after(said);
}

for (const field of each(".site-search [name=q]")) /** @type {HTMLInputElement} */ (field).value = q;
if (q.trim() && list && document.getElementById("main")) {
  fetch(events)
    .then((answer) => answer.json())
    .then((record) => search(record.events));
}
