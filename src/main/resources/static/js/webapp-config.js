// one login for all of Quell: where a web application would show its own form, which is closed, go to ours
const leaveForLogin = () => {
  if (window.location.hash.startsWith("#/login")) {
    window.location.assign("/login");
  }
};
window.addEventListener("hashchange", leaveForLogin);
leaveForLogin();

// a form's links open beside it: leaving the form would lose what is written in it, and Tasklist drops the target of links
document.addEventListener("click", (event) => {
  const link = event.target.closest(".fjs-container a[href]");
  if (link) {
    link.target = "_blank";
  }
}, true);

// a click that slips beside a start form, or past its button because a fault vanished above it, would close it with all that is written
document.addEventListener("click", (event) => {
  if (event.target.matches(".modal") && event.target.querySelector(".fjs-container")) {
    event.stopPropagation();
  }
}, true);

// when an answer takes a faulty field away, its fault stays behind and would keep "Complete" disabled; saving looks at the form anew,
// once the person pauses and the form knows what was typed
const saveIfBarredForNothing = () => {
  const barred = document.querySelector("button[ng-click='complete()']:disabled");
  if (barred && !document.querySelector(".fjs-container .fjs-form-field-error")) {
    document.querySelector("button[ng-click='save($event)']")?.click();
  }
};
let pause;
for (const kind of ["change", "input"]) {
  document.addEventListener(kind, (event) => {
    if (event.target.closest(".fjs-container")) {
      window.clearTimeout(pause);
      pause = window.setTimeout(saveIfBarredForNothing, 600);
    }
  });
}

export default {};
