import * as z from "zod";

/** A PDF; it leaves the function in base64 and reaches the client as bytes. */
export const pdfSchema = z.instanceof(Uint8Array);

/** The language of a document, where it is not to be the caller's. */
export const documentQuerySchema = z.strictObject({ language: z.enum(["ar", "fr", "es", "en"]).optional() });

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
