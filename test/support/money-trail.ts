import { PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { Envelope } from "#events/envelope.ts";
import { envelopeSchema } from "#events/envelope.ts";
import { hmacNotices } from "#shared/adapters/crypto/hmac-notices.ts";
import { hmacHolderKeys } from "#shared/adapters/crypto/holder-keys.ts";
import { hmacStampKeys } from "#shared/adapters/crypto/stamp-keys.ts";
import { dynamoAccountStore } from "#shared/adapters/dynamodb/account-store.ts";
import { dynamoAttachmentStore } from "#shared/adapters/dynamodb/attachment-store.ts";
import { dynamoCallAllowance } from "#shared/adapters/dynamodb/call-allowance.ts";
import { dynamoCatalogueStore, postItem, procedureItem } from "#shared/adapters/dynamodb/catalogue-store.ts";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoDueStore } from "#shared/adapters/dynamodb/due-store.ts";
import { dynamoGuessCounter } from "#shared/adapters/dynamodb/guess-counter.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { dynamoLedgerStore, ledgerItemSchema } from "#shared/adapters/dynamodb/ledger-store.ts";
import { dynamoOrderStore } from "#shared/adapters/dynamodb/order-store.ts";
import { dynamoProposalStore } from "#shared/adapters/dynamodb/proposal-store.ts";
import { dynamoRefundStore } from "#shared/adapters/dynamodb/refund-store.ts";
import { dynamoRequestStore } from "#shared/adapters/dynamodb/request-store.ts";
import { dynamoReservationStore } from "#shared/adapters/dynamodb/reservation-store.ts";
import { dynamoStampStore } from "#shared/adapters/dynamodb/stamp-store.ts";
import { dynamoTariffStore, rateItem, tariffItem } from "#shared/adapters/dynamodb/tariff-store.ts";
import { cmiNotices, cmiPage } from "#shared/adapters/payment/cmi.ts";
import { hashV3 } from "#shared/adapters/payment/hash-v3.ts";
import { walletLinks } from "#shared/adapters/payment/wallet.ts";
import type { OrderReadDeps, OrderWriteDeps } from "#shared/application/orders/deps.ts";
import { placeOrder } from "#shared/application/orders/place-order.ts";
import type { PartnerDeps } from "#shared/application/partners/deps.ts";
import type { AgencyDeps } from "#shared/application/payments/agency.ts";
import type { PaymentDeps } from "#shared/application/payments/deps.ts";
import { recordNotice } from "#shared/application/payments/record-notice.ts";
import type { WalletDeps } from "#shared/application/payments/wallet.ts";
import type { IssueDeps } from "#shared/application/stamps/issue-stamps.ts";
import { issueStamps } from "#shared/application/stamps/issue-stamps.ts";
import { posts } from "#shared/catalogue/posts.ts";
import { procedures } from "#shared/catalogue/procedures.ts";
import { sampleRates } from "#shared/catalogue/rates.ts";
import type { Call, Command, Outcome } from "#shared/domain/call.ts";
import type { PartnerCaller } from "#shared/domain/caller.ts";
import type { LedgerEntry } from "#shared/domain/ledger/ledger.ts";
import { drawPaymentReference } from "#shared/domain/order/payment-reference.ts";
import type { PartnerTerms } from "#shared/domain/partner/terms.ts";
import { drawStampCode } from "#shared/domain/stamp/code.ts";
import type { AttachmentStore } from "#shared/ports/attachment-store.ts";
import type { DueStore } from "#shared/ports/due-store.ts";
import type { ProposalStore } from "#shared/ports/proposal-store.ts";
import type { RequestStore } from "#shared/ports/request-store.ts";
import { citizenCall, newCommand } from "./citizen.ts";
import type { TestDynamo } from "./dynamodb.ts";

/** The time of these tests; `clock.at` moves it. */
export const START = Date.parse("2026-11-21T12:00:00.000Z");

