(function () {
  var body = document.body, now = body.getAttribute("data-now");
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
