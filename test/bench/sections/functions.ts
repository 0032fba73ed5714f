import { createServer } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type BuildOptions, build } from "esbuild";
import * as z from "zod";
import { BUNDLE_BUDGET_BYTES, buildPaths, bundleOptions, bundleReport } from "#infra/build-functions.ts";
import { requiredBuiltins } from "#infra/shims/required-builtins.ts";
import { account } from "#local/account.ts";
import { toAttributes } from "#local/emulators/dynamodb-client.ts";
import { close, sendJson } from "#local/http.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { drawStampCode } from "#shared/domain/stamp/code.ts";
import { apiEvent } from "#test/support/api-event.ts";
import { runChild } from "../child/run-child.ts";
import { largest, median, per, percentile } from "../figures.ts";
import { atMost, type Section } from "../report.ts";
import { place, procedureId } from "../stage/people.ts";
import type { Stage } from "../stage/stage.ts";
import { issuedStamp } from "../stage/stamps.ts";

const requestId = "req_ABCDEFGH23456789";
const citizen = {
  kind: "citizen",
  accountId: "acc_ABCDEFGH23456789",
  status: "active",
  scopes: ["wisal/citizen"],
} as const;

/** The functions that citizens, desks and partners wait for, each with a call that reads the database once. */
const hotCalls = async ({ issuer }: Stage): Promise<Readonly<Record<string, unknown>>> => ({
  "identity-authorizer": {
    ...apiEvent({
      method: "GET",
      resource: "/requests",
      headers: { Authorization: `Bearer ${(await issuer.citizen("first")).token}` },
    }),
    type: "REQUEST",
    methodArn: "arn:aws:execute-api:eu-west-3:000000000000:api/live/GET/requests",
  },
  "catalogue-read": apiEvent({ method: "GET", resource: "/posts" }),
  "requests-read": apiEvent({
    method: "GET",
    resource: "/requests/{requestId}",
    params: { requestId },
    caller: citizen,
  }),
  "appointments-write": apiEvent({
    method: "DELETE",
    resource: "/requests/{requestId}/hold",
    params: { requestId },
    headers: { "Content-Type": "" },
    caller: citizen,
  }),
  "desk-read": apiEvent({
    method: "GET",
    resource: "/desk/posts/{postId}/visits",
    params: { postId: place.postId },
    query: { date: "2026-12-01" },
    caller: {
      kind: "staff",
      staffId: "stf_ABCDEFGH23456789",
      assignments: [{ postId: place.postId, role: "officer", from: "2020-01-01", to: null }],
      scopes: ["wisal/staff"],
    },
  }),
  "partners-redeem": apiEvent({
    method: "POST",
    resource: "/partner/stamps/verification",
    body: { code: drawStampCode(), procedureId },
    caller: {
      kind: "partner",
      partnerId: "passport-form",
      scopes: ["wisal/stamps.verify"],
      terms: { procedureIds: [procedureId], postIds: ["*"], callsPerMinute: 6_000 },
    },
  }),
});

const bareName = "the bare client";
const oneRouteName = "a function of one route";
const ourBareName = "the bare client, bundled as ours are";
const importing = (name: string): string => `${name}, Node's modules imported`;

/** Of a hot function's load and first call to the bare client's, bundled as everybody's is. */
const BAR = 1.25;
/** To those of a function of one route, which has no code of its own: what a function's own code adds shows here (ADR 0032). */
const OWN_SHARE = 1.5;

const HOT_BUDGET_KB = 450;
const KB = 1000;

/**
 * Answers every AWS call at once and with next to nothing in it: what is timed is the function. A code that a partner
 * asks about is a good one, for a wrong one is counted as a guess, which is three writes and not what partners wait for.
 */
