import type { CaughtEmail } from "#local/catcher/catcher.ts";
import { messagesTo, payOnCardPage, stampCodeIn } from "#local/client/wisal.ts";
import { toAttributes } from "#local/emulators/dynamodb-client.ts";
import { list, obj, str } from "#local/json.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { eventually } from "#test/support/deadline.ts";
import { passingUpdate } from "#test/support/filing.ts";
import { api, expecting } from "./api.ts";
import { type Citizen, newPerson } from "./people.ts";
import { platform } from "./platform.ts";
import { personal } from "./traces.ts";

const DAY_MS = 86_400_000;

/** Lets every paper of a draft have an upload that passed, without a file: what is tested is what follows (R3). */
export const passPapers = async (requestId: string): Promise<void> => {
  const { dynamodb, table } = platform();
  const Key = toAttributes({ ...keys.documents(requestId) });
  const { Item } = await dynamodb.client.call("GetItem", {
    TableName: table("core"),
    Key,
    ConsistentRead: true,
  });
  const papers = list(obj(obj(obj(Item)["documents"]))["L"]).map((each) => {
    const { beneficiary, documentId } = obj(obj(each)["M"]);
    return { beneficiary: Number(obj(beneficiary)["N"]), documentId: str(obj(documentId)["S"]) };
  });
  if (papers.length === 0) return;
  const { ExpressionAttributeValues, ...update } = passingUpdate(papers);
  await dynamodb.client.call("UpdateItem", {
    TableName: table("core"),
    Key,
    ...update,
    ExpressionAttributeValues: toAttributes(ExpressionAttributeValues),
  });
};

/** Files and submits a request that is valid at once. */
export const validRequest = async (
  { token }: Pick<Citizen, "token">,
  {
    postId = "fr-paris",
    procedureId = "signature-legalisation",
    beneficiaries = [newPerson()],
  }: {
    readonly postId?: string;
    readonly procedureId?: string;
    readonly beneficiaries?: readonly ReturnType<typeof newPerson>[];
  } = {},
): Promise<string> => {
  const filed = await expecting(
    201,
    api("POST", "/requests", { token, body: { postId, procedureId, beneficiaries } }),
  );
  const requestId = str(filed["requestId"]);
  await passPapers(requestId);
  await expecting(200, api("POST", `/requests/${requestId}/submission`, { token }));
  return requestId;
};

/** A slot to press for, with the right to do so. */
export interface Choice {
  readonly slotId: string;
  readonly slotsGrant: string;
}

/**
 * The first day with places for everybody on which an appointment can still be moved, whatever today is and however late:
 * the rest of today and tomorrow have rules of their own (A4). Days are counted soon after the platform's start.
 */
export const firstDay = ({ token }: Pick<Citizen, "token">, requestId: string): Promise<string> =>
  eventually(
    "a day with places",
    async () => {
      const { days } = await expecting(200, api("GET", `/requests/${requestId}/days`, { token }));
      const after = new Date(Date.now() + 2 * DAY_MS).toISOString().slice(0, 10);
      return list(days)
        .map((day) => str(obj(day)["date"]))
        .find((date) => date > after);
    },
    { withinMs: 60_000, everyMs: 250 },
  );

/** The first slot of the first day, or the one wanted. */
export const choose = async (
  citizen: Pick<Citizen, "token">,
  requestId: string,
  wanted?: { readonly date: string; readonly time: string },
): Promise<Choice> => {
  const { token } = citizen;
  const date = wanted?.date ?? (await firstDay(citizen, requestId));
  const answer = await expecting(200, api("GET", `/requests/${requestId}/days/${date}/slots`, { token }));
  const slots = list(answer["slots"]).map(obj);
  const slot = slots.find(({ time }) => wanted === undefined || time === wanted.time);
  if (slot === undefined) throw new Error(`No slot on ${date}`);
  return { slotId: str(slot["slotId"]), slotsGrant: str(answer["slotsGrant"]) };
};

