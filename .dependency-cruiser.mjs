/**
 * Who may import whom, as in the table of CONTRIBUTING.md. A layer is a folder; a rule names the folders
 * that it may NOT reach, so that a new folder is closed until someone opens it. `test/tooling` plants one
 * violation of each kind and asserts that this file sees it.
 */

/** Tests beside their source may reach test support, fakes and tools. */
const TESTS = "\\.test\\.tsx?$";
const AWS = "(^|/)node_modules/(@aws-sdk|@smithy|aws-sdk-client-mock|amazon-[^/]+)/";
const PRODUCT = "^(shared|functions|events)/";

/** Forbids `from` everything of this repository that is not listed in `may`. */
const onlyWithin = (name, from, may, comment) => ({
  name,
  comment,
  severity: "error",
  from: { path: from, pathNot: TESTS },
  to: { path: "^(shared|functions|events|infra|web|local|test)/", pathNot: may },
});

export default {
  forbidden: [
    onlyWithin(
      "domain-imports-only-domain",
      "^shared/domain/",
      ["^shared/domain/"],
      "The domain knows nothing of AWS or HTTP.",
    ),
    onlyWithin(
      "catalogue-imports-only-domain",
      "^shared/catalogue/",
      ["^shared/(catalogue|domain)/"],
      "Posted data (posts, procedures, rates) is data with domain types.",
    ),
    onlyWithin(
      "application-imports-no-adapter",
      "^shared/application/",
      ["^shared/(domain|application|ports|catalogue)/", "^events/"],
      "A use case talks to ports; which adapter answers is decided in a function's deps.ts.",
    ),
    onlyWithin(
      "ports-import-domain-and-events",
      "^shared/ports/",
      ["^shared/(domain|ports|catalogue)/", "^events/"],
      "A port is a promise to the application in the domain's words.",
    ),
    onlyWithin(
      "adapters-import-no-application",
      "^shared/adapters/",
      ["^shared/(domain|ports|adapters|catalogue|config|observability)/", "^events/"],
      "An adapter keeps a port's promise; it knows no use case.",
    ),
    onlyWithin(
      "edges-import-no-adapter",
      "^shared/(http|consumer|config|observability)/",
      ["^shared/(domain|application|ports|http|consumer|config|observability|catalogue)/", "^events/"],
      "Wrappers get what they need as arguments.",
    ),
    onlyWithin("events-import-only-events", "^events/", ["^events/"], "Events are a public contract."),
    onlyWithin(
      "functions-import-product-code",
      "^functions/",
      ["^functions/", "^shared/", "^events/"],
      "A function is wired from shared code and events, nothing else.",
    ),
    {
      name: "functions-never-import-each-other",
      comment: "A function is a privilege: what two need lives in shared/.",
      severity: "error",
      from: { path: "^functions/([^/]+)/", pathNot: TESTS },
      to: { path: "^functions/([^/]+)/", pathNot: "^functions/$1/" },
    },
    onlyWithin(
      "infra-imports-only-data",
      "^infra/",
      [
        "^infra/",
        "^events/",
        "^functions/[^/]+/(routes|env)\\.ts$",
        "^shared/adapters/dynamodb/table\\.ts$",
        "^shared/http/(problems?|route)\\.ts$",
        "^shared/domain/refusal\\.ts$",
        "^shared/catalogue/",
        "^shared/config/",
      ],
      "Stacks read table, route, environment and problem data; they run no product code.",
    ),
    {
      name: "web-imports-types-only",
      comment: "A page may know the contracts, never carry the server along.",
      severity: "error",
      from: { path: "^web/", pathNot: [TESTS, "^web/[^/]+\\.ts$", "^web/(build|prerender)/"] },
      to: { path: "^(shared|functions|events|infra|local|test)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "web-reaches-no-inside",
      comment: "Domain types and HTTP contracts only.",
      severity: "error",
      from: { path: "^web/", pathNot: TESTS },
      to: { path: "^(shared/(adapters|ports|consumer|observability)|infra|local|test)/" },
    },
    {
      name: "product-never-imports-local-or-test",
      comment: "Product code does not know that a local run or a test exists.",
      severity: "error",
      from: { path: "^(shared|functions|events|infra|web)/", pathNot: TESTS },
      to: { path: "^(local|test)/" },
    },
    {
      name: "aws-only-in-adapters-and-deps",
      comment: "The AWS SDK is constructed in deps.ts and used in adapters, nowhere else.",
      severity: "error",
      from: {
        path: "^(shared|functions|events|web)/",
        pathNot: ["^shared/adapters/", "^functions/[^/]+/deps\\.ts$", TESTS],
      },
      to: { path: AWS },
    },
    {
      name: "domain-uses-no-framework",
      comment: "No wrapper, logger or token library in the rules themselves.",
      severity: "error",
      from: { path: "^shared/(domain|catalogue|ports)/", pathNot: TESTS },
      to: { path: "(^|/)node_modules/(@aws-lambda-powertools|@middy|jose|esbuild|preact)(/|$)" },
    },
    {
      name: "not-to-dev-dependency",
      comment: "What is bundled and deployed is a production dependency.",
      severity: "error",
      from: { path: PRODUCT, pathNot: TESTS },
      to: {
        dependencyTypes: ["npm-dev"],
        dependencyTypesNot: ["type-only"],
        pathNot: "(^|/)node_modules/@types/",
      },
    },
    {
      name: "not-to-undeclared",
      comment: "Each package that is imported is pinned in package.json.",
      severity: "error",
      from: {},
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "not-to-unresolvable",
      comment: "An import that leads nowhere would also hide from every rule above.",
      severity: "error",
      from: {},
      // The build of the pages makes the modules named "virtual:…".
      to: { couldNotResolve: true, pathNot: "^virtual:" },
    },
    {
      name: "no-circular",
      comment: "A cycle is one module in two files.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules"] },
    exclude: { path: ["^(dist|cdk\\.out|\\.local|\\.cache)/"] },
    // "specify" keeps type-only imports in the graph and marks them, so that they obey the layers too.
    tsPreCompilationDeps: "specify",
    tsConfig: { fileName: "tsconfig.json" },
    moduleSystems: ["es6"],
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".d.ts"],
      mainFields: ["module", "main", "types"],
    },
    skipAnalysisNotInRules: true,
    cache: false,
  },
};