const STORE_KEY = "a store key for tests, of no value anywhere";
const secrets = {
  read: (id: string) =>
    Promise.resolve(
      { cmi: STORE_KEY, agency: SHARED_SECRET, wallet: SHARED_SECRET }[id] ??
        "a stamp secret for tests, of no value anywhere",
    ),
};
const merchant = { clientId: "600000001", secretId: "cmi" };

/** With which agencies and the wallet sign in these tests. */
export const SHARED_SECRET = "a shared secret for tests, of no value anywhere";

/** Everything from the order to the redemption, over a test database. */
export interface MoneyTrail
  extends OrderWriteDeps,
    OrderReadDeps,
    PaymentDeps,
    AgencyDeps,
    WalletDeps,
    IssueDeps,
    PartnerDeps {
  readonly clock: { at: number; now(): number };
  readonly refusedNotices: string[];
  /** How many sealed copies the sweep erased. */
  readonly erased: { count: number };
  readonly onErased: () => void;
  /** Codes in the order in which they were sealed, by stamp id. */
  readonly sealed: Map<string, string>;
  readonly due: DueStore;
  readonly attachments: AttachmentStore;
  readonly requests: RequestStore;
  readonly proposals: ProposalStore;
  readonly orders: ReturnType<typeof dynamoOrderStore>;
  readonly stamps: ReturnType<typeof dynamoStampStore>;
  readonly refunds: ReturnType<typeof dynamoRefundStore>;
  readonly provider: ReturnType<typeof cmiNotices> & ReturnType<typeof cmiPage>;
  readonly catalogue: ReturnType<typeof dynamoCatalogueStore>;
  readonly tariffs: ReturnType<typeof dynamoTariffStore>;
  readonly changes: ReturnType<typeof dynamoChangeStore>;
  readonly stampKeys: ReturnType<typeof hmacStampKeys>;
  readonly reservations: ReturnType<typeof dynamoReservationStore>;
  readonly holderKeys: ReturnType<typeof hmacHolderKeys>;
}

const everyItem = async (dynamo: TestDynamo, items: readonly Record<string, unknown>[]): Promise<void> => {
  for (const Item of items) {
    await dynamo.client.send(new PutCommand({ TableName: dynamo.tableNames.core, Item }));
  }
};

/** Puts posts, procedures, tariffs and rates as the seed does. */
export const seedPrices = (dynamo: TestDynamo): Promise<void> =>
  everyItem(dynamo, [
    ...posts.filter(({ id }) => ["fr-paris", "tn-tunis", "tr-istanbul"].includes(id)).map(postItem),
    ...procedures.map(procedureItem),
    ...procedures.map(({ id, fee }) =>
      tariffItem(id, "2026-01-01T00:00:00.000Z", {
        receipt: fee.receipt * 100,
        chancery: fee.chancery * 100,
        service: fee.service * 100,
      }),
    ),
    ...sampleRates.map((rate) => rateItem({ ...rate, source: "sample" })),
  ]);

