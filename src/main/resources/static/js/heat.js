// Puts the waits of the table onto the picture of the process.
import { draw, loadViewer, onOtherColours, resize } from "./diagram.js";
import { say } from "./quell.js";

const place = document.getElementById("heat");

const badge = (row) => {
  const element = document.createElement("div");
  element.className = `heat-badge heat-${row.dataset.heat}`;
  const median = document.createElement("strong");
  median.textContent = row.dataset.median;
  const rest = document.createElement("span");
  rest.textContent = `P90 ${row.dataset.p90}${row.dataset.waiting === "0" ? "" : ` · ${row.dataset.waiting} now`}`;
  element.append(median, rest);
  element.title = `Median ${row.dataset.median}, P90 ${row.dataset.p90}, passed ${row.dataset.passed} times, ${row.dataset.waiting} waiting now`;
  return element;
};

const MARGIN = 48; // room for the badges above the topmost elements
const STEP = 1.25;
const narrow = window.matchMedia("(max-width: 40rem)");
let size = null;

/** As wide as its frame, as long as it can be read then. */
const fitting = ({ width }) =>
  Math.min(1, Math.max(narrow.matches ? 0.8 : 0.7, place.parentElement.clientWidth / (width + 2 * MARGIN)));

const fit = (viewer) => {
  const whole = viewer.get("canvas").viewbox().inner;
  size ??= fitting(whole);
  resize(viewer, place, whole, MARGIN, size);
};

const show = async (xml) => {
  const viewer = await draw(place, xml);
  const canvas = viewer.get("canvas");
  const elements = viewer.get("elementRegistry");
  for (const row of document.querySelectorAll("tr[data-element]")) {
    // an element that the newest version no longer has stands in the table only
    if (elements.get(row.dataset.element)) {
      canvas.addMarker(row.dataset.element, `heat-${row.dataset.heat}`);
      viewer.get("overlays").add(row.dataset.element, { position: { top: -38, left: 0 }, html: badge(row), show: { minZoom: 0 }, scale: { min: 0.8 } });
    }
  }
  place.dataset.drawn = "true";
  fit(viewer);
  return viewer;
};

const fetchModel = async () => {
  const answer = await fetch(place.dataset.picture);
  if (!answer.ok) {
    throw new Error(`status ${answer.status}`);
  }
  return answer.text();
};

const begin = async () => {
  const [xml] = await Promise.all([fetchModel(), loadViewer(place)]);
  let viewer = await show(xml);
  onOtherColours(async () => {
    viewer.destroy();
    viewer = await show(xml);
  });
  const buttons = document.getElementById("heat-buttons");
  buttons.hidden = false;
  buttons.addEventListener("click", (event) => {
    const { zoom } = event.target.dataset;
    if (zoom) {
      size = Math.min(2, Math.max(0.4, zoom === "larger" ? size * STEP : size / STEP));
      fit(viewer);
    }
  });
};

begin().catch((error) => say(`The picture could not be drawn (${error.message}). The table below it has the same figures.`));
