// Loaded by Tasklist, Cockpit, Admin and Welcome (customScripts in their config.js). People sign in to them on Tandem's
// page only, so their own sign-in form is left as soon as they would show it.
const context = document.querySelector("base").getAttribute("app-root").replace(/\/camunda$/, "");
let signsOut = false;

document.addEventListener(
  "click",
  event => {
    if (event.target.closest(".account .logout")) {
      signsOut = true;
    }
  },
  true
);

function leaveOwnSignIn() {
  if (window.location.hash.startsWith("#/login")) {
    document.documentElement.style.visibility = "hidden";
    // loading the page again makes the server ask for the sign-in, and come back here after it
    window.location.replace(signsOut ? `${context}/sign-in?signedOut` : window.location.pathname);
  }
}

window.addEventListener("hashchange", leaveOwnSignIn);
leaveOwnSignIn();

export default [];
