var tell = (function () {
  var failed = 0, note = null;
  return function (worked) {
    failed = worked ? 0 : failed + 1;
    if (failed === 3) {
      note = document.createElement("p");
      note.className = "lost";
      note.setAttribute("role", "status");
      note.appendChild(document.createTextNode(document.body.getAttribute("data-lost")));
      document.body.insertBefore(note, document.body.firstChild);
    } else if (worked && note) {
      document.body.removeChild(note);
      note = null;
    }
  };
})();
