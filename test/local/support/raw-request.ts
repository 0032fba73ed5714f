import { request } from "node:http";
import { type Json, tryParseJson } from "#local/json.ts";

/** A GET whose path goes out as written: `fetch` would tidy it first. */
export const rawRequest = (
  port: number,
  path: string,
): Promise<{ readonly status: number; readonly type: string; readonly body: Json | undefined }> =>
  new Promise((resolve, reject) => {
    const outgoing = request({ host: "127.0.0.1", port, path }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers["content-type"] ?? "",
          body: tryParseJson(Buffer.concat(chunks).toString("utf8")),
        }),
      );
    });
    outgoing.on("error", reject);
    outgoing.end();
  });