const startNothing = async () => {
  const stamp = { Item: toAttributes({ ...issuedStamp("1.bench", "bench") }) };
  const server = createServer((incoming, response) => {
    void text(incoming).then((body) => {
      const target = String(incoming.headers["x-amz-target"]);
      if (target.startsWith("secretsmanager"))
        return sendJson(response, 200, { SecretString: "x".repeat(64) });
      const isStamp = target.endsWith(".GetItem") && body.includes(keys.stamp("").pk);
      return sendJson(response, 200, isStamp ? stamp : { Items: [], Count: 0 });
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve());
  });
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return { url: `http://127.0.0.1:${address.port}`, stop: () => close(server) };
};

/** How a function is bundled where nobody looks after it: by esbuild as it comes, which is what CDK's own construct does. */
const asItComes: BuildOptions = {
  ...{ bundle: true, minify: true, platform: "node", target: bundleOptions.target, format: "cjs" },
};

/** How ours are bundled, but that Node's modules are imported: what `required-builtins` saves is seen by it (ADR 0032). */
const withImports: BuildOptions = {
  ...bundleOptions,
  plugins: bundleOptions.plugins.filter((plugin) => plugin !== requiredBuiltins),
};

/** A script of this benchmark, bundled into a folder: its path there. */
const bundled = async (
  folder: string,
  name: string,
  options: BuildOptions,
  as: string = name,
): Promise<string> => {
  const outfile = join(folder, `${as}.${options.format === "cjs" ? "cjs" : "mjs"}`);
  const entry = fileURLToPath(new URL(`../child/${name}.ts`, import.meta.url));
  await build({ ...options, entryPoints: [entry], outfile });
  return outfile;
};

/** Sizes of the bundles, and how long a fresh process takes to load each hot one and to answer once. */
export const functionsSection = async (
  stage: Stage,
  { times }: { readonly times: number },
): Promise<Section> => {
  const nothing = await startNothing();
  const timer = await bundled(stage.dataDir, "first-call", bundleOptions);
  const environmentOf = (name: string): Readonly<Record<string, string>> => ({
    ...stage.platform.model.functions.find(({ shortName }) => shortName === name)?.environment,
    AWS_REGION: account.region,
    AWS_ACCESS_KEY_ID: "BENCH",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_ENDPOINT_URL: nothing.url,
    AWS_LAMBDA_FUNCTION_NAME: `wisal-${name}`,
  });
  const firstCall = async (name: string, bundle: string, event: string): Promise<number> =>
    z.number().parse(
      await runChild(pathToFileURL(timer).href, {
        ...environmentOf(name),
        BENCH_BUNDLE: bundle,
        BENCH_EVENT: event,
      }),
    );
  const hot = Object.entries(await hotCalls(stage));
  const oneRoute = apiEvent({ method: "GET", resource: "/bench" });
  const { dataDir } = stage;
  const references = [
    { name: bareName, bundle: await bundled(dataDir, "bare-client", asItComes), event: {} },
    { name: ourBareName, bundle: await bundled(dataDir, "bare-client", bundleOptions), event: {} },
    {
      name: importing(ourBareName),
      bundle: await bundled(dataDir, "bare-client", withImports, "bare-client-importing"),
      event: {},
    },
    { name: oneRouteName, bundle: await bundled(dataDir, "one-route", bundleOptions), event: oneRoute },
    {
      name: importing(oneRouteName),
      bundle: await bundled(dataDir, "one-route", withImports, "one-route-importing"),
      event: oneRoute,
    },
  ];
  const measured: readonly { readonly name: string; readonly bundle: string; readonly event: unknown }[] = [
    ...references,
    ...hot.map(([name, event]) => ({ name, event, bundle: join(buildPaths.bundles, name, "index.mjs") })),
  ];
  const taken = new Map<string, number[]>(measured.map(({ name }) => [name, []]));
  // In turns, so that a busy moment of the machine falls on all of them.
  for (let time = 0; time < times; time += 1) {
    for (const { name, bundle, event } of measured)
      taken.get(name)?.push(await firstCall(name, bundle, JSON.stringify(event)));
  }
  await nothing.stop();
  const timesOf = (name: string): readonly number[] => taken.get(name) ?? [];
  /** The median of each turn's own ratio: what slows the machine for a while slows both of a turn. */
  const ratio = (name: string, to: string): number =>
    median(timesOf(name).map((ms, turn) => per(ms, timesOf(to)[turn] ?? 0)));
  const sizes = new Map(bundleReport().map(({ name, bytes }) => [name, bytes]));
  const rows = hot.map(([name]) => {
    return {
      name,
      ms: median(timesOf(name)),
      toOneRoute: ratio(name, oneRouteName),
      toBare: ratio(name, bareName),
      kilobytes: (sizes.get(name) ?? 0) / KB,
    };
  });
  const calls = z.array(z.number()).parse(
    await runChild("./wrapper.ts", {
      POWERTOOLS_SERVICE_NAME: "bench",
      POWERTOOLS_METRICS_NAMESPACE: "Bench",
    }),
  );
  return {
    title: "Functions",
    about:
      `Processor time of load and first call in a fresh process, medians of ${times} turns, each turn with its own ratio, against the same DynamoDB document client ` +
      "alone, minified by esbuild as it comes; every AWS call is answered at once. Hot is what citizens, desks and " +
      "partners wait for and what the crowd of a release meets. A function of one route is the client with the wrapper, " +
      `its log, metrics and schemas, and nothing of its own, bundled as our functions are (ADR 0032). The wrapper: ${calls.length.toLocaleString("en")} calls in ` +
      "process of pressing for a slot, its use case replaced by one that does nothing.",
    measures: [
      atMost(
        "load and first call to the bare client's, slowest hot function",
        largest(rows.map(({ toBare }) => toBare)),
        BAR,
      ),
      atMost(
        "load and first call to a function of one route, slowest hot function",
        largest(rows.map(({ toOneRoute }) => toOneRoute)),
        OWN_SHARE,
      ),
      atMost("largest hot bundle", largest(rows.map(({ kilobytes }) => kilobytes)), HOT_BUDGET_KB, " KB"),
      atMost("largest bundle", largest([...sizes.values()]) / KB, BUNDLE_BUDGET_BYTES / KB, " KB"),
      atMost("wrapper and parsing, median", median(calls), 0.2, " ms"),
      { what: "wrapper and parsing, 95th percentile", measured: `${percentile(calls, 0.95).toFixed(3)} ms` },
    ],
    table: {
      head: ["function", "load and first call, ms", "to one route", "to the bare client's", "bundle, KB"],
      rows: [
        ...references.map(({ name }) => [
          name,
          median(timesOf(name)).toFixed(0),
          name.startsWith(oneRouteName) ? ratio(name, oneRouteName).toFixed(2) : "",
          ratio(name, bareName).toFixed(2),
          "",
        ]),
        ...rows.map(({ name, ms, toOneRoute, toBare, kilobytes }) => [
          name,
          ms.toFixed(0),
          toOneRoute.toFixed(2),
          toBare.toFixed(2),
          kilobytes.toFixed(0),
        ]),
      ],
    },
  };
};
