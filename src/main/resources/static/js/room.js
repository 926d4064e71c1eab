// Keeps an open room as it is now: new entries of the timeline as they come, and the sections that they are about.
import { follow } from "./live.js";
import { showTimes } from "./quell.js";

const QUIET = 300;
const MOST_SHOWN = 500;

const list = document.getElementById("entries");
const sign = document.querySelector("[data-live]");
const news = document.querySelector("[data-news]");
let position = list.dataset.position;

const showState = (live) => {
  sign.hidden = false;
  sign.textContent = live ? "Live" : "Not live: trying to reach the server";
  if (!live) {
    window.htmx.trigger(document.body, "quell:task"); // says so if the login has ended, or the server is away
  }
};

// many entries come at once when a step is done: each section is asked for once
const changed = new Set();
let pause;
const refreshSoon = (family) => {
  changed.add(family);
  window.clearTimeout(pause);
  pause = window.setTimeout(() => {
    const families = [...changed];
    changed.clear();
    families.forEach((name) => window.htmx.trigger(document.body, `quell:${name}`));
    document.dispatchEvent(new CustomEvent("quell:timeline"));
  }, QUIET);
};

const fits = (entry) =>
  (!list.dataset.group || list.dataset.group === entry.dataset.group) &&
  (!list.dataset.person || list.dataset.person === entry.dataset.actor);

const add = (html, id) => {
  position = id;
  const template = document.createElement("template");
  template.innerHTML = html;
  const entry = template.content.querySelector("li");
  refreshSoon(entry.dataset.family);
  if (list.dataset.newest !== "true") {
    document.querySelector("[data-new-entries]").hidden = false;
    return;
  }
  if (document.getElementById(entry.id) || !fits(entry)) {
    return;
  }
  showTimes(template.content);
  entry.classList.add("new");
  list.prepend(entry);
  while (list.children.length > MOST_SHOWN) { // what falls off the end is behind "Older entries" again after a reload
    list.lastElementChild.remove();
  }
  document.querySelector("[data-none]")?.remove();
  news.textContent = `New: ${entry.querySelector("p, .note-text").textContent.trim().slice(0, 200)}`;
};

follow(() => `/stream/incidents/${encodeURIComponent(list.dataset.incident)}?after=${position}`, { entry: add }, showState);

// what is not there yet, or not for everybody, leaves its sentence
document.body.addEventListener("htmx:beforeOnLoad", (event) => {
  if ("optional" in event.target.dataset && event.detail.xhr.status === 404) {
    event.preventDefault();
  }
});

// a plan that somebody is reading stays open, and the focus where it is, when its section is read anew
let open = [];
document.body.addEventListener("htmx:beforeSwap", (event) => {
  open = [...event.detail.target.querySelectorAll("details[open]")].map((details) => details.id);
});
document.body.addEventListener("htmx:afterSwap", () => {
  open.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
  open = [];
});
