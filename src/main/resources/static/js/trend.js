// Draws the trend of the insights from the figures of the table by month.
import uPlot from "/webjars/uplot/1.6.30/dist/uPlot.esm.js";
import { duration, say } from "./quell.js";

const place = document.getElementById("trend");
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const HEIGHT = 260;
const DAY = 86_400;

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const text = (seconds) => (seconds == null ? "–" : duration(seconds * 1000));
const month = (seconds) => new Date(seconds * 1000).toISOString().slice(0, 7);

// round numbers of the units that people use
const STEPS = [1, 5, 15, 30, 60, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, DAY, 2 * DAY, 5 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, 90 * DAY];

const options = (figures) => ({
  width: place.clientWidth,
  height: HEIGHT,
  tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
  scales: { y: { range: (plot, least, most) => [0, most > 0 ? most * 1.1 : 1] } },
  series: [
    { label: "Month", value: (plot, seconds) => (seconds == null ? "–" : month(seconds)) },
    { label: "Median", stroke: colour("--accent"), width: 2, points: { show: true, size: 7 }, value: (plot, value) => text(value) },
    { label: "P90 (dashed)", stroke: colour("--warn"), width: 2, dash: [6, 4], points: { show: true, size: 7 }, value: (plot, value) => text(value) },
    { label: "Incidents", scale: "count", show: true, stroke: "transparent", points: { show: false }, value: (plot, value) => value ?? "–" },
  ],
  axes: [
    {
      stroke: colour("--quiet"),
      grid: { stroke: colour("--line") },
      ticks: { stroke: colour("--line") },
      splits: () => ticks(figures),
      values: (plot, seconds) => seconds.map(month),
    },
    { stroke: colour("--quiet"), grid: { stroke: colour("--line") }, ticks: { stroke: colour("--line") }, size: 84, incrs: STEPS, values: (plot, all) => all.map(text) },
  ],
});

/** As many months as fit without touching each other. */
const ticks = (figures) => {
  const every = Math.max(1, Math.ceil((figures.months.length * 70) / Math.max(place.clientWidth - 100, 70)));
  return starts(figures).filter((start, index) => index % every === 0);
};
const starts = (figures) => figures.months.map((name) => Date.parse(`${name}-01T00:00:00Z`) / 1000);

const draw = (figures) => {
  place.replaceChildren();
  return new uPlot(options(figures), [starts(figures), figures.median, figures.p90, figures.reached], place);
};

const begin = async () => {
  const answer = await fetch(place.dataset.figures, { headers: { Accept: "application/json" } });
  if (!answer.ok) {
    throw new Error(`status ${answer.status}`);
  }
  const figures = await answer.json();
  let plot = draw(figures);
  dark.addEventListener("change", () => {
    plot.destroy();
    plot = draw(figures);
  });
  new ResizeObserver(() => plot.setSize({ width: place.clientWidth, height: HEIGHT })).observe(place);
};

begin().catch((error) => say(`The chart could not be drawn (${error.message}). The table by month has the same figures.`));
