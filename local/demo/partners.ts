import { readFileSync } from "node:fs";
import { join } from "node:path";
import { partnerToken } from "#local/client/sign-in.ts";
import { callApi } from "#local/client/wisal.ts";
import { list, obj, parseJson, str } from "#local/json.ts";
import {
  api,
  chapter,
  dataFolder,
  expectRefusal,
  expectStatus,
  places,
  port,
  say,
  step,
  waitFor,
  wrong,
} from "./narrator.ts";

const wrongDigit = (code: string): string =>
  `${code.slice(0, 3)}${(Number(code[3]) + 1) % 10}${code.slice(4)}`;

const tokenOf = async (clientId: "passport-form" | "notary-portal"): Promise<string> => {
  const secrets = obj(parseJson(readFileSync(join(dataFolder, "partners.json"), "utf8")));
  const { accessToken } = await partnerToken({
    clientId,
    secret: str(secrets[clientId]),
    scopes: ["wisal/stamps.verify", "wisal/stamps.redeem"],
    port,
  });
  return accessToken;
};
const verifyAs = (token: string, body: unknown) =>
  api("POST", "/partner/stamps/verification", { token, body, idempotencyKey: null });

/** A partner redeems a stamp in two phases. */
export const partnerStory = async (code: string, used: string) => {
  chapter("The passport form, a partner with credentials of its own, redeems Mehdi's stamp");
  const token = await tokenOf("passport-form");
  const procedureId = "passport-adult";
  const verify = (body: unknown) => verifyAs(token, body);
  expectStatus("verifies the code: issued, for this act", await verify({ code, procedureId }), 200);
  expectRefusal(
    "one wrong digit is told apart by the check digit",
    await verify({ code: wrongDigit(code), procedureId }),
    422,
    "stamp-check-digit",
  );
  expectRefusal(
    "a code that never was",
    await verify({ code: "0000 0000 0000 0000", procedureId }),
    404,
    "stamp-unknown",
  );
  expectRefusal(
    "the right code for another act",
    await verify({ code, procedureId: "passport-minor" }),
    409,
    "stamp-wrong-act",
  );
  expectRefusal(
    "a stamp used at the desk",
    await verify({ code: used, procedureId: "signature-legalisation" }),
    409,
    "stamp-consumed",
  );
  expectRefusal(
    "an act that is none of this partner's, before anything is looked up",
    await verify({ code, procedureId: "national-id-card" }),
    403,
    "act-not-agreed",
  );
  const first = expectStatus(
    "reserves it for 30 minutes",
    await api("POST", "/partner/reservations", {
      token,
      body: { code, procedureId, reference: "FORM-2026-0", minutes: 30 },
    }),
    201,
  );
  const claimed = `/partner/reservations/${str(first.body["reservationId"])}`;
  expectStatus("looks at the reservation: open", await api("GET", claimed, { token }), 200);
  expectStatus("the form is left, and the stamp released", await api("DELETE", claimed, { token }), 204);
  const reserved = expectStatus(
    "reserves it for 15 minutes",
    await api("POST", "/partner/reservations", {
      token,
      body: { code, procedureId, reference: "FORM-2026-1" },
    }),
    201,
  );
  expectRefusal(
    "a second reservation",
    await api("POST", "/partner/reservations", {
      token,
      body: { code, procedureId, reference: "FORM-2026-2" },
    }),
    409,
    "stamp-reserved",
  );
  expectStatus(
    "commits it",
    await api("POST", `/partner/reservations/${str(reserved.body["reservationId"])}/commit`, { token }),
    200,
  );
  expectRefusal("the stamp is consumed now", await verify({ code, procedureId }), 409, "stamp-consumed");
};

/** A claim that nobody commits, as made at its notary's. */
export interface LeftClaim {
  readonly token: string;
  readonly reservationId: string;
  readonly until: string;
  readonly stamp: { readonly code: string; readonly procedureId: string };
}

/** A partner claims a stamp for a minute, and its form is left without a word. */
export const leaveClaim = async (code: string): Promise<LeftClaim> => {
  const token = await tokenOf("notary-portal");
  const stamp = { code, procedureId: "signature-legalisation" };
  const body = { ...stamp, reference: "DEED-77", minutes: 1, postId: "fr-paris" };
  const claimed = expectStatus(
    "he takes it to a notary, whose form claims it for one minute; then the window is closed",
    await api("POST", "/partner/reservations", { token, body }),
    201,
  );
  const { reservationId, until } = claimed.body;
  return { token, reservationId: str(reservationId), until: str(until), stamp };
};

/** What became of that claim: the stamp is free at once, and the partner is told within a minute. */
export const lapseStory = async ({ token, reservationId, until, stamp }: LeftClaim): Promise<void> => {
  chapter("The notary's form that was left: its minute is over");
  const claim = `/partner/reservations/${reservationId}`;
  await waitFor("the minute of the claim", async () => Date.now() > Date.parse(until) || undefined, 65);
  expectStatus("Omar's stamp can be used again", await verifyAs(token, stamp), 200);
  expectRefusal(
    "the notary commits too late",
    await api("POST", `${claim}/commit`, { token }),
    409,
    "reservation-lapsed",
  );
  say("  each minute a sweep looks for claims that are over, and has their partners told");
  const told = await waitFor(
    "the sweep of this minute",
    async () => {
      const { body } = await callApi(places.partner, "GET", "/notices");
      return list(body["notices"])
        .map(obj)
        .find(({ notice }) => obj(obj(notice)["data"])["reservationId"] === reservationId);
    },
    120,
  );
  if (told["genuine"] !== true)
    wrong("the notice is signed", await callApi(places.partner, "GET", "/notices"));
  step("the notary's server is told, and finds the signature right");
  say(`  ${JSON.stringify(told["notice"])}`);
};
