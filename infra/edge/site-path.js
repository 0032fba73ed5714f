// CloudFront Function on the site: `/` chooses a language, a folder is its index.html.
const languages = ["ar", "fr", "es", "en"];

/** The language the browser prefers among ours; French, which every post speaks, when it names none. */
function preferred(header) {
  let best = "fr";
  let bestWeight = 0;
  for (const entry of header.split(",")) {
    const parts = entry.trim().split(";");
    const language = parts[0].trim().split("-")[0].toLowerCase();
    const weight = parts[1] === undefined ? 1 : Number(parts[1].trim().replace(/^q=/, ""));
    if (languages.includes(language) && weight > bestWeight) {
      best = language;
      bestWeight = weight;
    }
  }
  return best;
}

function redirect(statusCode, statusDescription, location) {
  return {
    statusCode,
    statusDescription,
    headers: {
      location: { value: location },
      vary: { value: "accept-language" },
      "cache-control": { value: "no-store" },
    },
  };
}

// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name.
function handler(event) {
  const request = event.request;
  if (request.uri === "/") {
    const accept = request.headers["accept-language"];
    return redirect(302, "Found", `/${preferred(accept ? accept.value : "")}/`);
  }
  if (request.uri.endsWith("/")) {
    request.uri += "index.html";
    return request;
  }
  // One address for each page: without the slash, relative links in it would point beside it. Only plain names
  // are sent on: `//host` or `/\host` in a redirect would lead to another site.
  if (/^(\/[A-Za-z0-9_-]+)+$/.test(request.uri)) return redirect(301, "Moved Permanently", `${request.uri}/`);
  return request;
}
