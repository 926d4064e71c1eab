// Pictures of processes: the viewer is fetched with the first of them, and draws in the colours of the page.

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

let viewer;

/** Fetches the viewer and its style, whose addresses the element carries; later calls wait for the first. */
export const loadViewer = ({ dataset }) => {
  viewer ??= new Promise((done, failed) => {
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = dataset.style;
    const script = document.createElement("script");
    script.src = dataset.viewer;
    script.addEventListener("load", done);
    script.addEventListener("error", () => failed(new Error("the viewer cannot be loaded")));
    document.head.append(style, script);
  });
  return viewer;
};

/** Draws a model into a place, instead of what stands there. */
export const draw = async (place, xml) => {
  place.replaceChildren();
  const drawn = new window.BpmnJS({
    container: place,
    bpmnRenderer: { defaultFillColor: colour("--surface"), defaultStrokeColor: colour("--text") },
  });
  await drawn.importXML(xml);
  return drawn;
};

/**
 * Makes the place as large as the area of the picture is with its margin: the frame around it scrolls, as people know it.
 *
 * @param size pixels of the page for one of the picture
 */
export const resize = (drawn, place, { x, y, width, height }, margin, size) => {
  const [wide, high] = [width + 2 * margin, height + 2 * margin];
  place.style.width = `${Math.floor(wide * size)}px`;
  place.style.height = `${Math.floor(high * size)}px`;
  drawn.get("canvas").resized();
  drawn.get("canvas").viewbox({ x: x - margin, y: y - margin, width: wide, height: high });
};

/** The colours stand in the picture itself: it is drawn anew when they change. */
export const onOtherColours = (redraw) =>
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
