import { Agent, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Messaging } from "#local/emulators/fauxqs.ts";
import { close, flatHeaders, listen } from "#local/http.ts";
import { matches } from "#local/proxy/policy.ts";
import type { BehaviourModel, DistributionModel, Model, OriginModel } from "#local/template/model.ts";
import { SiteBucket, type StoredObject } from "./bucket.ts";
import { isCompressible } from "./content-types.ts";
import { EdgeFunction, type ViewerRequest } from "./edge-function.ts";

export interface Site {
  readonly url: string;
  /** How many files of the site are served. */
  readonly files: number;
  readonly stop: () => Promise<void>;
}

export interface SiteOptions {
  readonly port: number;
  readonly model: Model;
  readonly messaging: Messaging;
  readonly gatewayPort: number;
  /** The built site. */
  readonly folder: string;
  /** Values of secrets, for headers that CloudFront adds. */
  readonly secret: (id: string) => string;
}

/** Plays CloudFront: one origin for the pages in the bucket and the API, with the templates' functions and headers. */
export async function startSite(options: SiteOptions): Promise<Site> {
  const distribution = options.model.distributions[0];
  if (distribution === undefined) throw new Error("The templates declare no distribution");
  const agent = new Agent({ keepAlive: true });
  const buckets = new Map(
    distribution.origins.flatMap((origin) => {
      const bucket = options.model.buckets.find(({ name }) => origin.domainName.startsWith(`${name}.s3.`));
      return bucket === undefined ? [] : [[origin.id, siteBucket(options.messaging, bucket.name)] as const];
    }),
  );
  const edge = new Map<string, EdgeFunction>();
  for (const { viewerRequestCode } of distribution.behaviours) {
    if (viewerRequestCode !== undefined) edge.set(viewerRequestCode, new EdgeFunction(viewerRequestCode));
  }
  let files = 0;
  for (const bucket of buckets.values()) files += await bucket.upload(options.folder);

  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(incoming.url ?? "/", "http://site");
    const behaviour = distribution.behaviours.find(
      ({ pattern }) => matches(pattern, url.pathname) || matches(`/${pattern}`, url.pathname),
    );
    const origin = distribution.origins.find(({ id }) => id === behaviour?.originId);
    if (behaviour === undefined || origin === undefined) throw new Error(`No behaviour for ${url.pathname}`);
    applyPolicy(behaviour, response);
    const method = incoming.method ?? "GET";
    if (!behaviour.allowedMethods.includes(method)) {
      sendText(response, 403, "This method is not allowed here.");
      return;
    }
    let request: ViewerRequest = {
      method,
      uri: url.pathname,
      query: url.searchParams,
      headers: flatHeaders(incoming),
    };
    const edgeFunction = edge.get(behaviour.viewerRequestCode ?? "");
    if (edgeFunction !== undefined) {
      const result = await edgeFunction.viewerRequest(request, incoming.socket.remoteAddress ?? "127.0.0.1");
      if (result.kind === "response") {
        response.writeHead(result.status, result.headers);
        response.end(result.body);
        return;
      }
      request = result.request;
    }
    const bucket = buckets.get(origin.id);
    if (bucket === undefined) toGateway(incoming, response, request, origin, behaviour);
    else await fromBucket(bucket, request, behaviour, response);
  };

  const toGateway = (
    incoming: IncomingMessage,
    response: ServerResponse,
    request: ViewerRequest,
    origin: OriginModel,
    behaviour: BehaviourModel,
  ): void => {
    const { connection: _connection, host: _host, ...headers } = request.headers;
    const query = request.query.toString();
    const outgoing = httpRequest(
      {
        host: "127.0.0.1",
        port: options.gatewayPort,
        method: request.method,
        path: `${request.uri}${query === "" ? "" : `?${query}`}`,
        agent,
        headers: {
          ...headers,
          ...originHeaders(origin, options.secret),
          "x-forwarded-for": incoming.socket.remoteAddress ?? "",
        },
      },
      (answer) => {
        for (const [name, value] of Object.entries(answer.headers)) {
          if (value !== undefined && name !== "connection" && name !== "keep-alive")
            response.setHeader(name, value);
        }
        // The policy's headers win over the origin's.
        applyPolicy(behaviour, response);
        response.writeHead(answer.statusCode ?? 502);
        answer.pipe(response);
      },
    );
    outgoing.on("error", () => {
      if (response.headersSent) response.destroy();
      else sendText(response, 502, "The API does not answer.");
    });
    incoming.pipe(outgoing);
  };

  const fromBucket = async (
    bucket: SiteBucket,
    request: ViewerRequest,
    behaviour: BehaviourModel,
    response: ServerResponse,
  ): Promise<void> => {
    const object = await bucket.read(decodeURIComponent(request.uri.slice(1)));
    if (object !== undefined) {
      sendObject(object, 200, request, behaviour, response);
      return;
    }
    // Without the right to list, S3 says 403 for what is not there.
    const error = distribution.errors.find(({ code }) => code === 403 || code === 404);
    const page = error?.page === undefined ? undefined : await bucket.read(error.page.slice(1));
    if (page === undefined) sendText(response, error?.responseCode ?? 403, "There is no such page.");
    else sendObject(page, error?.responseCode ?? 403, request, behaviour, response);
  };

  const server = await listen(options.port, "site", (incoming, response) => {
    serve(incoming, response).catch((error: unknown) => {
      console.error(`Site: ${String(error)}`);
      if (response.headersSent) response.destroy();
      else sendText(response, 500, "The local site failed.");
    });
  });
  return {
    url: `http://127.0.0.1:${options.port}`,
    files,
    stop: async () => {
      await close(server);
      agent.destroy();
    },
  };
}

