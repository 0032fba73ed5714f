import { randomInt } from "node:crypto";
import type { Page } from "playwright-core";
import { signInCitizen } from "#local/client/sign-in.ts";
import { type ApiAnswer, callApi } from "#local/client/wisal.ts";
import { toAttributes } from "#local/emulators/dynamodb-client.ts";
import { list, obj, str } from "#local/json.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { eventually } from "#test/support/deadline.ts";
import { passingUpdate } from "#test/support/filing.ts";
import { newPhone } from "./people.ts";
import type { JourneyPlatform } from "./platform.ts";

/** Somebody signed in, and what they may call. */
export interface Booker {
  readonly token: string;
  readonly call: (method: string, path: string, body?: unknown) => Promise<ApiAnswer>;
}

const word = (length: number): string =>
  Array.from({ length }, () => String.fromCodePoint(97 + randomInt(26))).join("");

/** People nobody else is called like. */
const people = (count: number) =>
  Array.from({ length: count }, () => ({
    familyName: `Q${word(9)}`,
    givenNames: `X${word(6)}`,
    birthDate: "1990-02-03",
    cin: `ZT${randomInt(1_000_000, 9_999_999)}`,
  }));

/** Signs a new citizen in at the issuer and opens the account. */
export const newBooker = async ({ places, running }: JourneyPlatform): Promise<Booker> => {
  const { accessToken: token } = await signInCitizen({ phone: newPhone(), port: running.ports.site });
  const call = (method: string, path: string, body?: unknown) =>
    callApi(places.api, method, path, { token, ...(body !== undefined && { body }) });
  await call("PUT", "/account", { language: "fr" });
  return { token, call };
};

/** Lets every paper have an upload that passed: what is tested is what follows. */
export const passPapers = async ({ running }: JourneyPlatform, requestId: string): Promise<void> => {
  const table = running.model.tables.find(({ name }) => name.endsWith("-core"));
  const call = { TableName: table?.name ?? "core", Key: toAttributes({ ...keys.documents(requestId) }) };
  const { Item } = await running.dynamodb.client.call("GetItem", { ...call, ConsistentRead: true });
  const papers = list(obj(obj(obj(Item)["documents"]))["L"]).map((each) => {
    const { beneficiary, documentId } = obj(obj(each)["M"]);
    return { beneficiary: Number(obj(beneficiary)["N"]), documentId: str(obj(documentId)["S"]) };
  });
  const { ExpressionAttributeValues, ...update } = passingUpdate(papers);
  await running.dynamodb.client.call("UpdateItem", {
    ...call,
    ...update,
    ExpressionAttributeValues: toAttributes(ExpressionAttributeValues),
  });
};

interface Wanted {
  readonly party?: number;
  readonly postId?: string;
  readonly procedureId?: string;
}

/** A request that is valid at once. */
export const validRequest = async (
  platform: JourneyPlatform,
  { call }: Booker,
  { party = 1, postId = "fr-lyon", procedureId = "signature-legalisation" }: Wanted = {},
): Promise<string> => {
  const filed = await call("POST", "/requests", { postId, procedureId, beneficiaries: people(party) });
  const requestId = str(filed.body["requestId"]);
  await passPapers(platform, requestId);
  const sent = await call("POST", `/requests/${requestId}/submission`);
  if (sent.status !== 200) throw new Error(`The request is not valid: ${sent.text}`);
  return requestId;
};

/** Takes a slot for a request, as its owner would from elsewhere: the places are kept, not booked. */
export const holdSlot = async ({ call }: Booker, requestId: string, slotId: string): Promise<string> => {
  const day = await call("GET", `/requests/${requestId}/days/${slotId.slice(0, 10)}/slots`);
  const held = await call("POST", `/requests/${requestId}/hold`, {
    slotId,
    slotsGrant: day.body["slotsGrant"],
  });
  if (held.status !== 201) throw new Error(`The slot is not held: ${held.text}`);
  return str(held.body["holdToken"]);
};

/**
 * The first slot that takes the whole party at once; a day may begin with places that only add up over two. Of a later
 * day than the first, which may be today: what is left of today begins too soon to be offered to others.
 */
export const firstSlot = async ({ call }: Booker, requestId: string): Promise<string> => {
  const { body } = await call("GET", `/requests/${requestId}/days`);
  for (const day of list(body["days"]).slice(1)) {
    const shown = await call("GET", `/requests/${requestId}/days/${str(obj(day)["date"])}/slots`);
    const slot = list(shown.body["slots"])
      .map(obj)
      .find(({ slots }) => slots === 1);
    if (slot !== undefined) return str(slot["slotId"]);
  }
  throw new Error(`No slot for the whole party of ${requestId}`);
};

/** Waits until a post's days are counted, which is soon after the platform's start. */
export const daysCounted = async (
  platform: JourneyPlatform,
  booker: Booker,
  postId: string,
): Promise<void> => {
  const requestId = await validRequest(platform, booker, { postId });
  await eventually(
    `days at ${postId}`,
    async () => list((await booker.call("GET", `/requests/${requestId}/days`)).body["days"]).length > 3,
    { withinMs: 200_000, everyMs: 500 },
  );
};

/** A page that is signed in from its first load on. */
export const signedIn = async (page: Page, { token }: Booker): Promise<void> => {
  await page.addInitScript((access) => {
    if (location.protocol === "about:" || sessionStorage.getItem("wisal.session.citizen") !== null) return;
    const day = 86_400_000;
    sessionStorage.setItem(
      "wisal.session.citizen",
      JSON.stringify({ access, expiresAt: Date.now() + day, shared: false }),
    );
  }, token);
};
