import type { RequestListener, Server } from "node:http";
import { createServer } from "node:http";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { afterEach, describe, expect, it } from "vitest";
import type { IssuerSettings } from "#shared/config/issuers.ts";
import { oidcIdentityProvider } from "./identity-provider.ts";
import { oidcTokenVerifier } from "./token-verifier.ts";

let server: Server | undefined;
afterEach(async () => {
  await new Promise<void>((resolve) => {
    if (server === undefined) resolve();
    else server.close(() => resolve());
    server?.closeAllConnections();
  });
  server = undefined;
});

/** An issuer on this machine. */
const issuerThat = async (answer: RequestListener): Promise<IssuerSettings> => {
  const listening = createServer(answer);
  server = listening;
  const port = await new Promise<number>((resolve) => {
    listening.listen(0, "127.0.0.1", () => {
      const address = listening.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
  const issuer = `http://127.0.0.1:${port}`;
  return {
    kind: "citizen",
    issuer,
    jwksUri: `${issuer}/jwks`,
    userinfoUri: `${issuer}/me`,
    audience: "https://api.wisal",
  };
};

const signer = async (kid: string) => {
  const { privateKey, publicKey } = await generateKeyPair("ES256");
  return {
    jwk: { ...(await exportJWK(publicKey)), kid, alg: "ES256", use: "sig" },
    token: async (issuer: string) =>
      await new SignJWT({ sub: "person-1", aud: "https://api.wisal" })
        .setProtectedHeader({ alg: "ES256", kid, typ: "at+jwt" })
        .setIssuer(issuer)
        .setExpirationTime("5m")
        .sign(privateKey),
  };
};

describe("keys from the issuer's endpoint", () => {
  it("are asked for once for many tokens, and a made-up key id does not become a request", async () => {
    const key = await signer("k1");
    const other = await signer("k2");
    let asked = 0;
    const issuer = await issuerThat((_, response) => {
      asked += 1;
      response.setHeader("content-type", "application/json").end(JSON.stringify({ keys: [key.jwk] }));
    });
    const verifier = oidcTokenVerifier([issuer]);
    const token = await key.token(issuer.issuer);
    for (let round = 0; round < 5; round += 1)
      expect((await verifier.verify(token, Date.now())).ok).toBe(true);
    const madeUp = await other.token(issuer.issuer);
    for (let round = 0; round < 5; round += 1) {
      expect(await verifier.verify(madeUp, Date.now())).toEqual({ ok: false, error: "unknown-key" });
    }
    expect(asked).toBe(1);
  });

  it("that cannot be had are no fault of the token", async () => {
    const key = await signer("k1");
    const issuer = await issuerThat((_, response) => {
      response.writeHead(500).end();
    });
    await expect(
      oidcTokenVerifier([issuer]).verify(await key.token(issuer.issuer), Date.now()),
    ).rejects.toThrow();
  });
});

describe("oidcIdentityProvider", () => {
  const profileFrom = async (answer: RequestListener) => {
    const key = await signer("k1");
    const issuer = await issuerThat(answer);
    const profile = await oidcIdentityProvider([issuer]).profileOf(await key.token(issuer.issuer));
    return { issuer: issuer.issuer, profile };
  };
  const replying =
    (body: unknown, seen: string[] = []): RequestListener =>
    (request, response) => {
      seen.push(request.headers.authorization ?? "");
      response.setHeader("content-type", "application/json").end(JSON.stringify(body));
    };

  it("asks with the person's own token and takes a confirmed phone", async () => {
    const seen: string[] = [];
    const claims = { sub: "person-1", phone_number: "+33612345678", phone_number_verified: true };
    const { issuer, profile } = await profileFrom(replying(claims, seen));
    expect(profile).toEqual({ issuer, subject: "person-1", phone: "+33612345678" });
    expect(seen).toEqual([expect.stringMatching(/^Bearer eyJ/)]);
  });

  it("understands Cognito's word for true", async () => {
    const { profile } = await profileFrom(
      replying({ sub: "p", phone_number: "+33612345678", phone_number_verified: "true" }),
    );
    expect(profile?.phone).toBe("+33612345678");
  });

  it("takes no phone that is not confirmed", async () => {
    const { profile } = await profileFrom(
      replying({ sub: "p", phone_number: "+33612345678", phone_number_verified: false }),
    );
    expect(profile).toMatchObject({ subject: "p", phone: undefined });
  });

  for (const [name, answer] of Object.entries<RequestListener>({
    "refuses the token": (_, response) => void response.writeHead(401).end(),
    "answers nonsense": (_, response) => void response.end("<html>"),
    "answers without a subject": replying({ phone_number: "+33612345678" }),
    "sends elsewhere": (_, response) =>
      void response.writeHead(302, { location: "http://127.0.0.1:1/" }).end(),
  })) {
    it(`says nothing of a person whose issuer ${name}`, async () => {
      expect((await profileFrom(answer)).profile).toBeUndefined();
    });
  }

  it("asks nobody about a token of another issuer", async () => {
    const key = await signer("k1");
    const issuer = await issuerThat(replying({ sub: "p" }));
    expect(
      await oidcIdentityProvider([issuer]).profileOf(await key.token("https://evil.example")),
    ).toBeUndefined();
  });
});
