import * as z from "zod";

/** What a convocation's code says: an appointment's place and time, and nobody's name. */
export const convocationClaimsSchema = z.strictObject({
  /** Appointment. */
  a: z.string(),
  /** The request's reference, as people say it. */
  r: z.string(),
  /** Post. */
  p: z.string(),
  /** Local date and time at the post. */
  t: z.string(),
  /** How many people. */
  n: z.int().positive(),
  /** Changes of the appointment so far: of two papers, the higher number is the later one. */
  s: z.int().nonnegative(),
});
export type ConvocationClaims = z.infer<typeof convocationClaimsSchema>;

/** The beginning of every code of ours for an appointment, so that a scanner knows what it reads. */
const PREFIX = "WISAL1:A:";

/** The text of the QR code: the prefix and the sealed claims, a compact JWS. */
export const convocationCode = (seal: string): string => `${PREFIX}${seal}`;

/**
 * Takes a scanned code apart. With a network, a desk looks the appointment up by `claims.a` and believes what is
 * stored. Without one, it verifies `seal` with a key of `GET /keys` (A8): that proves that the paper was issued,
 * never that the appointment still stands.
 *
 * Undefined when it is no convocation's code. The claims are not verified here.
 */
export const readConvocationCode = (
  scanned: string,
): { readonly seal: string; readonly claims: ConvocationClaims } | undefined => {
  if (!scanned.startsWith(PREFIX)) return undefined;
  const seal = scanned.slice(PREFIX.length);
  const [, payload = ""] = seal.split(".");
  try {
    const claims = convocationClaimsSchema.safeParse(
      JSON.parse(Buffer.from(payload, "base64url").toString("utf8")),
    );
    return claims.success ? { seal, claims: claims.data } : undefined;
  } catch {
    return undefined;
  }
};
