// one login for all of Quell: where a web application would show its own form, which is closed, go to ours
const leaveForLogin = () => {
  if (window.location.hash.startsWith("#/login")) {
    window.location.assign("/login");
  }
};
window.addEventListener("hashchange", leaveForLogin);
leaveForLogin();

export default {};
