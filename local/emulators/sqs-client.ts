import { Agent, request } from "node:http";
import { account } from "#local/account.ts";
import { type JsonObject, obj, parseJson } from "#local/json.ts";

const authorization = `AWS4-HMAC-SHA256 Credential=LOCALRUN/20260101/${account.region}/sqs/aws4_request, SignedHeaders=host, Signature=0`;

/** Private connection to the queues, for the pollers. */
export class SqsClient {
  readonly #port: number;
  readonly #agent = new Agent({ keepAlive: true });

  constructor(port: number) {
    this.#port = port;
  }

  urlOf(queueName: string): string {
    return `http://127.0.0.1:${this.#port}/${account.id}/${queueName}`;
  }

  call(operation: string, input: JsonObject, signal?: AbortSignal): Promise<JsonObject> {
    return new Promise((resolve, reject) => {
      const outgoing = request(
        {
          host: "127.0.0.1",
          port: this.#port,
          method: "POST",
          agent: this.#agent,
          headers: {
            "content-type": "application/x-amz-json-1.0",
            "x-amz-target": `AmazonSQS.${operation}`,
            authorization,
          },
          ...(signal === undefined ? {} : { signal }),
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("error", reject);
          response.on("end", () => {
            const text = Buffer.concat(chunks).toString("utf8");
            if (response.statusCode === 200) resolve(obj(parseJson(text === "" ? "{}" : text)));
            else reject(new Error(`${operation}: ${text}`));
          });
        },
      );
      outgoing.on("error", reject);
      outgoing.end(JSON.stringify(input));
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
