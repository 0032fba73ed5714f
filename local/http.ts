import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import { StartProblem } from "#local/start-problem.ts";

/** Listens on this machine only. @throws {StartProblem} naming the port when it is taken. */
export function listen(port: number, what: string, listener: RequestListener): Promise<Server> {
  const server = createServer({ keepAliveTimeout: 60_000, maxHeaderSize: 32_768 }, listener);
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(error.code === "EADDRINUSE" ? portTaken(port, what) : error);
    });
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}

export function portTaken(port: number, what: string): StartProblem {
  return new StartProblem(
    `Port ${port} (${what}) is taken: end what uses it, or choose other ports with e.g. WISAL_PORT=4600 npm start`,
  );
}

export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** The body, or undefined once it is longer than `limit` bytes; the rest is then read and dropped. */
export function readBody(
  request: IncomingMessage,
  limit = Number.POSITIVE_INFINITY,
): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
    });
    request.on("end", () => resolve(length > limit ? undefined : Buffer.concat(chunks)));
    request.on("error", reject);
  });
}

/** Header values as one text each, names in lower case. */
export function flatHeaders(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  return headers;
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
  });
  response.end(`${JSON.stringify(body, null, 2)}\n`);
}

export function sendHtml(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" });
  response.end(html);
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
