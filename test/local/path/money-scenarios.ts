import { randomUUID } from "node:crypto";
import { list, obj, parseJson, str } from "#local/json.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { eventually } from "#test/support/deadline.ts";
import { api, expecting } from "../support/api.ts";
import { validRequest } from "../support/errands.ts";
import { type Citizen, staff } from "../support/people.ts";
import { partition } from "../support/stored.ts";
import {
  again,
  head,
  itemAt,
  newOrder,
  placed,
  putItem,
  refundsOf,
  setOf,
  stampFor,
  type Unit,
  usedYesterday,
} from "./money-steps.ts";
import { DAY, MINUTE, PARIS, type Scenario } from "./scenario-steps.ts";

const ago = (ms: number): string => new Date(Date.now() - ms).toISOString();
const orderState = async (orderId: string) => (await itemAt(keys.order(orderId)))?.["state"];
const nameOf = ({ orderId, unit }: Unit) => ({ orderId, unit });
const officer = async () => (await staff("paris")).accessToken;
const network = async () => (await staff("network")).accessToken;

const suspension = async (citizen: Citizen) => {
  const stamp = await stampFor(citizen);
  return {
    token: await head(),
    body: { stamp: nameOf(stamp), reason: "enquiry" },
    end: async () => (await itemAt(keys.stamp(stamp.stampKey)))?.["state"],
  };
};

/** What a stamp says of a request that has it, and how many places of the request it takes. */
const attachmentOf = async (requestId: string, { stampKey }: Unit) => {
  const { boundTo, holders } = (await itemAt(keys.stamp(stampKey))) ?? {};
  const places = await partition("stamps", keys.attachment(requestId, 1).pk);
  return [boundTo === requestId, Array.isArray(holders) ? holders.length : 0, places.length];
};

const attachment = async (citizen: Citizen) => {
  const [stamp, requestId] = await Promise.all([stampFor(citizen), validRequest(citizen)]);
  return { stamp, requestId, path: `/requests/${requestId}/stamps` };
};

const reversals = `/desk/posts/${PARIS}/stamp-reversals`;
const reversal = async (citizen: Citizen) => {
  const stamp = await stampFor(citizen);
  await usedYesterday(stamp);
  return { stamp, body: { stamp: nameOf(stamp), reason: "consumed-by-mistake" } };
};
const proposalState = async (proposalId: string) =>
  (await itemAt(keys.proposal(PARIS, proposalId)))?.["state"];
const openReversal = async (citizen: Citizen) => {
  const { stamp, body } = await reversal(citizen);
  const { proposalId } = await expecting(201, api("POST", reversals, { token: await officer(), body }));
  return { stamp, proposalId: str(proposalId), path: `${reversals}/${str(proposalId)}` };
};

const proposals = `/staff/posts/${PARIS}/proposals`;
const refundOf = (stamp: Unit) => ({ kind: "refund", ...nameOf(stamp), reason: "wrong-act" });
export const openRefund = async (citizen: Citizen) => {
  const stamp = await stampFor(citizen);
  const order = { token: await officer(), body: refundOf(stamp) };
  const proposalId = str((await expecting(201, api("POST", proposals, order)))["proposalId"]);
  return { stamp, proposalId, path: `${proposals}/${proposalId}` };
};

/** How often an administrator finds a settlement file in the list of the month in which it came. */
const timesListed = async (fileId: string, receivedAt: unknown): Promise<number> => {
  const path = `/finance/settlements?month=${String(receivedAt).slice(0, 7)}`;
  const { settlements } = await expecting(200, api("GET", path, { token: await network() }));
  return list(settlements).filter((one) => obj(one)["fileId"] === fileId).length;
};

/** A difference that somebody is to look into, as the matching opens it. */
const difference = async (state: "open" | "explained") => {
  const differenceId = `dif_${randomUUID().replaceAll("-", "").slice(0, 24)}`;
  const explained = { by: "stf_TEST", at: ago(DAY), reason: "asked the bank" };
  await putItem({
    ...keys.difference(differenceId),
    ...{ differenceId, kind: "orphan-refund", state, owner: "network", channel: "card" },
    ...{ openedAt: ago(2 * DAY), ...(state === "explained" && { explained }) },
  });
  return {
    path: `/finance/differences/${differenceId}`,
    token: await network(),
    body: { reason: "the bank took it back" },
    end: async () => (await itemAt(keys.difference(differenceId)))?.["state"],
  };
};

