// What every page of Quell does in the browser: times in the reader's zone, countdowns, and saying so when a request failed.

const meta = (name) => document.querySelector(`meta[name="${name}"]`);

// countdowns follow the server's clock: the one of a laptop may be wrong
const serverNow = Date.parse(meta("quell-now")?.content ?? "");
const offset = Number.isNaN(serverNow) ? 0 : serverNow - Date.now();

/** The server's time in milliseconds. */
export const now = () => Date.now() + offset;

const two = (number) => String(number).padStart(2, "0");

/** For example "2026-05-01 10:00", in the reader's zone. */
export const local = (date) =>
  `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;

/** For example "2026-05-01 08:00:07 UTC". */
export const utc = (date) => `${date.toISOString().slice(0, 19).replace("T", " ")} UTC`;

/** The two largest units of a length of time, for example "3 h 12 min". */
export const duration = (milliseconds) => {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days > 0) {
    return hours % 24 ? `${days} d ${hours % 24} h` : `${days} d`;
  }
  if (hours > 0) {
    return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`;
  }
  return minutes > 0 ? `${minutes} min` : `${seconds} s`;
};

const setText = (element, text) => {
  if (element.textContent !== text) {
    element.textContent = text;
  }
};

const tick = (element) => {
  const at = Date.parse(element.dateTime);
  if (Number.isNaN(at)) {
    return;
  }
  if ("since" in element.dataset) {
    setText(element, duration(now() - at));
    return;
  }
  const left = at - now();
  setText(element, left >= 0 ? `in ${duration(left)}` : `overdue by ${duration(-left)}`);
  element.classList.toggle("over", left < 0);
  element.classList.toggle("soon", left >= 0 && left < 15 * 60_000);
};

/** Brings the times under an element to the reader's zone; called for the page and for whatever htmx puts into it. */
export const showTimes = (root) => {
  for (const element of root.querySelectorAll("time[datetime]")) {
    const date = new Date(element.dateTime);
    if (Number.isNaN(date.getTime())) {
      continue;
    }
    element.title = "countdown" in element.dataset || "since" in element.dataset ? `${local(date)} · ${utc(date)}` : utc(date);
    if ("local" in element.dataset) {
      setText(element, local(date));
    } else if ("countdown" in element.dataset || "since" in element.dataset) {
      tick(element);
    }
  }
};

/** Tells the reader something that must not be missed; an empty text takes it away again. */
export const say = (text) => {
  const place = document.getElementById("messages");
  if (!text) {
    place.replaceChildren();
    return;
  }
  const note = document.createElement("p");
  note.className = "note bad";
  note.textContent = text;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "plain";
  close.textContent = "Close";
  close.addEventListener("click", () => say(""));
  note.append(" ", close);
  place.replaceChildren(note);
};

const reasonOf = (request) => {
  const type = request.getResponseHeader("Content-Type") ?? "";
  try {
    if (type.includes("json")) {
      return JSON.parse(request.responseText).detail;
    }
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    return page.querySelector("[data-problem]")?.textContent;
  } catch {
    return undefined;
  }
};

const typedIn = () =>
  [...document.querySelectorAll("textarea, input[type=text]")].some((field) => field.value !== field.defaultValue);

/** What to do once nobody is logged in any more: log in and come back, unless that would lose what was typed. */
export const sessionEnded = () => {
  if (typedIn()) {
    say("You are logged out. Copy what you typed, then load this page again to log in.");
  } else {
    window.location.reload();
  }
};

const begin = () => {
  showTimes(document);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const note = document.querySelector("[data-zone]");
  if (note && zone) {
    note.textContent = zone === "UTC" ? "Times in UTC." : `Times in ${zone}. Point at one to see it in UTC.`;
  }
  window.setInterval(() => document.querySelectorAll("time[data-countdown], time[data-since]").forEach(tick), 1000);

  // a form that was sent is not sent twice
  for (const form of document.querySelectorAll("form[data-once]")) {
    form.addEventListener("submit", () => form.querySelectorAll("button[type=submit]").forEach((button) => (button.disabled = true)));
  }
  document.querySelector("[data-focus]")?.focus();

  const body = document.body;
  body.addEventListener("htmx:configRequest", (event) => {
    const token = meta("quell-csrf");
    if (token && event.detail.verb !== "get") {
      event.detail.headers[token.dataset.header] = token.content;
    }
  });
  body.addEventListener("htmx:afterSwap", (event) => showTimes(event.detail.target.parentNode ?? document));
  body.addEventListener("htmx:afterOnLoad", (event) => {
    if (event.detail.xhr.status < 400) {
      say("");
    }
  });
  body.addEventListener("htmx:responseError", (event) => {
    const request = event.detail.xhr;
    if (request.status === 401) {
      sessionEnded();
    } else {
      say(reasonOf(request) ?? `The server answered with status ${request.status}. Load the page again.`);
    }
  });
  const unreachable = () => say("The server cannot be reached. What you see may be old; it is tried again by itself or when you load the page.");
  body.addEventListener("htmx:sendError", unreachable);
  body.addEventListener("htmx:timeout", unreachable);
  body.addEventListener("htmx:swapError", () => say("A part of this page could not be shown. Load the page again."));
};

begin();
