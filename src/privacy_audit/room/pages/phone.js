(function () {
  var body = document.body, now = body.getAttribute("data-now"), failed = 0, note = null;
  function tell(worked) {
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
  }
  function again() { setTimeout(ask, 3000); }
  function ask() {
    var request = new XMLHttpRequest();
    request.onreadystatechange = function () {
      if (request.readyState !== 4) return;
      tell(request.status === 200 || request.status === 403);
      if (request.status === 403 || (request.status === 200 && request.responseText !== now)) {
        location.replace(body.getAttribute("data-next"));
      } else again();
    };
    request.open("GET", "/now", true);
    request.timeout = 5000;
    request.send(null);
  }
  if (now) again();
})();
