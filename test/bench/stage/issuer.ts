import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { close, listen, sendJson } from "#local/http.ts";
import { accountIdOf } from "#shared/domain/account/subject.ts";

const AUDIENCE = "https://api.wisal";

/** An issuer of citizens' tokens: two thousand sign-ins by SMS would take longer than all that is measured. */
export interface BenchIssuer {
  /** As the authorizer's configuration names it. */
  readonly settings: Readonly<Record<string, string>>;
  readonly citizen: (subject: string) => Promise<{ readonly token: string; readonly accountId: string }>;
  readonly stop: () => Promise<void>;
}

/** Starts it; the authorizer verifies its tokens as it does those of any issuer. */
export const startIssuer = async (port: number): Promise<BenchIssuer> => {
  const issuer = `http://127.0.0.1:${port}/bench`;
  const { privateKey, publicKey } = await generateKeyPair("ES256");
  const key = { ...(await exportJWK(publicKey)), alg: "ES256", use: "sig", kid: "bench" };
  const server = await listen(port, "issuer of the benchmark", (_incoming, response) =>
    sendJson(response, 200, { keys: [key] }),
  );
  return {
    settings: {
      kind: "citizen",
      issuer,
      jwksUri: `${issuer}/jwks`,
      userinfoUri: `${issuer}/me`,
      audience: AUDIENCE,
    },
    citizen: async (subject) => ({
      accountId: accountIdOf({ issuer, subject }),
      token: await new SignJWT({ scope: "wisal/citizen" })
        .setProtectedHeader({ alg: "ES256", kid: "bench", typ: "at+jwt" })
        .setIssuer(issuer)
        .setSubject(subject)
        .setAudience(AUDIENCE)
        .setExpirationTime("2h")
        .sign(privateKey),
    }),
    stop: () => close(server),
  };
};
