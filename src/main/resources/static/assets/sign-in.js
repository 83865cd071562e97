// Links to one task carry it behind the "#", which servers never see: keep it over the sign-in.
const form = document.querySelector("form");
if (form && window.location.hash) {
  form.action += window.location.hash;
}

// Who mistyped the password need not type the name again. It stays in this tab, out of addresses and logs.
const TYPED = "tandem.sign-in.user";
const user = document.getElementById("user");
const password = document.getElementById("password");
if (form && user && password) {
  const typed = sessionStorage.getItem(TYPED);
  sessionStorage.removeItem(TYPED);
  if (typed && document.querySelector("[role=alert]")) {
    user.value = typed;
    password.focus();
  }
  form.addEventListener("submit", () => sessionStorage.setItem(TYPED, user.value));
}
