(function () {
  var address = document.body.getAttribute("data-next"), part = document.getElementById("now"), last = "";
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
