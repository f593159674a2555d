// The page and its server: asks for views by way of Dash, and puts the answers into place.
// Words come first and are shown before the drawing, which takes the browser longer.
(function () {
  "use strict";
  const timeline = (window.timeline = window.timeline || {});
  const list = document.getElementById("list");
  const details = document.getElementById("details");
  const tracks = document.getElementById("tracks");
  const phone = matchMedia("(max-width: 599.98px)"); // the tracks stand above the list, not in a chart
  const WORDS_FIRST = 60; // ms until a drawing is asked for, unless the words come sooner
  const PATIENCE = 10000; // ms after which the reader is told that there is no answer
  const put = {}; // the HTML that each part shows, once it has been answered
  let started = false;
  let turn = 0; // counts what was asked; an answer to anything but the last is dropped
  let answered = 0; // the turn whose words are on the page
  let timer = 0;
  let patience = 0;
  let early = null; // a drawing that came before its words
  let open = null; // the event in the panel
  let first = null; // a promise of the page's first drawing
  let failed = false; // nothing answers here: every view is a page load

  /** Return the id of the event that is open or is being opened, or null. */
  timeline.event = () => new URLSearchParams(timeline.query).get("event");

  /** Return true once Dash can answer. */
  timeline.ready = () => started && !failed;

  /** From now on every view is loaded as a page. */
  timeline.giveUp = () => (failed = true);

  /** What answers could not be loaded: the page stays what it is without script, and says so. */
  timeline.stayPlain = () => {
    if (failed) return;
    timeline.giveUp();
    document.documentElement.dataset.plain = "";
    const sentence = document.createElement("p");
    sentence.className = "plainly";
    sentence.textContent = "The interactive part could not be loaded. Links and filters work, and load a page each.";
    document.getElementById("notices").append(sentence);
  };

  /** Ask for the page's first drawing while Dash is still on its way; return a promise of it, of null if that fails. */
  timeline.askFirst = () => {
    const { width, height, dark, touch } = timeline.sketch(true);
    const asked = { query: timeline.query, width, height, dark: Number(dark), touch: Number(touch) };
    first = fetch(`/drawing.json?${new URLSearchParams(asked)}`)
      .then((answer) => (answer.ok ? answer.json() : null))
      .catch(() => null);
    return first;
  };

  /** Tell a screen reader. */
  timeline.say = (words) => {
    const say = document.getElementById("say");
    say.textContent = "";
    requestAnimationFrame(() => (say.textContent = words));
  };

  /** Ask for the words and the drawing of the page's view; `gesture`: for both at once, as eyes are on the chart. */
  timeline.ask = ({ height = false, gesture = false } = {}) => {
    turn += 1;
    early = null;
    const data = { query: timeline.query, listed: list.dataset.key, turn };
    if (phone.matches) data.tracked = tracks.dataset.key;
    clearTimeout(patience);
    patience = setTimeout(noAnswer, PATIENCE);
    timeline.paint();
    window.dash_clientside.set_props("ask", { data });
    timeline.askDrawing({ height, gesture, wait: gesture ? 0 : WORDS_FIRST });
  };

  /** Ask for the drawing alone; `height` true: as high as it is now, or after a gesture as high as makes sense. */
  timeline.askDrawing = ({ height = false, gesture = false, wait = 0 } = {}) => {
    if (!started) return;
    clearTimeout(timer);
    timeline.askNow = () => {
      clearTimeout(timer);
      timeline.askNow = null;
      const data = timeline.sketch(height, gesture);
      if (data) window.dash_clientside.set_props("sketch", { data: { ...data, query: timeline.query, turn } });
    };
    if (wait) timer = setTimeout(timeline.askNow, wait);
    else timeline.askNow();
  };

  /** Put HTML written by the server into the element of that id; focus stays where it was. */
  timeline.put = (id, html) => {
    const element = document.getElementById(id);
    if (put[id] === html) return;
    put[id] = html;
    const focused = element.contains(document.activeElement) ? document.activeElement : null;
    const row = focused && focused.closest("[data-id]");
    element.innerHTML = html;
    if (!focused) return;
    const again = focused.id ? document.getElementById(focused.id) : row && timeline.row(row.dataset.id);
    (again || element).focus({ preventScroll: true });
  };

  /** Return the list's link to an event, or null. */
  timeline.row = (id) => list.querySelector(`[data-id="${CSS.escape(id)}"] a`);

  function markRow(id) {
    const before = list.querySelector("[aria-current]");
    if (before) before.removeAttribute("aria-current");
    const row = id && timeline.row(id);
    if (row) row.setAttribute("aria-current", "true");
  }

  function onAnswer(answer) {
    if (!answer || answer.turn !== turn) return;
    clearTimeout(patience);
    for (const [id, html] of Object.entries(answer.parts)) timeline.put(id, html);
    if (answer.selected !== list.dataset.selected) timeline.say(answer.say);
    list.dataset.key = answer.key;
    if (answer.parts.tracks !== undefined) tracks.dataset.key = answer.tracked;
    list.dataset.selected = answer.selected;
    if (answer.event !== open) details.scrollTop = 0;
    open = answer.event;
    details.classList.toggle("open", Boolean(answer.event));
    document.body.classList.toggle("reading", Boolean(answer.event));
    markRow(answer.event);
    document.title = answer.title;
    timeline.describeStrip();
    timeline.offerSpan(answer.ends);
    timeline.canonical(answer.query);
    timeline.arrived();
    answered = turn;
    if (timeline.askNow) timeline.askNow();
    if (early) onDrawing(early);
  }

  function noAnswer() {
    const again = document.createElement("a");
    again.href = timeline.address(timeline.query);
    again.textContent = "Load the page again";
    again.addEventListener("click", timeline.giveUp);
    const notice = document.createElement("div");
    notice.className = "notice";
    notice.append("The server has not answered. ", again);
    document.getElementById("notices").replaceChildren(notice);
    delete put.notices;
  }

  function onDrawing(drawing) {
    if (!drawing || drawing.turn !== turn) return;
    if (answered !== turn) {
      early = drawing;
      return;
    }
    early = null;
    // In a task of its own, after the words have been painted; the page's own are there already.
    if (!turn) timeline.draw(drawing);
    else requestAnimationFrame(() => setTimeout(() => drawing.turn === turn && timeline.draw(drawing)));
  }

  // Where Dash cannot fetch its layout it writes that into its place, and nothing else happens.
  const place = document.getElementById("react-entry-point");
  const mounting = new MutationObserver(() => place.querySelector("._dash-error") && timeline.stayPlain());
  mounting.observe(place, { childList: true, subtree: true, attributeFilter: ["class"] });

  phone.addEventListener("change", () => phone.matches && timeline.ready() && timeline.ask());

  /** Dash has mounted its layout: from now on it answers. */
  function onStart() {
    if (started) return;
    started = true;
    mounting.disconnect();
    timeline.catchUp();
    document.documentElement.dataset.ready = "";
    timeline.reveal = Boolean(timeline.event()) && scrollY === 0;
    if (first) first.then((drawing) => (drawing ? onDrawing({ ...drawing, turn: 0 }) : timeline.askDrawing({ height: true })));
    else timeline.askDrawing({ height: true });
  }

  window.dash_clientside = { ...window.dash_clientside, timeline: { onStart, onAnswer, onDrawing } };
})();
