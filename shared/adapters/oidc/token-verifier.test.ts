import { createHmac } from "node:crypto";
import type { JWTPayload } from "jose";
import { createLocalJWKSet, exportJWK, exportSPKI, generateKeyPair, SignJWT } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import type { IssuerSettings } from "#shared/config/issuers.ts";
import type { TokenVerifier } from "#shared/ports/token-verifier.ts";
import { oidcTokenVerifier } from "./token-verifier.ts";

const NOW = Date.parse("2026-11-21T10:00:00Z");
const now = NOW / 1000;

const issuerOf = (kind: IssuerSettings["kind"], more: Partial<IssuerSettings> = {}): IssuerSettings => ({
  kind,
  issuer: `https://id.example/${kind}`,
  jwksUri: `https://id.example/${kind}/jwks`,
  userinfoUri: `https://id.example/${kind}/me`,
  audience: "https://api.wisal",
  ...more,
});
const citizens = issuerOf("citizen");
const staff = issuerOf("staff", { clientIds: ["staff-web"] });
const partners = issuerOf("partner");

type PrivateKey = Awaited<ReturnType<typeof generateKeyPair>>["privateKey"];

let verifier: TokenVerifier;
let rsa: PrivateKey;
let rsaPublicPem: string;
let ec: PrivateKey;
let stranger: PrivateKey;

beforeAll(async () => {
  const [rsaPair, ecPair, strangerPair] = await Promise.all([
    generateKeyPair("RS256"),
    generateKeyPair("ES256"),
    generateKeyPair("RS256"),
  ]);
  rsa = rsaPair.privateKey;
  ec = ecPair.privateKey;
  stranger = strangerPair.privateKey;
  rsaPublicPem = await exportSPKI(rsaPair.publicKey);
  const keySet = createLocalJWKSet({
    keys: [
      { ...(await exportJWK(rsaPair.publicKey)), kid: "rsa", alg: "RS256", use: "sig" },
      { ...(await exportJWK(ecPair.publicKey)), kid: "ec", alg: "ES256", use: "sig" },
    ],
  });
  verifier = oidcTokenVerifier([citizens, staff, partners], () => keySet);
});

const good: JWTPayload = {
  iss: citizens.issuer,
  sub: "person-1",
  aud: "https://api.wisal",
  iat: now - 10,
  exp: now + 600,
  scope: "openid wisal/citizen",
};

const sign = async (
  claims: JWTPayload,
  header: { alg?: string; kid?: string; typ?: string } = {},
  key = rsa,
) =>
  await new SignJWT(claims)
    .setProtectedHeader({ alg: "RS256", kid: "rsa", typ: "at+jwt", ...header })
    .sign(key);

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

const without = (claim: keyof JWTPayload): JWTPayload =>
  Object.fromEntries(Object.entries(good).filter(([name]) => name !== claim));

describe("a good access token", () => {
  it("is accepted under RS256 and ES256, with its kind, subject and scopes", async () => {
    const token = {
      kind: "citizen",
      issuer: citizens.issuer,
      subject: "person-1",
      clientId: undefined,
      scopes: ["openid", "wisal/citizen"],
    };
    expect(await verifier.verify(await sign(good), NOW)).toEqual({ ok: true, value: token });
    expect(await verifier.verify(await sign(good, { alg: "ES256", kid: "ec" }, ec), NOW)).toEqual({
      ok: true,
      value: token,
    });
  });

  it("may name us among several audiences", async () => {
    expect(
      (await verifier.verify(await sign({ ...good, aud: ["other", "https://api.wisal"] }), NOW)).ok,
    ).toBe(true);
  });

  it("may be Cognito's: without audience, with a known client and token_use", async () => {
    const claims = { ...without("aud"), iss: staff.issuer, client_id: "staff-web", token_use: "access" };
    expect(await verifier.verify(await sign(claims, { typ: "JWT" }), NOW)).toMatchObject({
      ok: true,
      value: { kind: "staff", clientId: "staff-web" },
    });
  });

  it("of a partner may have its client for a subject", async () => {
    const claims = {
      ...without("sub"),
      iss: partners.issuer,
      client_id: "passport-form",
      scope: "wisal/stamps.verify",
    };
    expect(await verifier.verify(await sign(claims), NOW)).toMatchObject({
      ok: true,
      value: {
        kind: "partner",
        subject: "passport-form",
        clientId: "passport-form",
        scopes: ["wisal/stamps.verify"],
      },
    });
  });

  it("is accepted while two clocks differ by five seconds", async () => {
    expect((await verifier.verify(await sign({ ...good, nbf: now + 4, exp: now + 600 }), NOW)).ok).toBe(true);
    expect((await verifier.verify(await sign({ ...good, exp: now - 4 }), NOW)).ok).toBe(true);
  });
});

describe("a forged or misused token is refused:", () => {
  const forged: Readonly<Record<string, () => Promise<string> | string>> = {
    "expired › expired": () => sign({ ...good, exp: now - 60 }),
    "not yet valid › claims": () => sign({ ...good, nbf: now + 60 }),
    "without an end › claims": () => sign(without("exp")),
    "alg none › algorithm": () => `${part({ alg: "none", typ: "at+jwt" })}.${part(good)}.`,
    "HS256 with the public key as the secret › algorithm": () => {
      const signed = `${part({ alg: "HS256", typ: "at+jwt", kid: "rsa" })}.${part(good)}`;
      return `${signed}.${createHmac("sha256", rsaPublicPem).update(signed).digest("base64url")}`;
    },
    "signed by a stranger › signature": () => sign(good, {}, stranger),
    "unknown key id › unknown-key": () => sign(good, { kid: "made-up" }),
    "tampered payload › signature": async () => {
      const [header, , signature] = (await sign(good)).split(".");
      return `${header}.${part({ ...good, sub: "person-2" })}.${signature}`;
    },
    "unknown issuer › unknown-issuer": () => sign({ ...good, iss: "https://evil.example" }),
    "issuer with a trailing slash › unknown-issuer": () => sign({ ...good, iss: `${citizens.issuer}/` }),
    "no issuer › malformed": () => sign(without("iss")),
    "wrong audience › audience": () => sign({ ...good, aud: "https://api.other" }),
    "wrong audience with a known client › audience": () =>
      sign({ ...good, iss: staff.issuer, aud: "https://api.other", client_id: "staff-web" }),
    "no audience and an unknown client › audience": () =>
      sign({ ...without("aud"), iss: staff.issuer, client_id: "other" }),
    "ID token › not-an-access-token": () => sign({ ...good, nonce: "n" }, { typ: "JWT" }),
    "Cognito's ID token › not-an-access-token": () => sign({ ...good, token_use: "id" }, { typ: "JWT" }),
    "ID token under an access token's header › not-an-access-token": () => sign({ ...good, token_use: "id" }),
    "no subject › claims": () => sign(without("sub")),
    "no token at all › malformed": () => "abc",
    "not JSON inside › malformed": () => "YWJj.YWJj.YWJj",
  };
  for (const [name, make] of Object.entries(forged)) {
    it(name, async () => {
      expect(await verifier.verify(await make(), NOW)).toEqual({ ok: false, error: name.split(" › ")[1] });
    });
  }
});

describe("an issuer that cannot be reached", () => {
  it("is no fault of the token: it throws, and its bearer is not signed out", async () => {
    const down = oidcTokenVerifier([citizens], () => () => Promise.reject(new TypeError("fetch failed")));
    await expect(down.verify(await sign(good), NOW)).rejects.toThrow("fetch failed");
  });
});
