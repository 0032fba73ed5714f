import { compactVerify, createLocalJWKSet } from "jose";
import { describe, expect, it } from "vitest";
import { uploadPapers } from "#local/client/upload.ts";
import { list, obj, str } from "#local/json.ts";
import { readConvocationCode } from "#shared/domain/appointment/convocation-code.ts";
import { referenceOf } from "#shared/domain/request/reference.ts";
import { keysReplySchema } from "#shared/http/contracts/documents.ts";
import { eventually } from "#test/support/deadline.ts";
import { readPdf, scanPdf } from "#test/support/pdf.ts";
import { api, expecting, faultsIn, refusalIn } from "../support/api.ts";
import {
  type Booked,
  book,
  buy,
  choose,
  codesTo,
  confirm,
  firstDay,
  mailsTo,
  stampIdsOf,
  textsTo,
  validRequest,
} from "../support/errands.ts";
import { type Citizen, newCitizen, newPerson, staff } from "../support/people.ts";
import { platform } from "../support/platform.ts";
import { partnerPath } from "./partner-path.ts";

const acts = "signature-legalisation";
const passport = "passport-adult";

const closingPath = ({ date, appointmentId }: Booked, postId = "fr-paris"): string =>
  `/desk/posts/${postId}/days/${date}/visits/${appointmentId}/closing`;

