// CloudFront Function on /api/*: the API knows nothing of the prefix under which the site serves it.
function handler(event) {
  var request = event.request;
  request.uri = request.uri.replace(/^\/api(?=\/|$)/, "") || "/";
  // Written last, so that a viewer's own header of this name never survives.
  request.headers["x-wisal-viewer"] = { value: event.viewer.ip };
  return request;
}
