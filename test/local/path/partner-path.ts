import { expect, it } from "vitest";
import { str } from "#local/json.ts";
import { api, expecting, refusalIn } from "../support/api.ts";
import { partner } from "../support/people.ts";

const acts = "signature-legalisation";
const passport = "passport-adult";

const mistyped = (code: string): string => `${code.slice(0, -1)}${(Number(code.slice(-1)) + 1) % 10}`;

/** A partner verifies, reserves and commits a fresh code for a passport; one used at a desk is refused (T7). */
export const partnerPath = (codes: () => { readonly fresh: string; readonly used: string }): void => {
  const verify = async (code: string, procedureId = passport) =>
    api("POST", "/partner/stamps/verification", {
      token: (await partner("verify")).accessToken,
      body: { code, procedureId },
      idempotencyKey: null,
    });
  const reserve = async (code: string, reference: string, procedureId = passport) =>
    api("POST", "/partner/reservations", {
      token: (await partner("both")).accessToken,
      body: { code, procedureId, reference },
    });
  const settle = async (method: "POST" | "DELETE", reservationId: string) =>
    api(method, `/partner/reservations/${reservationId}${method === "POST" ? "/commit" : ""}`, {
      token: (await partner("both")).accessToken,
    });

  it("verifies a code with its act (T7)", async () => {
    const answer = await verify(codes().fresh);
    expect([answer.status, answer.body["state"], answer.body["amount"]]).toEqual([
      200,
      "issued",
      { amount: 86_000, currency: "MAD" },
    ]);
  });

  it.each([
    {
      given: "one wrong digit",
      code: () => mistyped(codes().fresh),
      status: 422,
      reason: "stamp-check-digit",
    },
    {
      given: "a code that never was",
      code: () => "0000 0000 0000 0000",
      status: 404,
      reason: "stamp-unknown",
    },
    {
      given: "a stamp used at the desk",
      code: () => codes().used,
      act: acts,
      status: 409,
      reason: "stamp-consumed",
    },
    {
      given: "a used stamp for another act",
      code: () => codes().used,
      status: 409,
      reason: "stamp-wrong-act",
    },
  ])("verify › given $given › answers $status $reason", async ({ code, act, status, reason }) => {
    expect(refusalIn(await verify(code(), act))).toEqual({ status, code: reason });
  });

  it("reserve, release, reserve, commit › refuses everything else with its reason", async () => {
    const first = str((await expecting(201, reserve(codes().fresh, "FORM-1")))["reservationId"]);
    expect(refusalIn(await reserve(codes().fresh, "FORM-2"))).toEqual({
      status: 409,
      code: "stamp-reserved",
    });
    expect(refusalIn(await verify(codes().fresh))).toEqual({ status: 409, code: "stamp-reserved" });
    expect((await settle("DELETE", first)).status).toBe(204);
    expect(refusalIn(await settle("POST", first))).toEqual({ status: 409, code: "reservation-lapsed" });
    const second = str((await expecting(201, reserve(codes().fresh, "FORM-3")))["reservationId"]);
    expect(await expecting(200, settle("POST", second))).toMatchObject({ state: "consumed" });
    expect(refusalIn(await settle("POST", second))).toEqual({ status: 409, code: "reservation-committed" });
    expect(refusalIn(await settle("DELETE", second))).toEqual({
      status: 409,
      code: "reservation-committed",
    });
    expect(refusalIn(await verify(codes().fresh))).toEqual({ status: 409, code: "stamp-consumed" });
    expect(refusalIn(await reserve(codes().fresh, "FORM-4"))).toEqual({
      status: 409,
      code: "stamp-consumed",
    });
    expect(refusalIn(await settle("POST", "rsv_ABCDEFGH23456789"))).toEqual({
      status: 404,
      code: "reservation-unknown",
    });
  });
};
