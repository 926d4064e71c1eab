// Shows on the pictures of an incident's processes where they stand, as it happens.
import { draw as drawModel, loadViewer, onOtherColours, resize } from "./diagram.js";
import { say, sessionEnded, showTimes } from "./quell.js";

const MARGIN = 40; // room for the signs at the outermost elements
const STEP = 1.25;
const SMALLEST = 0.2;
const LARGEST = 2;
const READABLE = 0.5; // below that a phone shows dots only
const QUIET = 300;
const SETTLED = 3_000; // what a step leads to needs a moment and leaves no entry of its own
const POLL_ALONE = 5_000;
const POLL_IN_ROOM = 30_000;

const narrow = window.matchMedia("(max-width: 40rem)");
const alone = !document.querySelector(".room");

let shown; // what is drawn: its section, frame, viewer, size and the last state

const ask = async (address, headers = {}) => {
  const answer = await fetch(address, { headers });
  if (answer.status === 401 || answer.redirected) {
    sessionEnded();
    throw new Error("logged out");
  }
  if (!answer.ok) {
    throw new Error(`status ${answer.status}`);
  }
  return answer.text();
};

/** The part of the picture that belongs to the process: a file may show several. */
const area = (viewer, key) => {
  const pool = viewer.get("elementRegistry").find((element) => element.businessObject.processRef?.id === key);
  return pool ?? viewer.get("canvas").viewbox().inner;
};

const fit = () => {
  const { frame, viewer, state } = shown;
  const whole = area(viewer, state.picture.run.key);
  const fitting = Math.min(1, (frame.clientWidth - 2) / (whole.width + 2 * MARGIN));
  const size = shown.size ?? (narrow.matches ? Math.max(fitting, READABLE) : fitting);
  resize(viewer, frame.firstElementChild, whole, MARGIN, size);
  frame.dataset.size = size;
};

const showToken = () => {
  const { frame, viewer, state } = shown;
  const token = state.picture.tokens.map(({ element }) => viewer.get("elementRegistry").get(element)).find(Boolean);
  if (token) {
    const box = viewer.get("canvas").viewbox();
    frame.scrollLeft = (token.x - box.x) * box.scale - frame.clientWidth / 3;
    frame.scrollTop = (token.y - box.y) * box.scale - frame.clientHeight / 3;
  }
};

const sign = (kind, text, title) => {
  const element = document.createElement("div");
  element.className = `process-sign ${kind}`;
  element.textContent = text;
  element.title = title;
  return element;
};

const mark = () => {
  const { viewer, state, marked } = shown;
  const { tokens, steps, run } = state.picture;
  const canvas = viewer.get("canvas");
  const overlays = viewer.get("overlays");
  const elements = viewer.get("elementRegistry");
  overlays.clear();
  marked.splice(0).forEach(([id, kind]) => canvas.removeMarker(id, kind));
  const put = (id, kind) => {
    canvas.addMarker(id, kind);
    marked.push([id, kind]);
  };
  const note = (id, position, html) => overlays.add(id, { position, html, show: { minZoom: 0 }, scale: { min: 0.8 } });

  const entered = new Set(steps.map(({ element }) => element));
  const passed = new Set(steps.filter(({ end, cancelled }) => end && !cancelled).map(({ element }) => element));
  const now = new Set(tokens.map(({ element }) => element));
  const failed = new Map(state.failed.filter((step) => step.run === run.id).map((step) => [step.element, step]));
  const calls = new Map(steps.filter(({ called }) => called).map(({ element, called }) => [element, called]));
  shown.calls = calls;

  elements.filter((element) => element.waypoints).forEach((flow) => {
    if (passed.has(flow.source?.id) && (entered.has(flow.target?.id) || now.has(flow.target?.id))) {
      put(flow.id, "passed");
    }
  });
  for (const id of passed) {
    if (elements.get(id) && !now.has(id) && !failed.has(id)) {
      put(id, "passed");
      note(id, { top: -10, left: -6 }, sign("passed", "✓", "Passed"));
    }
  }
  for (const token of tokens) {
    if (elements.get(token.element) && !failed.has(token.element)) {
      put(token.element, "now");
      note(token.element, { top: -14, left: -8 }, sign("now", token.count > 1 ? `● ${token.count}` : "● now", `Is here since ${token.since}`));
    }
  }
  for (const [id, step] of failed) {
    if (elements.get(id)) {
      put(id, "failed");
      note(id, { top: -14, left: -8 }, sign("failed", step.within ? "! failed within" : "! failed", step.error));
    }
  }
  for (const id of calls.keys()) {
    if (elements.get(id)) {
      put(id, "called");
      note(id, { bottom: 8, right: 18 }, sign("open", "↓", "Opens the called process"));
    }
  }
};

