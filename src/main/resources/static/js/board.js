// Keeps the board as it is now, and its filters in the address.
import { follow } from "./live.js";

const board = () => document.getElementById("board");
const read = () => window.htmx.trigger(document.body, "quell:changed");

const sign = document.querySelector("[data-live]");
const showState = (live) => {
  sign.hidden = false;
  sign.textContent = live ? "Live" : "Not live: trying to reach the server";
  if (!live) {
    read(); // says so if the login has ended, or the server is away
  }
};

follow(() => `/stream/board?after=${encodeURIComponent(board().dataset.mark)}`, { changed: read }, showState);

// what is not asked for has no place in the address
document.body.addEventListener("htmx:configRequest", (event) => {
  if (event.target.id === "filters") {
    for (const [name, value] of [...event.detail.formData.entries()]) {
      if (value === "") {
        event.detail.formData.delete(name);
      }
    }
  }
});

// for those who do not see the table change
const news = document.querySelector("[data-news]");
document.body.addEventListener("htmx:afterSwap", () => {
  const [open, unowned] = [...board().querySelectorAll(".figures dd")].map((figure) => figure.textContent);
  const text = `${open} incidents are open, ${unowned} without a commander.`;
  if (news.textContent !== text) {
    news.textContent = text;
  }
});
