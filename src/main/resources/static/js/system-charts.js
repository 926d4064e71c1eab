// Draws each metric of a system from the table beside it: what the table says is what the chart shows.
import { local, now } from "./quell.js";

const HEIGHT = 190;
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

const incidents = [...document.querySelectorAll("[data-incident]")].map((row) => ({
  id: row.dataset.incident,
  at: Date.parse(row.dataset.at) / 1000,
}));

/** A line down where an incident began, with its number. */
const marks = (plot) => {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.strokeStyle = colour("bad");
  ctx.fillStyle = colour("bad");
  ctx.font = `${11 * devicePixelRatio}px system-ui, sans-serif`;
  ctx.textBaseline = "top";
  ctx.textAlign = "left";
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash([]);
  let free = -Infinity;
  for (const incident of [...incidents].sort((one, other) => one.at - other.at)) {
    const x = Math.round(plot.valToPos(incident.at, "x", true));
    if (x < bbox.left || x > bbox.left + bbox.width) {
      continue;
    }
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    const width = ctx.measureText(incident.id).width + 8 * devicePixelRatio;
    const left = Math.max(bbox.left, Math.min(x + 4 * devicePixelRatio, bbox.left + bbox.width - width));
    if (left > free) { // numbers that would cover one another are left to the table
      ctx.fillText(incident.id, left, bbox.top + 2 * devicePixelRatio);
      free = left + width;
    }
  }
  ctx.restore();
};

/** Days as 05-31, times as 14:00; a day's beginning as its date. */
const timeLabels = (plot, splits, axis, space, step) =>
  splits.map((at) => {
    const text = local(new Date(at * 1000));
    return step >= 86_400 || text.endsWith("00:00") ? text.slice(5, 10) : text.slice(11);
  });

const options = (section, width) => {
  const axis = { stroke: colour("quiet"), grid: { stroke: colour("line"), width: 1 }, ticks: { stroke: colour("line"), width: 1 } };
  const end = now() / 1000;
  const from = end - Number(section.dataset.days) * 86_400;
  return {
    width,
    height: HEIGHT,
    cursor: { drag: { x: false, y: false } },
    scales: { x: { range: (plot, low, high) => [Math.min(from, low ?? from), Math.max(end, high ?? end)] } },
    axes: [{ ...axis, values: timeLabels }, { ...axis, size: 62 }],
    series: [
      { label: "From", value: (plot, at) => (at === null ? "–" : local(new Date(at * 1000))) },
      { label: "Worst value", stroke: colour("accent"), width: 2, points: { show: true, size: 5 } },
      { label: "Baseline", stroke: colour("good"), width: 1, dash: [2, 4], points: { show: false } },
      { label: `Bad ${section.dataset.direction.toLowerCase()}`, stroke: colour("bad"), width: 1, dash: [8, 4], points: { show: false } },
    ],
    hooks: { draw: [marks] },
  };
};

/** The limits run over the whole width, beyond the first and the last measurement. */
const dataOf = (section) => {
  const rows = [...section.querySelectorAll("tr[data-value]")];
  const times = rows.map((row) => Date.parse(row.querySelector("time").dateTime) / 1000);
  const values = rows.map((row) => Number(row.dataset.value));
  const end = now() / 1000;
  const x = [Math.min(end - Number(section.dataset.days) * 86_400, times[0] - 1), ...times, Math.max(end, times[times.length - 1] + 1)];
  const constant = (value) => x.map(() => Number(value));
  return [x, [null, ...values, null], constant(section.dataset.baseline), constant(section.dataset.threshold)];
};

const draw = (section) => {
  const place = section.querySelector("[data-place]");
  let plot;
  const drawn = () => {
    plot?.destroy();
    plot = new uPlot(options(section, place.clientWidth), dataOf(section), place);
  };
  drawn();
  new ResizeObserver(() => place.clientWidth !== plot.width && plot.setSize({ width: place.clientWidth, height: HEIGHT })).observe(place);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawn);
};

for (const section of document.querySelectorAll("[data-chart]")) {
  if (section.querySelector("[data-place]")) {
    draw(section);
  }
}
