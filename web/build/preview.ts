import { readFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { previewPosts } from "#web/build/preview-posts.ts";

/** The policy of every page; the platform must send the same (a journey compares). */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "trusted-types wisal-desk-worker",
  "require-trusted-types-for 'script'",
].join("; ");

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

const root = join(import.meta.dirname, "../../dist/web");

export interface Site {
  /** Without a trailing slash. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

// Hashed names never change their content, as on the platform.
const cachingOf = (type: string): string =>
  type.startsWith("text/html") || type === "application/json"
    ? "no-cache"
    : "public, max-age=31536000, immutable";

const send = (response: ServerResponse, status: number, type: string, body: Buffer): void => {
  const encoding = type.startsWith("text/html") ? "br" : "gzip";
  const compressed = encoding === "br" ? brotliCompressSync(body) : gzipSync(body);
  const small = type === "font/woff2" ? body : compressed;
  response.writeHead(status, {
    "Content-Type": type,
    "Content-Length": small.length,
    "Content-Security-Policy": contentSecurityPolicy,
    "Cache-Control": cachingOf(type),
    "X-Content-Type-Options": "nosniff",
    ...(small === body ? {} : { "Content-Encoding": encoding }),
  });
  response.end(small);
};

const fileOf = (path: string): string => {
  const file = normalize(path.endsWith("/") ? `${path}index.html` : path);
  return join(root, file);
};

const serve = async (path: string, response: ServerResponse): Promise<void> => {
  if (path === "/api/posts") {
    send(response, 200, "application/json", Buffer.from(JSON.stringify(previewPosts(Date.now()))));
    return;
  }
  if (path === "/config.json") {
    send(response, 200, "application/json", Buffer.from(JSON.stringify({ api: "/api", signIn: {} })));
    return;
  }
  const file = fileOf(path);
  const body = file.startsWith(root) ? await readFile(file).catch(() => undefined) : undefined;
  if (body === undefined)
    send(response, 404, "text/html; charset=utf-8", await readFile(join(root, "404.html")));
  else send(response, 200, types[extname(file)] ?? "application/octet-stream", body);
};

/**
 * Serves `dist/web` on a free port, with the pages' policy, a made-up `GET /api/posts`, and the
 * configuration of pages without a sign-in.
 */
export const openPreview = async (): Promise<Site> => {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://site");
    serve(pathname, response).catch((error: unknown) => {
      response.writeHead(500);
      response.end(String(error));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The static site has no port.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
};
