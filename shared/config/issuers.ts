import * as z from "zod";

const issuerSchema = z.strictObject({
  /** Whose tokens it issues: a token makes its bearer this kind of caller and no other. */
  kind: z.enum(["citizen", "staff", "partner"]),
  /** Compared with `iss` exactly. */
  issuer: z.url(),
  jwksUri: z.url(),
  userinfoUri: z.url(),
  /** What `aud` must contain. */
  audience: z.string().min(1),
  /** Accepted in `client_id` where an issuer's access tokens carry no `aud` (Cognito). */
  clientIds: z.array(z.string().min(1)).optional(),
  /** `always` where nobody gets a token without two factors, and tokens do not say so (Cognito has no `amr`). */
  secondFactor: z.literal("always").optional(),
});

/** One OpenID issuer that the platform accepts, by configuration. */
export type IssuerSettings = z.infer<typeof issuerSchema>;

const parseJson = (text: string, context: z.RefinementCtx): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: "custom", message: "invalid-json" });
    return z.NEVER;
  }
};

/** The ISSUERS variable: a JSON list of issuers. */
export const issuersSchema = z.string().transform(parseJson).pipe(z.array(issuerSchema).min(1));