/** A confirmed appointment. */
export interface Booked {
  readonly requestId: string;
  readonly appointmentId: string;
  readonly date: string;
  readonly time: string;
}

/** Holds and confirms; `headers` go with both calls. */
export const confirm = async (
  { token }: Pick<Citizen, "token">,
  requestId: string,
  body: Choice,
  headers: Readonly<Record<string, string>> = {},
): Promise<Booked> => {
  const held = await expecting(201, api("POST", `/requests/${requestId}/hold`, { token, body, headers }));
  const { holdToken } = held;
  const booked = await expecting(
    201,
    api("POST", `/requests/${requestId}/appointment`, { token, body: { holdToken }, headers }),
  );
  const { appointmentId, date, time } = booked;
  return { requestId, appointmentId: str(appointmentId), date: str(date), time: str(time) };
};

/** From nothing to an appointment. */
export const book = async (
  citizen: Pick<Citizen, "token">,
  wanted: Parameters<typeof validRequest>[1] = {},
): Promise<Booked> => {
  const requestId = await validRequest(citizen, wanted);
  return await confirm(citizen, requestId, await choose(citizen, requestId));
};

/** What is bought: one signature legalisation unless said, with its code by e-mail too where an address is given. */
interface Purchase {
  readonly procedureId?: string;
  readonly quantity?: number;
  readonly email?: string;
}

/** Orders and pays; the stamps come later. */
export const pay = async (
  { token, phone }: Pick<Citizen, "token" | "phone">,
  { procedureId = "signature-legalisation", quantity = 1, email }: Purchase = {},
): Promise<string> => {
  const body = { postId: "fr-paris", items: [{ procedureId, quantity }], phone, email, language: "fr" };
  const order = await expecting(201, api("POST", "/orders", { token, body }));
  const orderId = str(order["orderId"]);
  const form = await expecting(
    200,
    api("POST", `/orders/${orderId}/payments`, { token, body: { channel: "card" } }),
  );
  await payOnCardPage(form);
  return orderId;
};

/** The texts of the platform (not sign-in codes) that came to a phone, newest first. */
export const textsTo = async (phone: string): Promise<readonly string[]> =>
  (await messagesTo(platform().places, phone))
    .filter(({ from }) => from !== "identity")
    .map(({ text }) => text);

/** The e-mails that came to an address, newest first. */
export const mailsTo = (to: string): readonly CaughtEmail[] =>
  platform()
    .catcher.messages({ to })
    .filter((message) => message.kind === "email");

/** The stamp codes that came to a phone. */
export const codesTo = async (phone: string): Promise<readonly string[]> =>
  (await textsTo(phone)).flatMap((text) => {
    const code = stampCodeIn(text);
    return code === undefined ? [] : [personal(code)];
  });

/** Buys stamps and waits for their codes. */
export const buy = async (
  citizen: Pick<Citizen, "token" | "phone">,
  { quantity = 1, ...purchase }: Purchase = {},
): Promise<{ readonly orderId: string; readonly codes: readonly string[] }> => {
  // Not how many there were: the catcher keeps the newest messages, so that old ones may go meanwhile.
  const before = new Set(await codesTo(citizen.phone));
  const orderId = await pay(citizen, { ...purchase, quantity });
  const codes = await eventually(
    "the stamps' codes by SMS",
    async () => {
      const fresh = (await codesTo(citizen.phone)).filter((code) => !before.has(code));
      return fresh.length >= quantity && fresh;
    },
    { withinMs: 20_000, everyMs: 100 },
  );
  return { orderId, codes };
};

/** The ids of an order's stamps. */
export const stampIdsOf = async (
  { token }: Pick<Citizen, "token">,
  orderId: string,
): Promise<readonly string[]> => {
  const order = await expecting(200, api("GET", `/orders/${orderId}`, { token }));
  return list(order["units"]).map((unit) => str(obj(obj(unit)["stamp"])["stampId"]));
};
