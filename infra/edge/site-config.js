// CloudFront Function on /config.json: the deployment writes the pages' configuration in place of the braces.
const config = /* CONFIG */ {};

// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name.
function handler() {
  return {
    statusCode: 200,
    statusDescription: "OK",
    headers: {
      "content-type": { value: "application/json; charset=utf-8" },
      "cache-control": { value: "public, max-age=60" },
      "x-content-type-options": { value: "nosniff" },
    },
    body: JSON.stringify(config),
  };
}
