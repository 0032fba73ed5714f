// CloudFront Function on the site: `/` chooses a language, a folder is its index.html.
var languages = ["ar", "fr", "es", "en"];

/** The language the browser prefers among ours; French, which every post speaks, when it names none. */
function preferred(header) {
  var best = "fr";
  var bestWeight = 0;
  header.split(",").forEach(function (entry) {
    var parts = entry.trim().split(";");
    var language = parts[0].trim().split("-")[0].toLowerCase();
    var weight = parts[1] === undefined ? 1 : Number(parts[1].trim().replace(/^q=/, ""));
    if (languages.indexOf(language) >= 0 && weight > bestWeight) {
      best = language;
      bestWeight = weight;
    }
  });
  return best;
}

function redirect(status, description, location) {
  return {
    statusCode: status,
    statusDescription: description,
    headers: { location: { value: location }, vary: { value: "accept-language" }, "cache-control": { value: "no-store" } },
  };
}

function handler(event) {
  var request = event.request;
  if (request.uri === "/") {
    var accept = request.headers["accept-language"];
    return redirect(302, "Found", "/" + preferred(accept ? accept.value : "") + "/");
  }
  if (request.uri.slice(-1) === "/") {
    request.uri += "index.html";
    return request;
  }
  // One address for each page: without the slash, relative links in it would point beside it. Only plain names
  // are sent on: `//host` or `/\host` in a redirect would lead to another site.
  if (/^(\/[A-Za-z0-9_-]+)+$/.test(request.uri)) return redirect(301, "Moved Permanently", request.uri + "/");
  return request;
}