/** Wires the use cases as their functions do, with codes kept readable instead of sealed by KMS. */
export const moneyTrail = ({ client, tableNames }: TestDynamo): MoneyTrail => {
  const clock = { at: START, now: () => clock.at };
  const sealed = new Map<string, string>();
  const refusedNotices: string[] = [];
  const erased = { count: 0 };
  return {
    clock,
    sealed,
    refusedNotices,
    siteUrl: "https://wisal.example",
    changes: dynamoChangeStore(client, tableNames.stamps, tableNames.core),
    accounts: dynamoAccountStore(client, tableNames.core),
    catalogue: dynamoCatalogueStore(client, tableNames.core, clock),
    tariffs: dynamoTariffStore(client, tableNames.core, clock),
    orders: dynamoOrderStore(client, tableNames.stamps),
    stamps: dynamoStampStore(client, tableNames.stamps),
    reservations: dynamoReservationStore(client, tableNames.stamps),
    attachments: dynamoAttachmentStore(client, tableNames.stamps),
    requests: dynamoRequestStore(client, tableNames.core),
    proposals: dynamoProposalStore(client, tableNames.stamps),
    due: dynamoDueStore(client, tableNames.stamps),
    refunds: dynamoRefundStore(client, tableNames.stamps),
    ledger: dynamoLedgerStore(tableNames.stamps),
    allowance: dynamoCallAllowance(client, tableNames.stamps),
    guesses: dynamoGuessCounter(client, tableNames.stamps),
    holderKeys: hmacHolderKeys(secrets, "stamp"),
    stampKeys: hmacStampKeys(secrets, "stamp"),
    provider: {
      ...cmiNotices(secrets, merchant),
      ...cmiPage(secrets, { ...merchant, pageUrl: "https://pay.example", siteUrl: "https://wisal.example" }),
    },
    agency: hmacNotices(secrets, "agency"),
    walletNotices: hmacNotices(secrets, "wallet"),
    walletMerchantId: "wisal",
    wallet: walletLinks(secrets, {
      url: "https://wallet.example/pay",
      merchantId: "wisal",
      secretId: "wallet",
      siteUrl: "https://wisal.example",
    }),
    drawReference: () => drawPaymentReference(),
    onRefused: (fault) => void refusedNotices.push(fault),
    sealer: {
      seal: (stampId, code) => {
        sealed.set(`${stampId} ${code}`, code);
        return Promise.resolve(Buffer.from(code).toString("base64"));
      },
    },
    drawCode: () => drawStampCode(),
    onErased: () => {
      erased.count += 1;
    },
    erased,
  };
};

/** The body of a successful first answer. */
export const bodyOf = async <T>(outcome: Outcome<T>): Promise<T> => {
  const result = await outcome;
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  if (result.value.replayed) throw new Error("replayed");
  return result.value.body;
};

/** The code of a refusal, or "ok". */
export const codeOf = async (outcome: Outcome<unknown>): Promise<string> => {
  const result = await outcome;
  return result.ok ? "ok" : result.error.code;
};

/** A notice of the provider about an order, signed as the provider does. */
export const signedNotice = (orderId: string, more: Record<string, string> = {}): Record<string, string> => {
  const fields = {
    clientid: merchant.clientId,
    oid: orderId,
    amount: "20.00",
    currency: "504",
    TransId: "26325LkJG11842",
    ProcReturnCode: "00",
    Response: "Approved",
    ...more,
  };
  return { ...fields, HASH: hashV3(fields, STORE_KEY) };
};

/** Places an order of so many signature legalisations (20.00 MAD each). */
export const ordered = async (
  trail: MoneyTrail,
  quantity = 1,
  accountId = "acc_TEST",
  procedureId = "signature-legalisation",
  email?: string,
) => {
  const body = { postId: "fr-paris", items: [{ procedureId, quantity }], phone: "+33612345678", email };
  return bodyOf(placeOrder(trail, citizenCall({}, body, { now: trail.clock.at, accountId })));
};

/** The text with which a notice is answered. */
export const answerTo = async (trail: MoneyTrail, fields: Record<string, string>): Promise<unknown> => {
  const result = await recordNotice(trail, { body: fields, now: trail.clock.at });
  return result.ok ? result.value.body : result.error.code;
};

/** Every item of one partition. */
export const partition = async (
  dynamo: TestDynamo,
  table: "core" | "stamps",
  pk: string,
): Promise<readonly Record<string, unknown>[]> => {
  const { Items = [] } = await dynamo.client.send(
    new QueryCommand({
      TableName: dynamo.tableNames[table],
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": pk },
      ConsistentRead: true,
    }),
  );
  return Items;
};