/** Those of orders, stamps, refunds, second persons and settlements. */
export const moneyScenarios: Readonly<Record<string, Scenario>> = {
  placeOrder: async ({ token }) => ({
    path: "/orders",
    token,
    body: newOrder(),
    end: ({ orderId }) => orderState(str(orderId)),
    expected: "awaiting-payment",
  }),
  startPayment: async (citizen) => {
    const orderId = await placed(citizen);
    return {
      path: `/orders/${orderId}/payments`,
      token: citizen.token,
      body: { channel: "agency" },
      end: async ({ reference }) => {
        const { paymentReference } = (await itemAt(keys.order(orderId))) ?? {};
        const named = await itemAt(keys.paymentReference(String(paymentReference)));
        return [str(reference).replaceAll(/\D/g, "") === paymentReference, named?.["orderId"]];
      },
      expected: [true, orderId],
    };
  },
  cancelOrder: async (citizen) => {
    const orderId = await placed(citizen);
    const end = () => orderState(orderId);
    return { path: `/orders/${orderId}/cancellation`, token: citizen.token, end, expected: "cancelled" };
  },
  resendCode: async (citizen) => {
    const { orderId, unit } = await stampFor(citizen);
    const key = keys.unit(orderId, unit);
    const stored = async () => obj(parseJson(JSON.stringify((await itemAt(key)) ?? {})));
    await eventually("the first SMS", async () => obj((await stored())["delivery"])["sms"] !== undefined, {
      withinMs: 60_000,
      everyMs: 100,
    });
    await setOf(key, { delivery: { ...obj((await stored())["delivery"]), at: ago(2 * MINUTE) } });
    return {
      path: `/orders/${orderId}/units/${unit}/resend`,
      token: citizen.token,
      end: async () => (await stored())["resends"],
      expected: 1,
    };
  },
  refundStamp: async (citizen) => {
    const stamp = await stampFor(citizen);
    await setOf(keys.order(stamp.orderId), { paidAt: ago(4 * DAY) });
    return {
      path: `/orders/${stamp.orderId}/units/${stamp.unit}/refund`,
      token: await again(citizen),
      end: async () => [
        ...(await refundsOf(stamp)),
        (await partition("stamps", keys.sealed(stamp.stampKey).pk)).length,
      ],
      expected: ["refund-requested", "due", 0],
    };
  },
  attachStamp: async (citizen) => {
    const { stamp, requestId, path } = await attachment(citizen);
    return {
      path,
      token: citizen.token,
      body: nameOf(stamp),
      end: () => attachmentOf(requestId, stamp),
      expected: [true, 1, 1],
    };
  },
  detachStamp: async (citizen) => {
    const { stamp, requestId, path } = await attachment(citizen);
    const { token } = citizen;
    const { stampId } = await expecting(201, api("POST", path, { token, body: nameOf(stamp) }));
    const end = () => attachmentOf(requestId, stamp);
    return { path: `${path}/${str(stampId)}`, token, end, expected: [false, 0, 0] };
  },
  reissueCode: async (citizen) => {
    const { orderId, unit, stampKey } = await stampFor(citizen);
    await setOf(keys.unit(orderId, unit), { issuedAt: ago(31 * DAY) });
    return {
      path: `/orders/${orderId}/units/${unit}/reissue`,
      token: await again(citizen),
      end: async () => [
        (await itemAt(keys.stamp(stampKey)))?.["state"],
        (await itemAt(keys.unit(orderId, unit)))?.["reissues"],
      ],
      expected: ["replaced", 1],
    };
  },
  suspendStamp: async (citizen) => ({
    ...(await suspension(citizen)),
    path: `/desk/posts/${PARIS}/stamp-suspensions`,
    expected: "suspended",
  }),
  reinstateStamp: async (citizen) => {
    const { token, body, end } = await suspension(citizen);
    await expecting(200, api("POST", `/desk/posts/${PARIS}/stamp-suspensions`, { token, body }));
    const path = `/desk/posts/${PARIS}/stamp-reinstatements`;
    return { path, token, body, end, expected: "issued" };
  },
  proposeReversal: async (citizen) => ({
    path: reversals,
    token: await officer(),
    body: (await reversal(citizen)).body,
    end: ({ proposalId }) => proposalState(str(proposalId)),
    expected: "open",
  }),
  decideReversal: async (citizen) => {
    const { stamp, proposalId, path } = await openReversal(citizen);
    return {
      path: `${path}/decision`,
      token: await head(),
      body: { decision: "approved" },
      end: async () => [
        await proposalState(proposalId),
        (await itemAt(keys.reversal(stamp.stampKey)))?.["proposalId"],
        (await itemAt(keys.unit(stamp.orderId, stamp.unit)))?.["stampKey"] === stamp.stampKey,
      ],
      expected: ["approved", proposalId, false],
    };
  },
  withdrawReversal: async (citizen) => {
    const { proposalId, path } = await openReversal(citizen);
    const end = () => proposalState(proposalId);
    return { path, token: await officer(), end, expected: "withdrawn" };
  },
  propose: async (citizen) => ({
    path: proposals,
    token: await officer(),
    body: refundOf(await stampFor(citizen)),
    end: ({ proposalId }) => proposalState(str(proposalId)),
    expected: "open",
  }),
  approveProposal: async (citizen) => {
    const { stamp, proposalId, path } = await openRefund(citizen);
    return {
      path: `${path}/approval`,
      token: await head(),
      end: async () => [await proposalState(proposalId), ...(await refundsOf(stamp))],
      expected: ["approved", "refund-requested", "due"],
    };
  },
  rejectProposal: async (citizen) => {
    const { stamp, proposalId, path } = await openRefund(citizen);
    return {
      path: `${path}/rejection`,
      token: await head(),
      end: async () => [await proposalState(proposalId), ...(await refundsOf(stamp))],
      expected: ["rejected", "issued"],
    };
  },
  withdrawProposal: async (citizen) => {
    const { stamp, proposalId, path } = await openRefund(citizen);
    return {
      path: `${path}/withdrawal`,
      token: await officer(),
      end: async () => [await proposalState(proposalId), ...(await refundsOf(stamp))],
      expected: ["withdrawn", "issued"],
    };
  },
  payRefundByHand: async (citizen, turn) => {
    const { stamp, path } = await openRefund(citizen);
    await expecting(200, api("POST", `${path}/approval`, { token: await head() }));
    const { orderId, unit } = stamp;
    const [refund] = (await partition("stamps", keys.order(orderId).pk)).filter(
      ({ sk, stamp: of }) =>
        String(sk).startsWith("REFUND#") && JSON.stringify(of ?? {}).includes(`"unit":${unit},`),
    );
    return {
      path: `/staff/posts/${PARIS}/orders/${orderId}/refunds/${String(refund?.["refundId"])}/receipt`,
      token: await officer(),
      body: { reference: `TPE-BACK-${turn}` },
      end: () => refundsOf(stamp),
      expected: ["refunded", "paid"],
    };
  },
  importSettlement: async (_citizen, turn) => {
    const day = ago(0).slice(0, 10);
    const row = [
      day,
      day,
      "ord_ABCDEFGH23456789",
      `T${randomUUID().slice(0, 8)}-${turn}`,
      "R",
      "20,00",
      "MAD",
    ];
    return {
      path: "/finance/settlements?channel=card",
      token: await network(),
      headers: { "content-type": "text/csv" },
      body: `Date opération;Date règlement;Commande;Transaction;Type;Montant;Devise\r\n${row.join(";")}\r\n`,
      end: async ({ fileId }) => {
        const items = await partition("stamps", keys.settlementFile(str(fileId)).pk);
        return [items.map(({ sk }) => sk), await timesListed(str(fileId), items[0]?.["receivedAt"])];
      },
      expected: [["FILE", "ROWS#0000"], 1],
    };
  },
  explainDifference: async () => {
    const { path, ...ready } = await difference("open");
    return { ...ready, path: `${path}/explanation`, expected: "explained" };
  },
  closeDifference: async () => {
    const { path, ...ready } = await difference("explained");
    return { ...ready, path: `${path}/closure`, expected: "closed" };
  },
};
