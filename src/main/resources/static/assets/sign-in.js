// Links to one task carry it behind the "#", which servers never see: keep it over the sign-in.
const form = document.querySelector("form");
if (form && window.location.hash) {
  form.action += window.location.hash;
}