/** Pays an order and gives the event that its capture published. */
export const captured = async (dynamo: TestDynamo, trail: MoneyTrail, orderId: string, amount: string) => {
  const answer = await answerTo(trail, signedNotice(orderId, { amount, TransId: `T-${orderId}` }));
  if (answer !== "ACTION=POSTAUTH") throw new Error(`not captured: ${String(answer)}`);
  return captureEvent(dynamo, orderId, trail.clock.at);
};

/** The ledger of the UTC day of an instant: of the tests' day. */
export const ledgerEntries = async (dynamo: TestDynamo, at = START): Promise<readonly LedgerEntry[]> =>
  (await partition(dynamo, "stamps", keys.ledger(new Date(at).toISOString().slice(0, 10), "").pk)).map(
    (item) => ledgerItemSchema.parse(item),
  );

const recordSchema = z.object({ events: z.array(envelopeSchema) });

/** The events of the command that made a ledger entry of this kind about this subject. */
export const eventsOf = async (
  dynamo: TestDynamo,
  kind: LedgerEntry["kind"],
  subject: string,
  at = START,
): Promise<readonly Envelope[]> => {
  const entry = (await ledgerEntries(dynamo, at)).find(
    (each) => each.kind === kind && each.subjects.includes(subject),
  );
  const [record] = await partition(dynamo, "stamps", keys.command(entry?.entryId ?? "").pk);
  return recordSchema.parse(record).events;
};

/** The event of an order's capture as the outbox holds it. */
export const captureEvent = async (dynamo: TestDynamo, orderId: string, at = START): Promise<Envelope> => {
  const [event] = await eventsOf(dynamo, "capture", orderId, at);
  if (event === undefined) throw new Error("no event");
  return event;
};

/** Buys stamps and gives their codes, as their buyer gets them. */
export const bought = async (
  dynamo: TestDynamo,
  trail: MoneyTrail,
  quantity = 1,
  procedureId = "signature-legalisation",
  email?: string,
): Promise<{ orderId: string; codes: string[]; stampKeys: string[] }> => {
  const { orderId, total } = await ordered(trail, quantity, "acc_TEST", procedureId, email);
  await issueStamps(trail, await captured(dynamo, trail, orderId, (total.amount / 100).toFixed(2)));
  const whole = await trail.orders.findWhole(orderId);
  const codes = (whole?.units ?? []).map(({ stampId }) => {
    const [, code = ""] = [...trail.sealed].find(([key]) => key.startsWith(`${stampId} `)) ?? [];
    return code;
  });
  return { orderId, codes, stampKeys: (whole?.units ?? []).map(({ stampKey }) => stampKey) };
};

const anyTerms: PartnerTerms = {
  procedureIds: procedures.map(({ id }) => id),
  postIds: ["*"],
  callsPerMinute: 6_000,
};

/** The call of a partner with every scope, on terms for every act unless others are given. */
export const partnerCall = <P, B>(
  params: P,
  body: B,
  options: {
    readonly now: number;
    readonly partnerId?: string;
    readonly command?: Command;
    readonly terms?: PartnerTerms;
  },
): Call<P, Record<string, never>, B, PartnerCaller> => {
  const partnerId = options.partnerId ?? "passport-form";
  return {
    params,
    query: {},
    body,
    caller: {
      kind: "partner",
      partnerId,
      scopes: ["wisal/stamps.verify", "wisal/stamps.redeem"],
      terms: options.terms ?? anyTerms,
    },
    command: options.command ?? newCommand({ kind: "partner", id: partnerId }),
    now: options.now,
    language: "fr",
    accessToken: undefined,
    requestId: "test",
    address: "192.0.2.1",
  };
};

/** The sums of the ledger of the tests' day, by account; zero in total, always (T10). */
export const balances = async (dynamo: TestDynamo): Promise<Readonly<Record<string, number>>> => {
  const sums = new Map<string, number>();
  for (const { lines } of await ledgerEntries(dynamo)) {
    for (const { account, amountMad } of lines) sums.set(account, (sums.get(account) ?? 0) + amountMad);
  }
  return Object.fromEntries(sums);
};
