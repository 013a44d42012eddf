// Opens the menu on small screens and counts nothing.
(function () {
  "use strict";
  var button = document.querySelector(".menu-button");
  if (!button) return;
  button.addEventListener("click", function () {
    document.documentElement.classList.toggle("menu-open");
  });
})();
