(function () {
  var address = document.body.getAttribute("data-next"), part = document.getElementById("now"), last = "";
  var failed = 0, note = null;
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
  function again() { setTimeout(ask, 1000); }
  function ask() {
    var request = new XMLHttpRequest();
    request.onreadystatechange = function () {
      if (request.readyState !== 4) return;
      tell(request.status === 200);
      if (request.status === 200 && request.responseText !== last) {
        last = request.responseText;
        part.innerHTML = last;
      }
      again();
    };
    request.open("GET", address, true);
    request.timeout = 5000;
    request.send(null);
  }
  again();
})();
