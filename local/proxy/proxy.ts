import type { IncomingMessage, ServerResponse } from "node:http";
import type { Catcher } from "#local/catcher/catcher.ts";
import type { DynamodbClient } from "#local/emulators/dynamodb-client.ts";
import { pastParserSlips } from "#local/emulators/parser-slip.ts";
import { close, flatHeaders, listen, readBody } from "#local/http.ts";
import type { EventBus } from "#local/uploads/event-bus.ts";
import { linkFault, withOverrides } from "#local/uploads/signed-link.ts";
import { FUNCTIONS_SECRET, UploadEndpoint } from "#local/uploads/upload-endpoint.ts";
import { type Caller, Callers } from "./callers.ts";
import { control } from "./control.ts";
import { tablesIn } from "./dynamodb-operations.ts";
import { type FaultEffect, Faults, faultAnswer } from "./faults.ts";
import { beginMeasuring, noUnits } from "./measure.ts";
import {
  type AwsRequest,
  type AwsResponse,
  accessDenied,
  errorResponse,
  isService,
  requestOf,
} from "./message.ts";
import { Meter } from "./meter.ts";
import type { KnownResources } from "./operations.ts";
import { operationsOf } from "./operations.ts";
import { isAllowed } from "./policy.ts";
import { administerUsers, type Users } from "./services/cognito.ts";
import type { Kms } from "./services/kms.ts";
import { publishSms, sendEmail } from "./services/messages.ts";
import type { SecretsManager } from "./services/secrets-manager.ts";
import { Upstream } from "./upstream.ts";

export interface ProxyOptions {
  readonly port: number;
  readonly known: KnownResources;
  readonly dynamodb: DynamodbClient;
  readonly dynamodbPort: number;
  readonly messagingPort: number;
  readonly secrets: SecretsManager;
  readonly kms: Kms;
  readonly catcher: Catcher;
  readonly users: Users;
  readonly bus: EventBus;
}

export interface AwsProxy {
  readonly url: string;
  readonly callers: Callers;
  readonly meter: Meter;
  readonly faults: Faults;
  readonly stop: () => Promise<void>;
}

