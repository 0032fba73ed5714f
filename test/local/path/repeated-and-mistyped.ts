import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { list, num, obj } from "#local/json.ts";
import { api, expecting, faultsIn, problemFault, refusalIn } from "../support/api.ts";
import { buy, firstDay, pay, validRequest } from "../support/errands.ts";
import { type Citizen, newCitizen, newPerson, partner } from "../support/people.ts";
import { platform } from "../support/platform.ts";
import { personal } from "../support/traces.ts";

const procedureId = "signature-legalisation";

/** Another digit than the one that is there. */
const wrongAt = (digits: string, place: number): string => {
  const wrong = (Number(digits[place]) + 1 + (place % 9)) % 10;
  return `${digits.slice(0, place)}${wrong}${digits.slice(place + 1)}`;
};

const arabicIndic = (digits: string): string =>
  digits.replaceAll(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));

/** What people do: type loosely, press twice, mistype a code. */
export const repeatedAndMistyped = (): void => {
  let citizen: Citizen;

  beforeAll(async () => {
    citizen = await newCitizen();
  });

  it("a CIN in lower case with spaces › is accepted and read back normalised (R2)", async () => {
    const { token } = citizen;
    const beneficiaries = [{ ...newPerson(), cin: " ab 12-34 5 " }];
    const requestId = await validRequest(citizen, { beneficiaries });
    const shown = await expecting(200, api("GET", `/requests/${requestId}`, { token }));
    expect(shown["beneficiaries"]).toMatchObject([{ cin: "AB12345" }]);
  });

  it("the same Idempotency-Key › gets the same answer with the same body, and 422 with another (E1)", async () => {
    const idempotencyKey = randomUUID();
    const bodyFor = () => ({ postId: "fr-paris", procedureId, beneficiaries: [newPerson()] });
    const body = bodyFor();
    const send = (sent: unknown, token = citizen.token) =>
      api("POST", "/requests", { token, body: sent, idempotencyKey });
    const answers = [await send(body), ...(await Promise.all([send(body), send(body), send(body)]))];
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    const replayed = answers.map(({ headers }) => headers.get("idempotent-replayed"));
    expect(replayed).toEqual([null, "true", "true", "true"]);
    const other = await send(bodyFor());
    expect([refusalIn(other), problemFault(other)]).toEqual([
      { status: 422, code: "idempotency-key-reused" },
      undefined,
    ]);
    // A key is its owner's: somebody else's with the same letters is another one.
    const theirs = await send(body, (await newCitizen()).token);
    expect(theirs.status).toBe(201);
    expect(theirs.body["requestId"]).not.toBe(answers[0]?.body["requestId"]);
  });

  it("a repeated hold › is the same hold; a second one is refused until the first is given back (A1, A2)", async () => {
    const { token } = citizen;
    const requestId = await validRequest(citizen);
    const date = await firstDay(citizen, requestId);
    const day = await expecting(200, api("GET", `/requests/${requestId}/days/${date}/slots`, { token }));
    // With room for a second one, or the slot would refuse it first.
    const roomy = list(day["slots"])
      .map(obj)
      .find(({ places }) => num(places, 0) > 1);
    const body = { slotId: roomy?.["slotId"], slotsGrant: day["slotsGrant"] };
    const path = `/requests/${requestId}/hold`;
    const idempotencyKey = randomUUID();
    const held = await expecting(201, api("POST", path, { token, body, idempotencyKey }));
    const again = await expecting(201, api("POST", path, { token, body, idempotencyKey }));
    expect([again["date"], again["time"], again["places"]]).toEqual([
      held["date"],
      held["time"],
      held["places"],
    ]);
    expect(refusalIn(await api("POST", path, { token, body }))).toEqual({ status: 409, code: "hold-exists" });
    await expecting(204, api("DELETE", path, { token }));
    expect(refusalIn(await api("DELETE", path, { token }))).toEqual({ status: 404, code: "hold-none" });
  });

  it("a paid order › cannot be paid again (T2)", async () => {
    const orderId = await pay(citizen);
    const { token } = citizen;
    const answer = await api("POST", `/orders/${orderId}/payments`, { token, body: { channel: "card" } });
    expect(refusalIn(answer)).toEqual({ status: 409, code: "order-wrong-state" });
  });

  it("a code with one wrong digit › is told apart from an unknown one without a read of the database (T3)", async () => {
    const [code = ""] = (await buy(citizen)).codes;
    const { accessToken: token } = await partner("both");
    const { meter } = platform().proxy;
    const verify = async (typed: string) => {
      const tag = randomUUID();
      const answer = await api("POST", "/partner/stamps/verification", {
        token,
        body: { code: typed, procedureId },
        headers: { "x-wisal-tag": tag },
      });
      const calls = meter.records({ tag, function: "partners-redeem" });
      // An environment's first call reads the secret too, which is no read of the database.
      const reads = calls.filter(
        ({ service, operation }) => service === "dynamodb" && /Get|Query/.test(operation),
      );
      return { answer, reads: reads.length };
    };
    meter.measuring = true;
    const digits = code.replaceAll(" ", "");
    for (let place = 0; place < digits.length; place += 1) {
      const { answer, reads } = await verify(personal(wrongAt(digits, place)));
      expect([refusalIn(answer), faultsIn(answer), reads]).toEqual([
        { status: 422, code: "stamp-check-digit" },
        ["/body/code stamp-check-digit"],
        0,
      ]);
    }
    const unknown = await verify("0000 0000 0000 0000");
    expect([refusalIn(unknown.answer), unknown.reads]).toEqual([{ status: 404, code: "stamp-unknown" }, 1]);
    const { answer, reads } = await verify(personal(arabicIndic(digits)));
    expect([answer.status, answer.body["state"], reads]).toEqual([200, "issued", 1]);
    meter.measuring = false;
  });
};
