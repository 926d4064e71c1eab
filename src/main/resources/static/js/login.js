// a link to a task in Tasklist carries the task behind the #, which a form would drop
document.querySelector("form").action += window.location.hash;
