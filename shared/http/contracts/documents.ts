import * as z from "zod";
import { MAX_BYTES, paperTypes } from "#shared/domain/document/limits.ts";
import { requestIdSchema, slugSchema } from "./common.ts";

/** A PDF; it leaves the function in base64 and reaches the client as bytes. */
export const pdfSchema = z.instanceof(Uint8Array);

/** A compact JWS behind a prefix: what the convocation's QR code says, with another signature each time. */
export const convocationCodeReplySchema = z.strictObject({ code: z.string() });

/** The language of a document, where it is not to be the caller's. */
export const documentQuerySchema = z.strictObject({ language: z.enum(["ar", "fr", "es", "en"]).optional() });

/** `full`: with the codes whole, for who has just signed in; without it their last groups. */
export const receiptQuerySchema = documentQuerySchema.extend({ codes: z.literal("full").optional() });

/** A JSON Web Key Set (RFC 7517). */
export const keysReplySchema = z.strictObject({
  keys: z.array(
    z.strictObject({
      kty: z.literal("EC"),
      crv: z.literal("P-256"),
      x: z.string(),
      y: z.string(),
      kid: z.string(),
      alg: z.literal("ES256"),
      use: z.literal("sig"),
    }),
  ),
});

/** One paper of one beneficiary of a request. */
export const paperParamsSchema = z.strictObject({
  requestId: requestIdSchema,
  beneficiary: z
    .string()
    .regex(/^[1-6]$/, "invalid-beneficiary")
    .transform(Number),
  documentId: slugSchema,
});

/** The same as staff of its post see it. */
export const staffPaperParamsSchema = paperParamsSchema.extend({ postId: slugSchema });

/** A link to a rebuilt copy, for one download that begins before it is over. */
export const shownPaperReplySchema = z.strictObject({
  url: z.url(),
  type: z.enum(["application/pdf", "image/jpeg"]),
  expiresAt: z.iso.datetime(),
});

/** What a citizen announces: the type by its content, the length, and the SHA-256 of the bytes in base64 (D1). */
export const announcedFileSchema = z.strictObject({
  type: z.enum(paperTypes),
  bytes: z.int().min(1, "too-small").max(MAX_BYTES, "too-large"),
  sha256: z.string().regex(/^[A-Za-z0-9+/]{43}=$/, "invalid-sha256"),
  name: z.string().max(1_000, "too-long"),
});

/** Where to POST the file as multipart form data: these fields first, then `file`. */
export const uploadGrantReplySchema = z.strictObject({
  uploadId: z.string(),
  url: z.url(),
  fields: z.record(z.string(), z.string()),
  expiresAt: z.iso.datetime(),
});