const open = (run) => {
  const address = `${shown.frame.dataset.open}?run=${encodeURIComponent(run)}`;
  window.htmx.ajax("GET", address, { source: shown.section, target: shown.section, swap: "outerHTML" });
};

const draw = async () => {
  shown.viewer?.destroy();
  shown.viewer = undefined; // until the new one has its picture
  const mine = shown;
  const viewer = await drawModel(mine.frame.firstElementChild, mine.xml);
  if (mine !== shown) {
    return;
  }
  Object.assign(mine, { viewer, marked: [] });
  viewer.get("eventBus").on("element.click", ({ element }) => {
    const run = shown?.calls.get(element.id) ?? shown?.calls.get(element.labelTarget?.id);
    if (run) {
      open(run);
    }
  });
  fit();
  mark();
  showToken();
  shown.frame.dataset.drawn = "true";
};

const refreshList = async () => {
  const { frame, section } = shown;
  const html = await ask(frame.dataset.list, { "HX-Request": "true" });
  const template = document.createElement("template");
  template.innerHTML = html;
  const fresh = template.content.querySelector("#process-list");
  const old = section.querySelector("#process-list");
  if (!fresh || !old || old.contains(document.activeElement)) {
    return; // a reader is in it: the next news brings it up to date
  }
  old.querySelectorAll("details[open]").forEach(({ id }) => fresh.querySelector(`#${id}`)?.setAttribute("open", ""));
  showTimes(fresh);
  old.replaceWith(fresh);
  window.htmx.process(fresh);
};

const refresh = async () => {
  const mine = shown;
  if (!mine?.viewer || document.hidden) {
    return;
  }
  try {
    const text = await ask(mine.frame.dataset.state);
    if (mine !== shown || text === mine.text) {
      return;
    }
    Object.assign(mine, { text, state: JSON.parse(text) });
    mark();
    await refreshList();
  } catch {
    // the next news or the next poll tries again; the room itself says when the server is away
  }
};

const begin = async (section) => {
  const frame = section.querySelector("[data-picture]");
  if (!frame) {
    return;
  }
  const mine = { section, frame, calls: new Map() };
  shown = mine;
  const [xml, text] = await Promise.all([ask(frame.dataset.model), ask(frame.dataset.state), loadViewer(frame)]);
  if (mine !== shown) {
    return;
  }
  Object.assign(mine, { xml, text, state: JSON.parse(text) });
  const tools = section.querySelector("[data-tools]");
  frame.hidden = false;
  tools.hidden = false;
  tools.addEventListener("click", (event) => {
    const { zoom } = event.target.dataset;
    if (zoom && mine.viewer) {
      const next = Number(frame.dataset.size) * (zoom === "larger" ? STEP : 1 / STEP);
      mine.size = zoom === "fit" ? undefined : Math.min(LARGEST, Math.max(SMALLEST, next));
      fit();
    }
  });
  await draw();
};

const beginOrSay = (section) =>
  begin(section).catch((error) => say(`The picture of the process could not be drawn (${error.message}). The lists below it say the same.`));

// who opened another process reads on at its name
let moved = false;
document.body.addEventListener("htmx:beforeRequest", (event) => {
  moved = Boolean(event.target.closest("#process")) && document.getElementById("process").contains(event.target) && Boolean(shown);
});
document.body.addEventListener("htmx:load", (event) => {
  if (event.detail.elt.id === "process") {
    beginOrSay(event.detail.elt);
    if (moved) {
      document.getElementById("process-title").focus();
    }
  }
});

let soon;
let settled;
document.addEventListener("quell:timeline", () => {
  window.clearTimeout(soon);
  window.clearTimeout(settled);
  soon = window.setTimeout(refresh, QUIET);
  settled = window.setTimeout(refresh, SETTLED);
});
window.setInterval(refresh, alone ? POLL_ALONE : POLL_IN_ROOM);
document.addEventListener("visibilitychange", refresh);
onOtherColours(() => shown?.xml && draw());
window.addEventListener("resize", () => shown?.viewer && shown.state && fit());

const here = document.getElementById("process");
if (here) {
  beginOrSay(here);
}
