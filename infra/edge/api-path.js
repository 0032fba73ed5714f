// CloudFront Function on /api/*: the API knows nothing of the prefix under which the site serves it.
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name.
function handler(event) {
  const request = event.request;
  request.uri = request.uri.replace(/^\/api(?=\/|$)/, "") || "/";
  // Written last, so that a viewer's own header of this name never survives.
  request.headers["x-wisal-viewer"] = { value: event.viewer.ip };
  return request;
}