/** Emptied first: an earlier start's pages are not this one's. */
function siteBucket(messaging: Messaging, name: string): SiteBucket {
  messaging.server.emptyBucket(name);
  return new SiteBucket(messaging.port, name);
}

function applyPolicy(behaviour: BehaviourModel, response: ServerResponse): void {
  for (const [name, value] of Object.entries(behaviour.responseHeaders)) response.setHeader(name, value);
  for (const name of behaviour.removedHeaders) response.removeHeader(name);
}

/** `{{resolve:secretsmanager:<arn>:SecretString:…}}` stands for the secret's value. */
function originHeaders(
  origin: DistributionModel["origins"][number],
  secret: (id: string) => string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(origin.headers).map(([name, value]) => [
      name,
      value.replace(/\{\{resolve:secretsmanager:(.+?):SecretString:[^}]*\}\}/g, (_whole, id: string) =>
        secret(id),
      ),
    ]),
  );
}

function sendObject(
  object: StoredObject,
  status: number,
  request: ViewerRequest,
  behaviour: BehaviourModel,
  response: ServerResponse,
): void {
  response.setHeader("content-type", object.contentType);
  response.setHeader("etag", object.etag);
  if (object.cacheControl !== undefined) response.setHeader("cache-control", object.cacheControl);
  if (status === 200 && request.headers["if-none-match"] === object.etag) {
    response.writeHead(304);
    response.end();
    return;
  }
  const { body, encoding } = compressed(object, request, behaviour);
  if (encoding !== undefined) response.setHeader("content-encoding", encoding);
  if (behaviour.compress) response.setHeader("vary", "accept-encoding");
  response.setHeader("content-length", body.length);
  response.writeHead(status);
  response.end(request.method === "HEAD" ? undefined : body);
}

function compressed(
  object: StoredObject,
  request: ViewerRequest,
  behaviour: BehaviourModel,
): { readonly body: Buffer; readonly encoding: string | undefined } {
  const accepted = request.headers["accept-encoding"] ?? "";
  // CloudFront leaves files under 1,000 bytes as they are.
  const worthwhile = behaviour.compress && object.body.length >= 1000 && isCompressible(object.contentType);
  if (worthwhile && accepted.includes("br")) return { body: brotliCompressSync(object.body), encoding: "br" };
  if (worthwhile && accepted.includes("gzip")) return { body: gzipSync(object.body), encoding: "gzip" };
  return { body: object.body, encoding: undefined };
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
  response.end(`${text}\n`);
}