/** The one door between the functions and AWS: knows the caller, judges by its role, counts, and breaks things on demand. */
export async function startProxy(options: ProxyOptions): Promise<AwsProxy> {
  const callers = new Callers();
  const meter = new Meter();
  const faults = new Faults();
  const dynamodb = new Upstream(options.dynamodbPort);
  const messaging = new Upstream(options.messagingPort);

  const uploads = new UploadEndpoint(messaging, options.bus, (accessKey) => callers.find(accessKey));

  const perform = (request: AwsRequest, caller: Caller, url: string): AwsResponse | Promise<AwsResponse> => {
    if (!isService(request.service)) {
      return errorResponse(
        request.service,
        404,
        "UnknownOperationException",
        `${request.service} is not part of the local run`,
      );
    }
    switch (request.service) {
      case "dynamodb":
        return pastParserSlips(() => dynamodb.send(request, url));
      case "secretsmanager":
        return options.secrets.handle(request);
      case "kms":
        return options.kms.handle(request);
      case "cognito-idp":
        return administerUsers(request, options.users, options.catcher);
      case "ses":
        return sendEmail(request, caller.function.shortName, options.catcher);
      case "sns":
        if (request.operation === "Publish" && request.input["PhoneNumber"] !== undefined) {
          return publishSms(request, caller.function.shortName, options.catcher);
        }
        return messaging.send(request, url);
      case "sqs":
        return messaging.send(request, url);
      case "s3":
        return storage(request, url);
    }
  };

  /** The emulator writes over whatever there is: the one condition that is used is judged here. */
  const isStored = async (request: AwsRequest, url: string): Promise<boolean> => {
    const head = await messaging.send({ ...request, method: "HEAD", body: Buffer.alloc(0) }, url);
    return head.status === 200;
  };

  /** The emulator keeps no versions: the only one there is answers to its name, and says it. */
  const storage = async (request: AwsRequest, url: string): Promise<AwsResponse> => {
    const fault = linkFault(request, FUNCTIONS_SECRET, Date.now());
    if (fault !== undefined) return fault;
    if (request.headers["if-none-match"] === "*" && (await isStored(request, url))) {
      return errorResponse("s3", 412, "PreconditionFailed", "There is an object of this name");
    }
    const found = await messaging.send(request, url.replace(/([?&])versionId=[^&]*&?/, "$1"));
    const response = withOverrides(request.query, found);
    const version = uploads.versionOf(request.path);
    return version === undefined
      ? response
      : { ...response, headers: { ...response.headers, "x-amz-version-id": version } };
  };

  const refusal = (request: AwsRequest, caller: Caller): AwsResponse | undefined => {
    for (const operation of operationsOf(request, options.known)) {
      if (isAllowed(caller.function.statements, operation)) continue;
      return accessDenied(request.service, caller.principal, operation.action, operation.resources[0] ?? "*");
    }
    return undefined;
  };

  const answer = async (request: AwsRequest, caller: Caller, url: string): Promise<AwsResponse> => {
    const startMs = performance.now();
    const invocation = caller.invocation();
    const measured =
      meter.measuring && request.service === "dynamodb"
        ? await beginMeasuring(request, options.known.tables, options.dynamodb)
        : undefined;
    const response = await perform(request, caller, url);
    const endMs = performance.now();
    const units = measured === undefined ? noUnits : await measured(response);
    const { service, operation, input } = request;
    meter.add({
      function: caller.function.shortName,
      invocation,
      service,
      operation,
      input,
      startMs,
      endMs,
      status: response.status,
      ...units,
    });
    return response;
  };

  /** Undefined where the connection is to break. */
  const handle = async (request: AwsRequest, url: string): Promise<AwsResponse | undefined> => {
    const caller = callers.find(request.accessKey);
    if (caller === undefined) {
      return errorResponse(
        request.service,
        403,
        "UnrecognizedClientException",
        "The security token included in the request is invalid.",
      );
    }
    const denied = refusal(request, caller);
    if (denied !== undefined) return denied;
    const tables = request.service === "dynamodb" ? tablesIn(request.operation, request.input) : [];
    const effects = faults.strike(request, caller.function, tables, caller.invocation());
    for (const effect of effects) {
      if (effect.kind === "delay") await new Promise((resolve) => setTimeout(resolve, effect.ms));
      if (effect.kind === "reset") return undefined;
      const instead = faultAnswer(effect, request);
      if (instead !== undefined) return instead;
    }
    const response = await answer(request, caller, url);
    return afterEffect(effects, response, caller);
  };

  const server = await listen(options.port, "AWS proxy", (incoming, outgoing) => {
    serve(incoming, outgoing).catch((error: unknown) => {
      if (!outgoing.headersSent) outgoing.writeHead(500, { "content-type": "text/plain" });
      outgoing.end(`Proxy: ${String(error)}`);
    });
  });

  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const url = incoming.url ?? "/";
    const body = (await readBody(incoming)) ?? Buffer.alloc(0);
    if (url.startsWith("/_wisal/")) {
      control({ method: incoming.method ?? "GET", url, body }, { meter, faults }, outgoing);
      return;
    }
    if (incoming.method === "OPTIONS") {
      // A browser that shows the progress of an upload asks first; the bucket's CORS rule answers so.
      outgoing.writeHead(204, {
        "access-control-allow-origin": "*",
        "access-control-allow-methods": "POST",
        "access-control-allow-headers": "*",
      });
      outgoing.end();
      return;
    }
    const uploaded =
      incoming.method === "POST"
        ? await uploads.take(
            new URL(url, "http://aws").pathname,
            incoming.headers["content-type"] ?? "",
            body,
          )
        : undefined;
    if (uploaded !== undefined) {
      // What the bucket's CORS rule lets the site read.
      outgoing.setHeader("access-control-allow-origin", "*");
      say(outgoing, uploaded, "POST");
      return;
    }
    const request = requestOf(incoming.method ?? "GET", url, flatHeaders(incoming), body);
    const response =
      request === undefined
        ? errorResponse("s3", 403, "MissingAuthenticationToken", "Missing Authentication Token")
        : await handle(request, url);
    if (response === undefined) {
      incoming.socket.destroy();
      return;
    }
    // A signed link is read by the site too, as the bucket's CORS rule says.
    if (incoming.method === "GET" && url.includes("X-Amz-Signature="))
      outgoing.setHeader("access-control-allow-origin", "*");
    say(outgoing, response, incoming.method);
  };

  return {
    url: `http://127.0.0.1:${options.port}`,
    callers,
    meter,
    faults,
    stop: async () => {
      await close(server);
      dynamodb.close();
      messaging.close();
    },
  };
}

/** Writes an answer; one to HEAD has no body and keeps its own length. */
function say(outgoing: ServerResponse, response: AwsResponse, method: string | undefined): void {
  const headers = Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [
      name,
      typeof value === "string" ? value : [...value],
    ]),
  );
  outgoing.writeHead(response.status, {
    ...headers,
    ...(method === "HEAD" ? {} : { "content-length": response.body.length }),
  });
  outgoing.end(method === "HEAD" ? undefined : response.body);
}

function afterEffect(
  effects: readonly FaultEffect[],
  response: AwsResponse,
  caller: Caller,
): AwsResponse | undefined {
  const kinds = effects.map((effect) => effect.kind);
  if (kinds.includes("kill-after")) {
    caller.kill();
    return undefined;
  }
  return kinds.includes("cut-after") ? undefined : response;
}
