// Shows on the picture of a process what differs between two versions. The table beside it says the same in words.
import { say } from "./quell.js";

const MARGIN = 40; // room for the signs at the outermost elements
const STEP = 1.25;
const SMALLEST = 0.2;
const LARGEST = 2;
const READABLE = 0.5; // below that a phone shows dots only
const SIGNS = { added: "+", removed: "−", changed: "~" };

const frame = document.querySelector("[data-difference]");
const tools = document.querySelector("[data-tools]");
const narrow = window.matchMedia("(max-width: 40rem)");
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const files = new Map();
let viewer;
let side = "after";
let size;
let wideness; // of the frame when it was fitted: the signs hide for a moment whenever the picture moves

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const load = () =>
  new Promise((done, failed) => {
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = frame.dataset.style;
    const script = document.createElement("script");
    script.src = frame.dataset.viewer;
    script.addEventListener("load", done);
    script.addEventListener("error", () => failed(new Error("the viewer cannot be loaded")));
    document.head.append(style, script);
  });

const file = async (which) => {
  if (!files.has(which)) {
    const answer = await fetch(frame.dataset[which]);
    if (!answer.ok) {
      throw new Error(`status ${answer.status}`);
    }
    files.set(which, await answer.text());
  }
  return files.get(which);
};

const fit = () => {
  const canvas = viewer.get("canvas");
  const pool = viewer.get("elementRegistry").find((element) => element.businessObject.processRef?.id === frame.dataset.key);
  const { x, y, width, height } = pool ?? canvas.viewbox().inner;
  const [wide, high] = [width + 2 * MARGIN, height + 2 * MARGIN];
  const fitting = Math.min(1, (frame.clientWidth - 2) / wide);
  const scale = size ?? (narrow.matches ? Math.max(fitting, READABLE) : fitting);
  const place = frame.firstElementChild;
  place.style.width = `${Math.floor(wide * scale)}px`;
  place.style.height = `${Math.floor(high * scale)}px`;
  canvas.resized();
  canvas.viewbox({ x: x - MARGIN, y: y - MARGIN, width: wide, height: high });
  frame.dataset.size = scale;
  wideness = frame.clientWidth;
};

const mark = () => {
  const elements = viewer.get("elementRegistry");
  for (const { dataset } of document.querySelectorAll("[data-element]")) {
    const element = elements.get(dataset.element);
    if (!element) {
      continue; // it is on the other version, or not drawn
    }
    viewer.get("canvas").addMarker(element.id, dataset.change);
    if (!element.waypoints) {
      const sign = document.createElement("div");
      sign.className = `process-sign ${dataset.change}`;
      sign.textContent = `${SIGNS[dataset.change]} ${dataset.change}`;
      viewer.get("overlays").add(element.id, { position: { top: -14, left: -8 }, html: sign, show: { minZoom: 0 }, scale: { min: 0.8 } });
    }
  }
};

const draw = async () => {
  viewer?.destroy();
  viewer = new window.BpmnJS({
    container: frame.firstElementChild,
    bpmnRenderer: { defaultFillColor: colour("--surface"), defaultStrokeColor: colour("--text") },
  });
  await viewer.importXML(await file(side));
  fit();
  mark();
  frame.dataset.drawn = side;
};

const drawOrSay = () =>
  draw().catch((error) => say(`The picture of the process could not be drawn (${error.message}). The table below it says the same.`));

const use = ({ target }) => {
  const { show, zoom } = target.dataset;
  if (show) {
    side = show;
    tools.querySelectorAll("[data-show]").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.show === show)));
    drawOrSay();
  } else if (zoom && viewer) {
    const next = Number(frame.dataset.size) * (zoom === "larger" ? STEP : 1 / STEP);
    size = zoom === "fit" ? undefined : Math.min(LARGEST, Math.max(SMALLEST, next));
    fit();
  }
};

if (frame) {
  frame.hidden = false;
  tools.hidden = false;
  tools.addEventListener("click", use);
  dark.addEventListener("change", drawOrSay);
  window.addEventListener("resize", () => viewer && frame.clientWidth !== wideness && fit());
  load().then(drawOrSay, (error) => say(`The picture of the process could not be drawn (${error.message}). The table below it says the same.`));
}