/** The main job for two people, and a passport with a review: each step over HTTP, as clients do. */
export const mainPath = (): void => {
  let fatima: Citizen;
  let visit: Booked;
  const people = [newPerson("1990-02-03"), newPerson("1961-07-14")];
  let codes: readonly string[] = [];
  let orderId = "";
  let passportCode = "";
  let passportTime = "";

  describe("signature legalisation for two people at Paris", () => {
    it("POST /requests › given no review › is valid on submission (R6)", async () => {
      fatima = await newCitizen("fr");
      const requestId = await validRequest(fatima, { procedureId: acts, beneficiaries: people });
      const shown = await expecting(200, api("GET", `/requests/${requestId}`, { token: fatima.token }));
      expect(shown["state"]).toBe("valid");
      visit = { requestId, appointmentId: "", date: "", time: "" };
    });

    it("GET …/days/{date}/slots › shows only slots in which both find places, in local time (S2, S5)", async () => {
      const { token } = fatima;
      const days = await expecting(200, api("GET", `/requests/${visit.requestId}/days`, { token }));
      expect(days).toMatchObject({ party: 2, timeZone: "Europe/Paris", city: "Paris" });
      const date = await firstDay(fatima, visit.requestId);
      const shown = await expecting(
        200,
        api("GET", `/requests/${visit.requestId}/days/${date}/slots`, { token }),
      );
      const slots = list(shown["slots"]).map(obj);
      expect(slots.length).toBeGreaterThan(0);
      expect(slots.every(({ places }) => Number(places) >= 2)).toBe(true);
    });

    it("POST …/hold and …/appointment › make one appointment for both (A1, A2)", async () => {
      visit = await confirm(fatima, visit.requestId, await choose(fatima, visit.requestId));
      const shown = await expecting(
        200,
        api("GET", `/requests/${visit.requestId}/appointment`, { token: fatima.token }),
      );
      expect(shown).toMatchObject({ appointmentId: visit.appointmentId, state: "booked", date: visit.date });
      expect(list(shown["people"])).toHaveLength(2);
    });

    it("GET …/slots › given one of them has an appointment at another post › answers 409 appointment-duplicate with where and when, before anything is chosen (A2)", async () => {
      const { token } = fatima;
      const requestId = await validRequest(fatima, { postId: "fr-lyon", beneficiaries: people.slice(1) });
      const answer = await api("GET", `/requests/${requestId}/days/${visit.date}/slots`, { token });
      expect(refusalIn(answer)).toEqual({ status: 409, code: "appointment-duplicate" });
      expect(answer.body["details"]).toEqual({ postId: "fr-paris", date: visit.date });
    });

    it("the confirmation comes by SMS with the local time (N1)", async () => {
      const text = await eventually("the confirmation", async () =>
        (await textsTo(fatima.phone)).find((message) => message.includes(visit.time)),
      );
      expect(text).toContain("Paris");
    });

    it("GET …/convocation.pdf › has a code whose seal a desk verifies with GET /keys alone (A8)", async () => {
      const { requestId, appointmentId, date, time } = visit;
      const headers = { accept: "application/pdf", authorization: `Bearer ${fatima.token}` };
      const path = `/requests/${requestId}/appointment/convocation.pdf?language=ar`;
      const answer = await fetch(`${platform().places.api}${path}`, { headers });
      const pdf = new Uint8Array(await answer.arrayBuffer());
      const text = await readPdf(pdf);
      expect([answer.status, text.pages, text.language]).toEqual([200, 1, "ar"]);
      expect(text.runs).toContain(time);
      const scanned = readConvocationCode((await scanPdf(pdf, 150)) ?? "");
      expect(scanned?.claims).toEqual({
        a: appointmentId,
        r: referenceOf(requestId),
        p: "fr-paris",
        t: `${date}T${time}`,
        n: 2,
        s: 0,
      });
      const keys = keysReplySchema.parse(await expecting(200, api("GET", "/keys")));
      await expect(compactVerify(scanned?.seal ?? "", createLocalJWKSet(keys))).resolves.toBeDefined();
      const asPage = await api("GET", path, { token: fatima.token, headers: { accept: "text/html" } });
      expect(refusalIn(asPage)).toEqual({ status: 406, code: "not-acceptable" });
    });

    it("GET …/calendar.ics › is a calendar file with the appointment (A8)", async () => {
      const { token } = fatima;
      const file = await api("GET", `/requests/${visit.requestId}/appointment/calendar.ics`, { token });
      expect([file.status, file.type]).toEqual([200, "text/calendar; charset=utf-8"]);
      expect(file.text).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*BEGIN:VEVENT[\s\S]*END:VCALENDAR\r\n$/);
      expect(file.text).toContain("DTSTART");
    });

    it("an order paid on the card page brings one code by SMS for each stamp (T2, T3, T4)", async () => {
      ({ codes, orderId } = await buy(fatima, { procedureId: acts, quantity: 2 }));
      expect(new Set(codes).size).toBe(2);
      const { token } = fatima;
      const order = await expecting(200, api("GET", `/orders/${orderId}`, { token }));
      expect(order).toMatchObject({ state: "paid", total: { amount: 4000, currency: "MAD" } });
      expect(JSON.stringify(order)).not.toMatch(/\d{4} ?\d{4} ?\d{4} ?\d{4}/);
    });

    it("GET /orders/{orderId} › tells that the network delivered each code (N3)", async () => {
      await eventually("both delivered", async () => {
        const order = await expecting(200, api("GET", `/orders/${orderId}`, { token: fatima.token }));
        return list(order["units"]).every((unit) => {
          const state = str(obj(obj(unit)["delivery"])["state"]);
          return state === "delivered";
        });
      });
    });
  });

  describe("at the desk in Paris", () => {
    it("the officer finds the visit by its reference and by its day (T8)", async () => {
      const { accessToken: token } = await staff("paris");
      const byReference = await expecting(
        200,
        api("GET", `/desk/posts/fr-paris/visits?reference=${visit.requestId}`, { token }),
      );
      const ofDay = await expecting(
        200,
        api("GET", `/desk/posts/fr-paris/visits?date=${visit.date}`, { token }),
      );
      const ids = (body: typeof ofDay) => list(body["visits"]).map((entry) => obj(entry)["appointmentId"]);
      expect(ids(byReference)).toEqual([visit.appointmentId]);
      expect(ids(ofDay)).toContain(visit.appointmentId);
    });

    it("the visit shows whom to expect and the fee (R7, T8)", async () => {
      const { accessToken: token } = await staff("paris");
      const path = `/desk/posts/fr-paris/days/${visit.date}/visits/${visit.appointmentId}`;
      const shown = await expecting(200, api("GET", path, { token }));
      expect(shown["fee"]).toEqual({ amount: 2000, currency: "MAD" });
      expect(list(shown["people"])).toHaveLength(2);
    });

    it("a stamp check tells act, amount and that it is usable, and consumes nothing", async () => {
      const { accessToken: token } = await staff("paris");
      for (let round = 0; round < 2; round += 1) {
        const shown = await expecting(
          200,
          api("POST", "/desk/posts/fr-paris/stamp-checks", {
            token,
            body: { code: codes[0], procedureId: acts },
          }),
        );
        expect(shown).toMatchObject({ state: "issued", usable: true, amount: { amount: 2000 } });
      }
    });

    it.each([
      { given: "one stamp for two people", use: 1, status: 422, code: "visit-stamps-missing" },
      { given: "no stamp", use: 0, status: 422, code: "visit-stamps-missing" },
    ])("closing › given $given › answers $status $code", async ({ use, status, code }) => {
      const { accessToken: token } = await staff("paris");
      const body = { desk: "3", stampCodes: codes.slice(0, use) };
      const answer = await api("POST", closingPath(visit), { token, body });
      expect(refusalIn(answer)).toEqual({ status, code });
    });

    it("closing › given the same stamp twice › answers 422 stamp-repeated and points at it", async () => {
      const { accessToken: token } = await staff("paris");
      const body = { desk: "3", stampCodes: [codes[0], codes[0]] };
      const answer = await api("POST", closingPath(visit), { token, body });
      expect(refusalIn(answer)).toEqual({ status: 422, code: "stamp-repeated" });
      expect(faultsIn(answer)).toEqual(["/body/stampCodes/1 stamp-repeated"]);
    });

    it("an officer of Lyon finds nothing, on Paris' desk or on Lyon's (E2)", async () => {
      const { accessToken: token } = await staff("lyon");
      const body = { desk: "3", stampCodes: codes };
      for (const postId of ["fr-paris", "fr-lyon"]) {
        const shown = await api("GET", closingPath(visit, postId).replace(/\/closing$/, ""), { token });
        const closed = await api("POST", closingPath(visit, postId), { token, body });
        expect([refusalIn(shown), refusalIn(closed)]).toEqual([
          { status: 404, code: "not-found" },
          { status: 404, code: "not-found" },
        ]);
      }
      const found = await expecting(
        200,
        api("GET", `/desk/posts/fr-lyon/visits?reference=${visit.requestId}`, { token }),
      );
      expect(found["visits"]).toEqual([]);
    });

    it("closing › given both stamps › consumes them and closes the visit; a second try is refused with the reason", async () => {
      const { accessToken: token } = await staff("paris");
      const body = { desk: "3", stampCodes: codes };
      const closed = await expecting(200, api("POST", closingPath(visit), { token, body }));
      expect(closed).toMatchObject({ state: "served", appointmentId: visit.appointmentId });
      expect(new Set(list(closed["stampIds"]))).toEqual(new Set(await stampIdsOf(fatima, orderId)));
      const again = await api("POST", closingPath(visit), { token, body });
      expect(refusalIn(again)).toEqual({ status: 409, code: "visit-closed" });
      expect(again.body["details"]).toEqual({ at: closed["at"], desk: "3" });
    });

    it("the citizen sees the request as served, and both may be booked again (A2)", async () => {
      const { token } = fatima;
      const shown = await expecting(200, api("GET", `/requests/${visit.requestId}`, { token }));
      expect(shown["state"]).toBe("served");
      const next = await book(fatima, { procedureId: acts, beneficiaries: people });
      expect(next.appointmentId).not.toBe(visit.appointmentId);
    });
  });

  describe("adult passport with a review", () => {
    const email = "zz.mehdi@wisal.example";

    it("is accepted by an officer, told in Arabic, booked and paid", async () => {
      const mehdi = await newCitizen("ar", email);
      const { token } = mehdi;
      const body = { postId: "fr-paris", procedureId: passport, beneficiaries: [newPerson("1985-11-30")] };
      const filed = await expecting(201, api("POST", "/requests", { token, body }));
      const requestId = str(filed["requestId"]);
      await uploadPapers(platform().places.api, token, requestId);
      const sent = await expecting(200, api("POST", `/requests/${requestId}/submission`, { token }));
      expect(sent).toMatchObject({ state: "submitted" });
      const early = await api("GET", `/requests/${requestId}/days`, { token });
      expect(refusalIn(early)).toEqual({ status: 409, code: "request-not-valid" });

      const officer = { token: (await staff("paris")).accessToken };
      const file = await expecting(200, api("GET", `/staff/posts/fr-paris/requests/${requestId}`, officer));
      const documents = list(file["documents"])
        .map(obj)
        .map(({ beneficiary, documentId }) => ({ beneficiary, documentId, decision: "accept" }));
      expect(documents.length).toBeGreaterThan(0);
      const elsewhere = { token: (await staff("lyon")).accessToken, body: { documents } };
      for (const postId of ["fr-paris", "fr-lyon"]) {
        const answer = await api("POST", `/staff/posts/${postId}/requests/${requestId}/review`, elsewhere);
        expect(refusalIn(answer)).toEqual({ status: 404, code: "not-found" });
      }
      const review = `/staff/posts/fr-paris/requests/${requestId}/review`;
      const decided = await expecting(200, api("POST", review, { ...officer, body: { documents } }));
      expect(decided).toMatchObject({ state: "valid" });
      const told = await eventually("the officer's answer", async () => (await textsTo(mehdi.phone))[0]);
      expect(told).toMatch(/\p{Script=Arabic}/u);

      passportTime = (await confirm(mehdi, requestId, await choose(mehdi, requestId))).time;
      const bought = await buy(mehdi, { procedureId: passport });
      [passportCode = ""] = bought.codes;
      expect(await codesTo(mehdi.phone)).toEqual([passportCode]);
    });

    it("the officer's answer and the confirmation come by e-mail too, with the calendar file (N3, A8)", async () => {
      const [confirmation] = await eventually("both e-mails", () => {
        const mails = mailsTo(email);
        return mails.length === 2 && mails.filter(({ text }) => text.includes(passportTime));
      });
      expect(confirmation?.attachments).toEqual(["wisal.ics"]);
    });
  });

  describe("the passport form, a partner", () => {
    partnerPath(() => ({ fresh: passportCode, used: codes[0] ?? "" }));
  });
};
