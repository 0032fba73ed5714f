import { Agent, request as httpRequest } from "node:http";
import type { AwsRequest, AwsResponse } from "./message.ts";

/** Forwards calls to an emulator on this machine. */
export class Upstream {
  readonly #port: number;
  readonly #agent = new Agent({ keepAlive: true });

  constructor(port: number) {
    this.#port = port;
  }

  send(request: AwsRequest, url: string): Promise<AwsResponse> {
    const {
      connection: _connection,
      "content-length": _length,
      "transfer-encoding": _encoding,
      expect: _expect,
      ...headers
    } = request.headers;
    return new Promise((resolve, reject) => {
      const outgoing = httpRequest(
        {
          host: "127.0.0.1",
          port: this.#port,
          method: request.method,
          path: url,
          agent: this.#agent,
          headers: { ...headers, host: `127.0.0.1:${this.#port}`, "content-length": request.body.length },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("error", reject);
          response.on("end", () => {
            const kept: Record<string, string | readonly string[]> = {};
            for (const [name, value] of Object.entries(response.headers)) {
              if (value !== undefined && !hopByHop.has(name)) kept[name] = value;
            }
            resolve({ status: response.statusCode ?? 502, headers: kept, body: Buffer.concat(chunks) });
          });
        },
      );
      outgoing.on("error", reject);
      outgoing.end(request.body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

const hopByHop = new Set(["connection", "keep-alive", "transfer-encoding"]);
