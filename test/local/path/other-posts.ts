import { expect, it } from "vitest";
import { str } from "#local/json.ts";
import { allRoutes } from "#local/write-openapi.ts";
import type { RouteData } from "#shared/http/route.ts";
import { each } from "#test/support/each.ts";
import { api, expecting, refusalIn } from "../support/api.ts";
import { book } from "../support/errands.ts";
import { newCitizen } from "../support/people.ts";
import { openRefund } from "./money-scenarios.ts";
import { add, headOf } from "./staff-directory.ts";

const LYON = "fr-lyon";

/** What a path names besides its post, and who asks. */
const OBJECT = /\{(requestId|appointmentId|orderId|proposalId|staffId)\}/;
const isOfLyonsHead = ({ access, path }: RouteData): boolean =>
  access.kind === "staff" &&
  access.at === "post" &&
  OBJECT.test(path) &&
  access.roles.some((role) => ["officer", "head-of-post"].includes(role));

/** Bodies that are right, so that nothing but the post is wrong. */
const bodies: Readonly<Record<string, unknown>> = {
  closeVisit: { desk: "A1", stampCodes: [] },
  recordTerminalReceipt: {
    ...{ terminalId: "TPE-1234", receiptNumber: "77", approvalCode: "A1B2C3", date: "2026-11-21" },
    amount: { amount: 2000, currency: "MAD" },
  },
  takeReview: {},
  decideReview: { documents: [] },
  payRefundByHand: { reference: "R-1" },
  decideReversal: { decision: "rejected" },
  grantRole: { version: 1, role: "officer", from: "2199-01-01", to: null },
  endRole: { version: 1, role: "desk" },
};

/** Officer and head of one post, about the things of another: by their own post's path they are not there (E2). */
export const otherPosts = (): void => {
  it("every staff route that names an object › given another post's by one's own post's path › answers 404 (E2)", async () => {
    const routes = (await allRoutes()).filter(isOfLyonsHead);
    const citizen = await newCitizen();
    const items = [{ procedureId: "signature-legalisation", quantity: 1 }];
    const order = { postId: "fr-paris", items, phone: citizen.phone, language: "fr" };
    const [token, booked, { proposalId }, { staffId }, ordered] = await Promise.all([
      headOf(LYON),
      book(citizen),
      openRefund(citizen),
      add(),
      expecting(201, api("POST", "/orders", { token: citizen.token, body: order })),
    ]);
    const values: Readonly<Record<string, string>> = {
      postId: LYON,
      requestId: booked.requestId,
      appointmentId: booked.appointmentId,
      date: booked.date,
      orderId: str(ordered["orderId"]),
      proposalId,
      staffId,
      refundId: "rfd_ABCDEFGH23456789",
      beneficiary: "1",
      documentId: "passport-or-cnie",
    };
    const answers = await each(routes, 4, async (route) => {
      const path = route.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => values[name] ?? "missing");
      const body = bodies[route.operationId];
      const answer = await api(route.method, path, { token, ...(body !== undefined && { body }) });
      return { route: route.operationId, ...refusalIn(answer) };
    });
    expect(routes.length).toBeGreaterThan(15);
    expect(answers).toEqual(
      routes.map(({ operationId }) => ({ route: operationId, status: 404, code: "not-found" })),
    );
  });
};
