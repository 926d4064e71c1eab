// Draws each metric from the table beside it: what the table says is what the chart shows. Loaded by every page with charts.
import { local } from "./quell.js";

const PLOT = 190;
const ROW = 15;
const MOST_ROWS = 6;
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const seconds = (iso) => Date.parse(iso) / 1000;

/** The moments that every chart of the page marks, oldest first. */
const marksOf = (from, until) =>
  [...document.querySelectorAll("[data-mark]")]
    .map((element) => ({ label: element.dataset.mark, at: seconds(element.dataset.at) }))
    .filter((mark) => mark.at >= from && mark.at <= until)
    .sort((one, other) => one.at - other.at);

/** Gives each label the first row above the plot where it covers no other; what finds none is left to the page beside it. */
const place = (plot, marks, rows) => {
  const { ctx, bbox } = plot;
  const gap = 4 * devicePixelRatio;
  const ends = Array(rows).fill(-Infinity);
  return marks.map((mark) => {
    const x = Math.round(plot.valToPos(mark.at, "x", true));
    const width = ctx.measureText(mark.label).width + gap;
    const left = Math.min(x - gap / 2, bbox.left + bbox.width - width);
    const row = ends.findIndex((end) => end <= left);
    if (row >= 0) {
      ends[row] = left + width + gap;
    }
    return { ...mark, x, left, row };
  });
};

const drawMarks = (marks, rows) => (plot) => {
  const { ctx, bbox } = plot;
  const height = ROW * devicePixelRatio;
  const top = bbox.top - rows * height;
  ctx.save();
  ctx.font = `${11 * devicePixelRatio}px system-ui, sans-serif`;
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  ctx.setLineDash([]);
  ctx.lineWidth = devicePixelRatio;
  const placed = place(plot, marks, rows);
  ctx.strokeStyle = colour("quiet");
  for (const { x, row } of placed) {
    ctx.beginPath();
    ctx.moveTo(x, row < 0 ? bbox.top : top + (row + 0.5) * height);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
  }
  for (const { label, left, row } of placed.filter((mark) => mark.row >= 0)) {
    ctx.fillStyle = colour("surface"); // a line that goes on below must not cross the word
    ctx.fillRect(left, top + row * height, ctx.measureText(label).width + 4 * devicePixelRatio, height);
    ctx.fillStyle = colour("text");
    ctx.fillText(label, left + 2 * devicePixelRatio, top + (row + 0.5) * height);
  }
  ctx.restore();
};

/** The time of day, and the day where it begins. */
const ticks = (plot, splits) => {
  let day;
  return splits.map((split) => {
    const [date, time] = local(new Date(split * 1000)).split(" ");
    const text = date === day ? time : time === "00:00" ? date.slice(5) : `${time}\n${date.slice(5)}`;
    day = date;
    return text;
  });
};

const line = (label, name, dash) => ({ label, stroke: colour(name), width: 1.5, dash, points: { show: false } });

const options = (section, data, width) => {
  const { direction, tightened } = section.dataset;
  const axis = { stroke: colour("quiet"), grid: { stroke: colour("line"), width: 1 }, ticks: { stroke: colour("line"), width: 1 } };
  const x = data[0];
  const marks = marksOf(x[0], x[x.length - 1]);
  const rows = Math.min(marks.length, MOST_ROWS);
  const bad = direction.toLowerCase();
  return {
    width,
    height: PLOT + rows * ROW,
    padding: [rows * ROW + 8, 12, null, null],
    cursor: { drag: { x: false, y: false } },
    scales: { x: { range: (plot, low, high) => [low, high] } },
    axes: [{ ...axis, space: 64, size: 44, values: ticks }, { ...axis, size: 62 }],
    series: [
      { label: "From", value: (plot, at) => (at === null ? "–" : local(new Date(at * 1000))) },
      { label: "Worst value", stroke: colour("accent"), width: 2, spanGaps: true, points: { show: true, size: 5 } },
      line("Baseline", "good", [2, 4]),
      line(`Bad ${bad}`, "bad", [8, 4]),
      ...(tightened === undefined ? [] : [line(`Under watch, bad ${bad}`, "warn", [6, 3, 2, 3])]),
    ],
    hooks: { draw: [drawMarks(marks, rows)] },
  };
};

/** The limits run over the whole width, beyond the first and the last measurement; the tightened one from where the watch began. */
const dataOf = (section) => {
  const { from, until, baseline, threshold, tightened, watched } = section.dataset;
  const values = new Map(
    [...section.querySelectorAll("tr[data-value]")].map((row) => [seconds(row.querySelector("time").dateTime), Number(row.dataset.value)]),
  );
  const edges = [from, until, ...(watched === undefined ? [] : [watched])].map(seconds);
  const x = [...new Set([...edges, ...values.keys()])].sort((one, other) => one - other);
  const limits = [baseline, threshold].map((limit) => x.map(() => Number(limit)));
  const tighter = tightened === undefined ? [] : [x.map((at) => (at < seconds(watched) ? null : Number(tightened)))];
  return [x, x.map((at) => values.get(at) ?? null), ...limits, ...tighter];
};

const plots = new Map();

const draw = (section) => {
  const place = section.querySelector("[data-place]");
  const data = dataOf(section);
  plots.get(place)?.destroy();
  plots.set(place, new uPlot(options(section, data, place.clientWidth), data, place));
};

const resize = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const plot = plots.get(target);
    if (plot && target.clientWidth > 0 && target.clientWidth !== plot.width) {
      plot.setSize({ width: target.clientWidth, height: plot.height });
    }
  }
});

/** Draws what has come and lets go of what has left with the part of the page that it was in. */
const drawNew = () => {
  for (const [place, plot] of plots) {
    if (!place.isConnected) {
      resize.unobserve(place);
      plot.destroy();
      plots.delete(place);
    }
  }
  for (const place of document.querySelectorAll("[data-chart] [data-place]")) {
    if (!plots.has(place)) {
      draw(place.closest("[data-chart]"));
      resize.observe(place);
    }
  }
};

drawNew();
document.body.addEventListener("htmx:afterSwap", drawNew);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () =>
  [...plots.keys()].forEach((place) => draw(place.closest("[data-chart]"))));
