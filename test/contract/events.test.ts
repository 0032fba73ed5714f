import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { envelopeSchema } from "#events/envelope.ts";
import { eventKinds } from "#events/registry.ts";
import { eventsOfImage } from "#shared/adapters/dynamodb/command-image.ts";
import { readObjectCreated, readScanResult } from "#shared/adapters/s3/bucket-events.ts";
import { callerFrom } from "#shared/http/caller.ts";
import type { BodyType, RouteData } from "#shared/http/route.ts";

const root = join(import.meta.dirname, "../..");
const folder = join(root, "events/invocations");
const names = readdirSync(join(root, "functions")).filter((name) =>
  existsSync(join(root, "functions", name, "handler.ts")),
);

const invocationOf = (name: string): unknown =>
  JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"));

const accepted = (event: unknown): boolean => {
  const envelope = envelopeSchema.parse(event);
  const kind = eventKinds.find(({ type }) => type === envelope.type);
  return kind?.schema.safeParse(envelope.data).success ?? false;
};

const proxySchema = z.object({
  resource: z.string(),
  httpMethod: z.string(),
  headers: z.record(z.string(), z.string()),
  pathParameters: z.record(z.string(), z.string()).nullable(),
  queryStringParameters: z.record(z.string(), z.string()).nullable(),
  requestContext: z.object({ authorizer: z.unknown() }),
  body: z.string().nullable(),
});
const queueSchema = z.object({
  Records: z.array(z.object({ eventSource: z.literal("aws:sqs"), body: z.string() })).min(1),
});
const streamSchema = z.object({
  Records: z
    .array(
      z.object({ eventSource: z.literal("aws:dynamodb"), dynamodb: z.object({ NewImage: z.unknown() }) }),
    )
    .min(1),
});

const bodyOf = (body: string | null, type: BodyType): unknown => {
  if (body === null) return undefined;
  if (type === "csv" || type === "csv-bytes") return body;
  return type === "json" ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));
};

const eventsIn = (image: unknown): readonly unknown[] => {
  const events = eventsOfImage(image);
  return events.ok ? events.value : [undefined];
};

const routesOf = async (name: string): Promise<readonly RouteData[]> => {
  const module: unknown = await import(`../../functions/${name}/routes.ts`);
  return z.object({ routes: z.array(z.custom<RouteData>()) }).parse(module).routes;
};

/** Events of AWS's own come from the storage and its scanner; their readers say whether they fit. */
const isAwsEvent = (event: unknown): boolean =>
  [readObjectCreated, readScanResult].some((read) => {
    try {
      return read(event).key !== "";
    } catch {
      return false;
    }
  });

describe("every function", () => {
  it("has a sample invocation, and there is none of a function that is gone", () => {
    expect(readdirSync(folder).map((file) => file.replace(/\.json$/, ""))).toEqual(names.toSorted());
  });
});

for (const name of names) {
  const invocation = invocationOf(name);
  const isApi = existsSync(join(root, "functions", name, "routes.ts"));

  describe(`the sample invocation of ${name}`, () => {
    if (isApi) {
      it("is a call of one of its routes, by whom the route lets in, with an input that the route takes", async () => {
        const event = proxySchema.parse(invocation);
        const routes = await routesOf(name);
        const route = routes.find(
          ({ method, path }) => method === event.httpMethod && path === event.resource,
        );
        if (route === undefined)
          throw new Error(`${event.httpMethod} ${event.resource} is no route of ${name}`);
        const caller = callerFrom(event.requestContext.authorizer);
        expect(caller.kind).toBe(route.access.kind === "public" ? "anonymous" : route.access.kind);
        const body = bodyOf(event.body, route.request.bodyType);
        expect(route.request.params.safeParse(event.pathParameters ?? {}).error).toBeUndefined();
        expect(route.request.query.safeParse(event.queryStringParameters ?? {}).error).toBeUndefined();
        expect(route.request.body.safeParse(body).error).toBeUndefined();
        if (route.idempotent !== "none")
          expect(event.headers["Idempotency-Key"]).toMatch(/^[\x21-\x7e]{8,128}$/);
      });
    } else {
      it("carries events of the registry only", () => {
        const queue = queueSchema.safeParse(invocation);
        const stream = streamSchema.safeParse(invocation);
        const bodies: readonly unknown[] = queue.success
          ? queue.data.Records.map(({ body }): unknown => JSON.parse(body))
          : [];
        const images: readonly unknown[] = stream.success
          ? stream.data.Records.flatMap(({ dynamodb }) => eventsIn(dynamodb.NewImage))
          : [];
        for (const event of [...bodies, ...images]) expect(isAwsEvent(event) || accepted(event)).toBe(true);
      });
    }
  });
}
