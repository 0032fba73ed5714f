import { createRemoteJWKSet, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { partnerToken, signInCitizen, signInStaff } from "#local/client/sign-in.ts";
import { FIXTURE_PORT, type FixturePlatform, startFixture } from "./support/fixture-platform.ts";
import { like } from "./support/like.ts";

let platform: FixturePlatform;
beforeAll(async () => {
  platform = await startFixture();
});
afterAll(() => platform.stop());

const port = FIXTURE_PORT;
const issuer = (path: string) => `http://127.0.0.1:${port + 2}/${path}`;
const verified = async (token: string, path: string) =>
  (
    await jwtVerify(token, createRemoteJWKSet(new URL(`${issuer(path)}/jwks`)), {
      issuer: issuer(path),
      audience: "https://api.wisal",
      typ: "at+jwt",
    })
  ).payload;

describe("signing in", () => {
  it.each([
    ["ar", "رمز الدخول"],
    ["fr", "votre code"],
    ["es", "su codigo"],
    ["en", "your sign-in code"],
  ])("sends a citizen the code in their language (%s) and knows them again", async (language, words) => {
    const phone = "+33639980100";
    const first = await signInCitizen({ phone, language, port });
    const [message] = platform.catcher.messages({ to: phone });
    expect(message).toMatchObject({
      from: "identity",
      kind: "sms",
      text: like(new RegExp(words)),
      parts: 1,
    });
    const again = await signInCitizen({ phone, language, port });
    const claims = await verified(first.accessToken, "citizens");
    expect(claims).toMatchObject({ scope: "wisal/citizen", client_id: "wisal-web" });
    expect((await verified(again.accessToken, "citizens")).sub).toBe(claims.sub);
    expect(first.expiresAt).toBeGreaterThan(Date.now());
  });

  it("sends the code by e-mail to who prefers that, and answers a new address as a known one", async () => {
    const email = "amina@example.org";
    const first = await signInCitizen({ phone: " Amina@Example.org ", codesTo: email, port });
    expect(platform.catcher.messages({ to: email })[0]).toMatchObject({
      from: "identity",
      kind: "email",
      subject: "Wisal : votre code de connexion",
    });
    const again = await signInCitizen({ phone: email, port });
    const { sub } = await verified(first.accessToken, "citizens");
    expect((await verified(again.accessToken, "citizens")).sub).toBe(sub);
    const told = await fetch(`${issuer("citizens")}/me`, {
      headers: { authorization: `Bearer ${again.accessToken}` },
    });
    expect(await told.json()).toEqual({ sub, email, email_verified: true });
  });

  it("tells the phone to whoever holds the access token, and to nobody else", async () => {
    const { accessToken } = await signInCitizen({ phone: "+34612345678", port });
    const ask = (token: string) =>
      fetch(`${issuer("citizens")}/me`, { headers: { authorization: `Bearer ${token}` } });
    expect(await (await ask(accessToken)).json()).toMatchObject({
      phone_number: "+34612345678",
      phone_number_verified: true,
    });
    expect((await ask(`${accessToken}x`)).status).toBe(401);
    const staff = await signInStaff({ email: "officer.paris@wisal.example", port });
    expect((await ask(staff.accessToken)).status).toBe(401);
  });

  it("gives staff their token after password and code", async () => {
    const { accessToken } = await signInStaff({ email: "head.paris@wisal.example", port });
    expect(await verified(accessToken, "staff")).toMatchObject({
      sub: "staff-paris-head",
      scope: "wisal/staff",
    });
    await expect(signInStaff({ email: "head.paris@wisal.example", password: "wrong", port })).rejects.toThrow(
      "Not let in",
    );
  });

  it("gives a partner the scopes it asks for, and none with a wrong secret", async () => {
    const secret = platform.issuers.partnerSecrets["passport-form"] ?? "";
    const { accessToken } = await partnerToken({
      clientId: "passport-form",
      secret,
      scopes: ["wisal/stamps.verify"],
      port,
    });
    expect(await verified(accessToken, "partners")).toMatchObject({
      sub: "passport-form",
      scope: "wisal/stamps.verify",
    });
    await expect(partnerToken({ clientId: "passport-form", secret: "no", scopes: [], port })).rejects.toThrow(
      "401",
    );
  });

  it("asks for a number with its country, in a page that a screen reader follows", async () => {
    const query = new URLSearchParams({
      client_id: "wisal-web",
      response_type: "code",
      redirect_uri: `http://127.0.0.1:${port}/signed-in/`,
      scope: "openid wisal/citizen",
      ui_locales: "ar",
      code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
      code_challenge_method: "S256",
    });
    const start = await fetch(`${issuer("citizens")}/auth?${query.toString()}`, { redirect: "manual" });
    const cookie = start.headers
      .getSetCookie()
      .map((entry) => entry.split(";")[0])
      .join("; ");
    const location = new URL(start.headers.get("location") ?? "", issuer("citizens")).href;
    const page = await (await fetch(location, { headers: { cookie } })).text();
    expect(page).toContain('<html lang="ar" dir="rtl">');
    expect(page).toContain('<label for="phone">');
    const refused = await fetch(`${location}/identify`, {
      method: "POST",
      headers: { cookie },
      body: new URLSearchParams({ phone: "12" }),
    });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('aria-invalid="true" aria-describedby="phone-hint error"');
  });
});
