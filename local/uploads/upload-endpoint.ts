import { createHash } from "node:crypto";
import type { Caller } from "#local/proxy/callers.ts";
import type { AwsRequest, AwsResponse } from "#local/proxy/message.ts";
import { accessDenied, errorResponse, escapeXml, xmlResponse } from "#local/proxy/message.ts";
import { isAllowed } from "#local/proxy/policy.ts";
import type { Upstream } from "#local/proxy/upstream.ts";
import type { EventBus } from "./event-bus.ts";
import { scanResultStatus } from "./malware-scanner.ts";
import { readForm } from "./multipart.ts";
import { formFault } from "./post-policy.ts";

/** The secret key of every function's worker here; see `function-worker.ts`. */
export const FUNCTIONS_SECRET = "local";

const objectOf = (bucket: string, key: string): string => `arn:aws:s3:::${bucket}/${key}`;

/**
 * Takes browsers' uploads as S3 does, which the emulator does not: the form's policy is judged, and so is the role of
 * the function that signed it; then the object is stored, told of, and scanned.
 */
export class UploadEndpoint {
  readonly #storage: Upstream;
  readonly #bus: EventBus;
  readonly #caller: (accessKey: string) => Caller | undefined;
  readonly #versions = new Map<string, string>();

  constructor(storage: Upstream, bus: EventBus, caller: (accessKey: string) => Caller | undefined) {
    this.#storage = storage;
    this.#bus = bus;
    this.#caller = caller;
  }

  /** The version of an object that came through here. */
  versionOf(path: string): string | undefined {
    return this.#versions.get(path);
  }

  /** Judges and stores a form. Undefined where the request is none. */
  async take(path: string, contentType: string, body: Buffer): Promise<AwsResponse | undefined> {
    const form = readForm(contentType, body);
    if (form === undefined) return undefined;
    const bucket = path.replaceAll("/", "");
    const fault = formFault(form, { bucket, secret: FUNCTIONS_SECRET, now: Date.now() });
    if (fault !== undefined) return errorResponse("s3", fault.status, fault.code, fault.message);
    const key = form.fields.get("key") ?? "";
    const caller = this.#caller(form.fields.get("x-amz-credential")?.split("/")[0] ?? "");
    if (caller === undefined)
      return errorResponse("s3", 403, "InvalidAccessKeyId", "The AWS Access Key Id does not exist.");
    const resources = [objectOf(bucket, key)];
    if (!isAllowed(caller.function.statements, { action: "s3:PutObject", resources, context: {} }))
      return accessDenied("s3", caller.principal, "s3:PutObject", objectOf(bucket, key));
    return await this.#store(bucket, key, form.file ?? Buffer.alloc(0), form.fields);
  }

  async #store(
    bucket: string,
    key: string,
    bytes: Buffer,
    fields: ReadonlyMap<string, string>,
  ): Promise<AwsResponse> {
    const path = `/${bucket}/${key}`;
    const stored = await this.#storage.send(this.#put(path, bytes, fields.get("content-type")), path);
    if (stored.status !== 200) return stored;
    // As long as S3's, and the same for the same bytes: a second upload under a grant is the same file.
    const version = createHash("sha256").update(bytes).digest("base64url").slice(0, 32);
    this.#versions.set(path, version);
    // The caller is answered before anything happens with the object, as S3 does.
    void this.#tell(bucket, key, bytes, version).catch((error: unknown) => console.error(String(error)));
    return fields.get("success_action_status") === "201"
      ? xmlResponse(
          201,
          `<PostResponse><Location>${escapeXml(path)}</Location><Bucket>${bucket}</Bucket><Key>${escapeXml(key)}</Key></PostResponse>`,
        )
      : { status: 204, headers: {}, body: Buffer.alloc(0) };
  }

  #put(path: string, body: Buffer, contentType = "binary/octet-stream"): AwsRequest {
    const authorization = "AWS4-HMAC-SHA256 Credential=LOCALRUN/20260101/eu-west-3/s3/aws4_request";
    return {
      accessKey: "LOCALRUN",
      service: "s3",
      operation: "PutObject",
      method: "PUT",
      path,
      query: new URLSearchParams(),
      headers: { authorization, "content-type": contentType },
      body,
      input: {},
    };
  }

  async #tell(bucket: string, key: string, bytes: Buffer, version: string): Promise<void> {
    await this.#bus.put("aws.s3", "Object Created", {
      version: "0",
      bucket: { name: bucket },
      object: { key, size: bytes.length, "version-id": version },
      reason: "PostObject",
    });
    await this.#bus.put("aws.guardduty", "GuardDuty Malware Protection Object Scan Result", {
      schemaVersion: "1.0",
      scanStatus: "COMPLETED",
      resourceType: "S3_OBJECT",
      s3ObjectDetails: { bucketName: bucket, objectKey: key, versionId: version, s3Throttled: false },
      scanResultDetails: { scanResultStatus: scanResultStatus(bytes), threats: null },
    });
  }
}
