import { Agent, request } from "node:http";
import { type Json, type JsonObject, list, obj, optionalStr, parseJson, str } from "#local/json.ts";
import { pastParserSlips } from "./parser-slip.ts";

/** The emulator's own error, with the exception's short name. */
export class EmulatorError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

const authorization = (accessKeyId: string): string =>
  `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/eu-west-3/dynamodb/aws4_request, SignedHeaders=host, Signature=0`;

/**
 * Private connection to DynamoDB Local: for making tables, seeding, streams and measuring. It bypasses the
 * proxy, so nothing that it does is counted or refused. The SDK is not used here because loading it costs
 * the start a second.
 */
export class DynamodbClient {
  readonly #port: number;
  readonly #authorization: string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 16 });

  constructor(port: number, accessKeyId = "LOCALRUN") {
    this.#port = port;
    this.#authorization = authorization(accessKeyId);
  }

  async call(
    operation: string,
    input: JsonObject,
    api: "DynamoDB" | "DynamoDBStreams" = "DynamoDB",
  ): Promise<JsonObject> {
    const body = JSON.stringify(input);
    const response = await pastParserSlips(() => this.#post(`${api}_20120810.${operation}`, body));
    const answer = obj(parseJson(response.body.toString("utf8") || "{}"));
    if (response.status === 200) return answer;
    const type = str(answer["__type"]);
    throw new EmulatorError(type.slice(type.indexOf("#") + 1), str(answer["message"] ?? answer["Message"]));
  }

  #post(target: string, body: string): Promise<{ status: number; body: Buffer }> {
    return new Promise((resolve, reject) => {
      const outgoing = request(
        {
          host: "127.0.0.1",
          port: this.#port,
          method: "POST",
          agent: this.#agent,
          headers: {
            "content-type": "application/x-amz-json-1.0",
            "content-length": Buffer.byteLength(body),
            "x-amz-target": target,
            authorization: this.#authorization,
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("error", reject);
          response.on("end", () =>
            resolve({ status: response.statusCode ?? 502, body: Buffer.concat(chunks) }),
          );
        },
      );
      outgoing.on("error", reject);
      outgoing.end(body);
    });
  }

  async getItem(table: string, key: JsonObject): Promise<JsonObject | undefined> {
    const item = (await this.call("GetItem", { TableName: table, Key: key, ConsistentRead: true }))["Item"];
    return item === undefined ? undefined : obj(item);
  }

  async tableNames(): Promise<string[]> {
    return list((await this.call("ListTables", {}))["TableNames"]).map((name) => str(name));
  }

  /** The emulator's own stream ARN: its Region and label differ from the template's. */
  async streamArn(table: string): Promise<string | undefined> {
    const description = obj((await this.call("DescribeTable", { TableName: table }))["Table"]);
    return optionalStr(description["LatestStreamArn"]);
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** Attribute values as DynamoDB's JSON writes them; numbers as text, undefined left out. */
export function toAttributes(item: Readonly<Record<string, unknown>>): JsonObject {
  const attributes: JsonObject = {};
  for (const [name, value] of Object.entries(item)) {
    if (value !== undefined) attributes[name] = toAttribute(value);
  }
  return attributes;
}

function toAttribute(value: unknown): Json {
  if (value === null) return { NULL: true };
  if (typeof value === "string") return { S: value };
  if (typeof value === "number") return { N: String(value) };
  if (typeof value === "boolean") return { BOOL: value };
  if (value instanceof Uint8Array) return { B: Buffer.from(value).toString("base64") };
  if (value instanceof Set) return { SS: [...value].map(String) };
  if (Array.isArray(value)) return { L: value.map(toAttribute) };
  if (typeof value === "object") return { M: toAttributes({ ...value }) };
  throw new Error(`DynamoDB has no type for ${typeof value}`);
}
