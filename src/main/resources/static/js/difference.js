// Shows on the picture of a process what differs between two versions. The table beside it says the same in words.
import { draw, loadViewer, onOtherColours, resize } from "./diagram.js";
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
const files = new Map();
let viewer;
let side = "after";
let size;
let wideness; // of the frame when it was fitted: the signs hide for a moment whenever the picture moves

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
  const pool = viewer.get("elementRegistry").find((element) => element.businessObject.processRef?.id === frame.dataset.key);
  const area = pool ?? viewer.get("canvas").viewbox().inner;
  const fitting = Math.min(1, (frame.clientWidth - 2) / (area.width + 2 * MARGIN));
  const scale = size ?? (narrow.matches ? Math.max(fitting, READABLE) : fitting);
  resize(viewer, frame.firstElementChild, area, MARGIN, scale);
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

const show = async () => {
  viewer?.destroy();
  viewer = await draw(frame.firstElementChild, await file(side));
  fit();
  mark();
  frame.dataset.drawn = side;
};

const complain = (error) => say(`The picture of the process could not be drawn (${error.message}). The table below it says the same.`);
const showOrSay = () => show().catch(complain);

const use = ({ target }) => {
  const { show: which, zoom } = target.dataset;
  if (which) {
    side = which;
    tools.querySelectorAll("[data-show]").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.show === which)));
    showOrSay();
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
  onOtherColours(showOrSay);
  window.addEventListener("resize", () => viewer && frame.clientWidth !== wideness && fit());
  loadViewer(frame).then(showOrSay, complain);
}
