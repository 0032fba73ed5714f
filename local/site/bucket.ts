import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { account } from "#local/account.ts";
import { contentTypeOf } from "./content-types.ts";

export interface StoredObject {
  readonly body: Buffer;
  readonly contentType: string;
  readonly cacheControl: string | undefined;
  readonly etag: string;
}

const authorization = `AWS4-HMAC-SHA256 Credential=LOCALRUN/20260101/${account.region}/s3/aws4_request, SignedHeaders=host, Signature=0`;

/** The site's bucket, over the emulator's own address. */
export class SiteBucket {
  readonly #url: string;

  constructor(port: number, name: string) {
    this.#url = `http://127.0.0.1:${port}/${name}`;
  }

  /** Uploads a folder as the deployment would; hashed files may be kept for ever, pages are asked for each time. */
  async upload(folder: string): Promise<number> {
    if (!existsSync(folder)) return 0;
    // Read in one go: whoever builds the pages meanwhile replaces them file by file.
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => ({ key: relative(folder, path).split("\\").join("/"), body: readFileSync(path) }));
    for (const { key, body } of files) {
      const response = await fetch(`${this.#url}/${encodeKey(key)}`, {
        method: "PUT",
        headers: { authorization, "content-type": contentTypeOf(key), "cache-control": cacheControl(key) },
        body,
      });
      if (!response.ok) throw new Error(`Uploading ${key}: ${response.status} ${await response.text()}`);
    }
    return files.length;
  }

  async read(key: string): Promise<StoredObject | undefined> {
    if (key === "") return undefined;
    const response = await fetch(`${this.#url}/${encodeKey(key)}`, { headers: { authorization } });
    if (!response.ok) {
      await response.body?.cancel();
      return undefined;
    }
    return {
      body: Buffer.from(await response.arrayBuffer()),
      contentType: response.headers.get("content-type") ?? contentTypeOf(key),
      cacheControl: response.headers.get("cache-control") ?? cacheControl(key),
      etag: response.headers.get("etag") ?? "",
    };
  }
}

function encodeKey(key: string): string {
  return key.split("/").map(encodeURIComponent).join("/");
}

/** Names with a hash never change their content. */
function cacheControl(key: string): string {
  return /[-.][A-Za-z0-9_-]{8,}\.(js|css|woff2|svg|png|webp|avif)$/.test(key)
    ? "public, max-age=31536000, immutable"
    : "public, max-age=0, must-revalidate";
}
