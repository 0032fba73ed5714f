import * as z from "zod";
import type { Envelope } from "#events/envelope.ts";
import { envelopeSchema } from "#events/envelope.ts";
import { signText } from "#shared/adapters/crypto/signed-text.ts";
import { dynamoAppointmentStore } from "#shared/adapters/dynamodb/appointment-store.ts";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoCloseStore } from "#shared/adapters/dynamodb/close-store.ts";
import { dynamoDifferenceStore } from "#shared/adapters/dynamodb/difference-store.ts";
import { dynamoLedgerReader } from "#shared/adapters/dynamodb/ledger-reader.ts";
import { dynamoSettlementStore } from "#shared/adapters/dynamodb/settlement-store.ts";
import { dynamoVisitStore } from "#shared/adapters/dynamodb/visit-store.ts";
import { closeVisit } from "#shared/application/desk/close-visit.ts";
import { closeDays } from "#shared/application/finance/close-days.ts";
import { importSettlement } from "#shared/application/finance/import-settlement.ts";
import { matchFile } from "#shared/application/finance/match-file.ts";
import { cancelOrder } from "#shared/application/orders/cancel-order.ts";
import { placeOrder } from "#shared/application/orders/place-order.ts";
import { resendCode } from "#shared/application/orders/resend-code.ts";
import { startPayment } from "#shared/application/orders/start-payment.ts";
import { commitReservation } from "#shared/application/partners/commit-reservation.ts";
import { releaseReservation } from "#shared/application/partners/release-reservation.ts";
import { reserveStamp } from "#shared/application/partners/reserve-stamp.ts";
import { recordAgencyPayment } from "#shared/application/payments/agency.ts";
import { recordNotice } from "#shared/application/payments/record-notice.ts";
import { recordTerminalReceipt } from "#shared/application/payments/record-terminal-receipt.ts";
import { recordWalletNotice } from "#shared/application/payments/wallet.ts";
import { decideProposal } from "#shared/application/proposals/decide.ts";
import { propose } from "#shared/application/proposals/propose.ts";
import { payRefundByHand } from "#shared/application/refunds/by-hand.ts";
import { payRefund } from "#shared/application/refunds/pay-refund.ts";
import { refundStamp } from "#shared/application/refunds/refund-stamp.ts";
import { attachStamp } from "#shared/application/stamps/attach-stamp.ts";
import { detachStamp } from "#shared/application/stamps/detach-stamp.ts";
import { issueStamps } from "#shared/application/stamps/issue-stamps.ts";
import { reissueCode } from "#shared/application/stamps/reissue-code.ts";
import { decideReversal, proposeReversal, withdrawReversal } from "#shared/application/stamps/reverse-use.ts";
import { reinstateStamp, suspendStamp } from "#shared/application/stamps/suspend-stamp.ts";
import { sweepStamps } from "#shared/application/stamps/sweep-stamps.ts";
import type { Command, Outcome } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import { dirhams } from "#shared/domain/money/money.ts";
import { isStampCode } from "#shared/domain/stamp/code.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";
import { bookedVisit } from "./booked-visit.ts";
import { citizenCall, newCommand, officerCall } from "./citizen.ts";
import type { Disturbance } from "./disturbed.ts";
import { disturbedDynamo } from "./disturbed.ts";
import type { TestDynamo } from "./dynamodb.ts";
import type { Movement } from "./money-books.ts";
import { daysOf, fileOf } from "./money-books.ts";
import type { Deed, Given, Model } from "./money-model.ts";
import { ACT, acts, currentOf, officers, orderAt, partners, stampAt } from "./money-model.ts";
import type { MoneyTrail } from "./money-trail.ts";
import { moneyTrail, partnerCall, SHARED_SECRET, START, signedNotice } from "./money-trail.ts";
import { bookKeeper, payer } from "./refunds.ts";

const POST = "fr-paris";
const DATE = "2026-11-21";
const VISITS = 6;

/** What the platform answered: the code, and what it gave. */
export interface Answered {
  readonly code: string;
  readonly given: Given;
}

/** Tables of their own with a platform over them, and the model of what is in them. */
export interface World {
  readonly model: Model;
  readonly dynamo: TestDynamo;
  readonly trail: MoneyTrail;
  readonly books: readonly Movement[];
  /** Does a step, disturbed on its way if so; nothing is done to the model. */
  readonly perform: (deed: Deed, cut?: Disturbance) => Promise<Answered>;
  /** How many events wait to be carried for the first time. */
  readonly waiting: () => number;
  readonly differences: ReturnType<typeof dynamoDifferenceStore>;
  readonly settlements: ReturnType<typeof dynamoSettlementStore>;
}

let visitNumbers = 0;
let transactions = 0;

const transactionSchema = z.object({
  input: z.object({
    TransactItems: z
      .array(z.object({ Put: z.object({ Item: z.object({ events: z.array(envelopeSchema) }) }) }))
      .min(1),
  }),
});

/** The events of every transaction that was written, whatever its caller learnt of it: what the stream would carry. */
const outboxOf = (client: TestDynamo["client"]): Envelope[] => {
  const written: Envelope[] = [];
  client.middlewareStack.add(
    (proceed, context) => async (args) => {
      const answer = await proceed(args);
      if (
        context.commandName === "TransactWriteItemsCommand" ||
        context.commandName === "TransactWriteCommand"
      ) {
        const { TransactItems: [record] = [] } = z
          .object({ TransactItems: z.array(z.unknown()) })
          .partial()
          .parse(args.input);
        const read = transactionSchema.safeParse({ input: { TransactItems: [record] } });
        written.push(...(read.data?.input.TransactItems.flatMap(({ Put }) => Put.Item.events) ?? []));
      }
      return answer;
    },
    { step: "initialize", priority: "low" },
  );
  return written;
};

const network: StaffCaller = {
  kind: "staff",
  staffId: "stf_NETWORK",
  scopes: ["wisal/staff"],
  assignments: [{ postId: "*", role: "network-administrator", from: "2026-01-01", to: null }],
};

const carried = new Set([
  "gov.wisal.payments.captured.v1",
  "gov.wisal.refunds.due.v1",
  "gov.wisal.settlements.received.v1",
]);

/** Does steps with what the model knows of their objects: codes, claims, proposals. */
const performer = (
  dynamo: TestDynamo,
  trail: MoneyTrail,
  model: Model,
  next: { how: Disturbance | undefined },
) => {
  const { core, stamps: table } = dynamo.tableNames;
  const outbox = outboxOf(dynamo.client);
  const queue: { readonly event: Envelope; fresh: boolean }[] = [];
  let seen = 0;
  const books: Movement[] = [];
  const files = new Map<string, readonly Movement[]>();
  const keeper = bookKeeper();
  const differences = dynamoDifferenceStore(dynamo.client, table);
  const settlements = dynamoSettlementStore(dynamo.client, table);
  const reader = dynamoLedgerReader(dynamo.client, table);
  const office = { changes: trail.changes, settlements, differences };
  const matching = { ...trail, books: reader, settlements, differences };
  const closes = dynamoCloseStore(dynamo.client, table);
  const closing = { ...office, clock: trail.clock, ledger: reader, closes };
  const paying = payer(trail, keeper.provider);
  const desk = {
    ...trail,
    changes: dynamoChangeStore(dynamo.client, core),
    visits: dynamoVisitStore(dynamo.client, core),
    appointments: dynamoAppointmentStore(dynamo.client, core),
  };

  const news = (): Envelope[] => {
    const fresh = outbox.slice(seen);
    seen = outbox.length;
    for (const event of fresh) if (carried.has(event.type)) queue.push({ event, fresh: true });
    return fresh;
  };
  /** Again after an error, as whoever called would do. */
  const tried = async <T>(act: () => Promise<T>): Promise<T> => {
    try {
      return await act();
    } catch {
      next.how = undefined;
      return await act();
    }
  };
  /** As the API does it: again after an error; a refusal of what was done before is its first answer (E1). */
  const called = async <T>(
    command: Command,
    act: () => Outcome<T>,
    changes: ChangeStore = trail.changes,
  ): Promise<{ code: string; body: T | undefined }> => {
    const result = await tried(act);
    if (result.ok) return { code: "ok", body: result.value.replayed ? undefined : result.value.body };
    const before = await changes.find(command);
    return before.ok && before.value !== undefined
      ? { code: "ok", body: undefined }
      : { code: result.error.code, body: undefined };
  };
  const shared = () => ({ now: trail.clock.at });
  const citizen = <P, B>(params: P, body: B) => citizenCall(params, body, shared());
  const staff = <P, B>(params: P, body: B, staffId: string = officers[0]) =>
    officerCall(params, body, { ...shared(), postId: POST, staffId });
  const partner = <P, B>(params: P, body: B, index: number) =>
    partnerCall(params, body, { ...shared(), partnerId: partners[index] ?? partners[0] });
  const plain = async <T>(
    command: Command,
    act: () => Outcome<T>,
    given: (body: T) => Given = () => ({}),
  ) => {
    const { code, body } = await called(command, act);
    return { code, given: body === undefined ? {} : given(body) };
  };
  /** The stamps that units have now, with their codes. */
  const stampsOf = async (orderId: string): Promise<NonNullable<Given["stamps"]>> => {
    const units = (await trail.orders.findWhole(orderId))?.units ?? [];
    return await Promise.all(
      units.map(async ({ stampId, stampKey, unit }) => {
        const codes = [...trail.sealed]
          .filter(([key]) => key.startsWith(`${stampId} `))
          .map(([, code]) => code);
        for (const code of codes.filter(isStampCode))
          for (const key of await trail.stampKeys.candidates(code))
            if (key === stampKey) return { stampId, code, unit, orderId };
        throw new Error(`no code of ${stampId}`);
      }),
    );
  };
  const refundIn = (facts: readonly Envelope[]): string | undefined =>
    facts.find(({ type }) => type === "gov.wisal.refunds.asked.v1")?.subject;
  const factOf = (facts: readonly Envelope[], type: string): string | undefined =>
    facts.find((one) => one.type === `gov.wisal.${type}.v1`)?.subject;

  const pay = async (deed: Extract<Deed, { do: "pay" | "unheard" }>): Promise<Answered> => {
    const order = orderAt(model, deed.order);
    const { channel } = deed;
    const { orderId, reference } = order;
    const total = order.units.reduce((sum, act) => sum + acts[act], 0);
    const heard = deed.do === "pay";
    if (channel === "agency" && reference === undefined)
      return { code: heard ? "payment-reference-unknown" : "ok", given: {} };
    transactions += 1;
    const date = new Date(trail.clock.at).toISOString().slice(0, 10);
    const same = order.captures.findLast((one) => one.channel === channel)?.transactionId;
    const repeated = heard && deed.repeated && !deed.wrong ? same : undefined;
    const transactionId =
      repeated ?? (channel === "terminal" ? `T1.${date}.${transactions}` : `T${transactions}`);
    const amountMad = total + (heard && deed.wrong ? 100 : 0);
    const at = heard
      ? Math.max(order.placedAt, trail.clock.at - (["agency", "wallet"].includes(channel) ? deed.ago : 0))
      : trail.clock.at;
    const taken = (cause: Movement["cause"]): void => {
      if (books.some((one) => one.channel === channel && one.transactionId === transactionId)) return;
      const named = channel === "agency" ? (reference ?? "") : orderId;
      books.push({
        ...{ channel, type: "sale", reference: named, transactionId, amountMad, at, cause, sent: false },
      });
    };
    if (!heard) {
      taken("unheard");
      return { code: "ok", given: {} };
    }
    const answer = async (outcome: () => Outcome<unknown>): Promise<string> => {
      const result = await tried(outcome);
      if (!result.ok) return result.error.code;
      const said = z
        .union([z.string(), z.object({ outcome: z.string(), reason: z.string().optional() })])
        .parse(result.value.body);
      return typeof said === "string" ? said : (said.reason ?? said.outcome);
    };
    const now = trail.clock.at;
    const told = { transactionId, amount: dirhams(amountMad), paidAt: new Date(at).toISOString() };
    const signed = (body: object) => {
      const text = JSON.stringify(body);
      return { text, signature: signText(SHARED_SECRET, text, Math.floor(now / 1000)) };
    };
    const by = {
      card: () => {
        const fields = signedNotice(orderId, {
          amount: (amountMad / 100).toFixed(2),
          TransId: transactionId,
        });
        return answer(() => recordNotice(trail, { body: fields, now }));
      },
      agency: () => {
        const body = { ...told, reference: reference ?? "" };
        return answer(() => recordAgencyPayment(trail, { body, signed: signed(body), now }));
      },
      wallet: () => {
        const body = { ...told, merchantId: "wisal", orderId, state: "paid", reason: "00" } as const;
        return answer(() => recordWalletNotice(trail, { body, signed: signed(body), now }));
      },
      terminal: () => {
        const [terminalId = "", day = "", receiptNumber = ""] = transactionId.split(".");
        const slip = { terminalId, date: day, receiptNumber, approvalCode: "A1", amount: dirhams(amountMad) };
        const call = staff({ postId: POST, orderId }, slip);
        return answer(() => recordTerminalReceipt(trail, call));
      },
    };
    const code = await by[channel]();
    if (deed.wrong ? channel !== "card" : code !== "FAILURE") taken(deed.wrong ? "wrong" : "heard");
    const facts = news();
    const refundId = refundIn(facts);
    return { code, given: { transactionId, ...(refundId !== undefined && { refundId }) } };
  };

  const deliver = async ({ pick, fresh, outcome }: Extract<Deed, { do: "deliver" }>): Promise<Answered> => {
    const open = queue.filter((one) => one.fresh);
    const from = fresh || queue.length === 0 ? open : queue;
    const chosen = from[pick % Math.max(1, from.length)];
    if (chosen === undefined) return { code: "nothing", given: {} };
    chosen.fresh = false;
    const { event } = chosen;
    const { orderId, refundId, fileId } = z
      .object({ orderId: z.string(), refundId: z.string(), fileId: z.string() })
      .partial()
      .parse(event.data);
    if (refundId !== undefined) {
      const cut = next.how;
      const before = keeper.made.length;
      keeper.next.splice(0, keeper.next.length, outcome);
      await tried(() => payRefund(paying, event));
      for (const made of keeper.made.slice(before)) {
        const cause = outcome === "lose-answer" ? "answer-lost" : "refund";
        const money = { transactionId: made.reference, amountMad: made.amountMad, at: trail.clock.at };
        books.push({
          channel: "card",
          type: "refund",
          reference: made.orderId,
          ...money,
          cause,
          sent: false,
        });
      }
      news();
      const state = (await trail.refunds.find(orderId ?? "", refundId))?.state ?? "none";
      return { code: state, given: { refundId, cut } };
    }
    if (fileId !== undefined) {
      await tried(() => matchFile(matching, event));
      return { code: "matched", given: { facts: news(), days: daysOf(files.get(fileId) ?? []) } };
    }
    await tried(() => issueStamps(trail, event));
    const issued = news().filter(({ type }) => type === "gov.wisal.stamps.issued.v1").length;
    return {
      code: `issued ${issued}`,
      given: { orderId: orderId ?? "", stamps: await stampsOf(orderId ?? "") },
    };
  };

  const settle = async ({ channel, withheld, lie }: Extract<Deed, { do: "settle" }>): Promise<Answered> => {
    const own = books.filter((one) => one.channel === channel);
    const rows = own.filter((one) => !one.sent).filter((_, index) => ((withheld >> (index % 8)) & 1) === 0);
    const again = own.filter((one) => one.sent).slice(0, withheld % 3);
    const [first] = rows;
    if (lie === 0 && first?.type === "sale" && first.cause === "heard") first.cause = "lied";
    if (lie === 1) {
      transactions += 1;
      const orphan = { transactionId: `O${transactions}`, amountMad: 777, at: trail.clock.at };
      const whole = { channel, type: "refund", reference: "unknown", cause: "orphan", sent: false } as const;
      rows.push({ ...whole, ...orphan });
      books.push(...rows.slice(-1));
    }
    if (rows.length + again.length === 0) return { code: "ok", given: {} };
    const sent = [...rows, ...again];
    for (const row of rows) row.sent = true;
    const command = newCommand({ kind: "staff", id: network.staffId });
    const call = {
      ...staff({}, fileOf(channel, sent)),
      ...{ query: { channel }, caller: network, command },
    };
    const { code } = await called(command, () => importSettlement(office, call));
    for (const { subject } of news()) files.set(subject, sent);
    return { code, given: {} };
  };

  const act = async (deed: Deed): Promise<Answered> => {
    switch (deed.do) {
      case "place": {
        const items = deed.units.map((procedureId) => ({ procedureId, quantity: 1 }));
        const call = citizen({}, { postId: POST, items, phone: "+33612345678" });
        const { code } = await called(call.command, () => placeOrder(trail, call));
        return { code, given: { id: factOf(news(), "orders.placed") ?? "" } };
      }
      case "cancel": {
        const call = citizen({ orderId: orderAt(model, deed.order).orderId }, undefined);
        return await plain(call.command, () => cancelOrder(trail, call));
      }
      case "reference": {
        const { orderId } = orderAt(model, deed.order);
        const call = citizen({ orderId }, { channel: "agency" as const });
        const { code } = await called(call.command, () => startPayment(trail, call));
        return { code, given: { id: (await trail.orders.find(orderId))?.paymentReference ?? "" } };
      }
      case "pay":
      case "unheard":
        return await pay(deed);
      case "deliver":
        return await deliver(deed);
      case "sweep":
        await tried(() => sweepStamps(trail));
        return { code: "ok", given: { facts: news() } };
      case "close":
        await tried(() => closeDays(closing));
        return { code: "ok", given: {} };
      case "pass":
        trail.clock.at += deed.ms;
        return { code: "ok", given: {} };
      case "reserve": {
        const { code } = stampAt(model, deed.stamp);
        const { minutes } = deed;
        const call = partner({}, { code, procedureId: ACT, reference: "F-1", minutes }, deed.partner);
        const answer = await called(call.command, () => reserveStamp(trail, call));
        const told = news().find(({ type }) => type === "gov.wisal.stamps.reserved.v1");
        return { code: answer.code, given: { id: String(told?.data["reservationId"] ?? "") } };
      }
      case "commit":
      case "release": {
        const reservationId = stampAt(model, deed.stamp).claim?.id ?? "res_NONE";
        const call = partner({ reservationId }, undefined, deed.partner);
        const end = deed.do === "commit" ? commitReservation : releaseReservation;
        return await plain<unknown>(call.command, () => end(trail, call));
      }
      case "resend":
      case "reissue":
      case "refund": {
        const { order, unit } = currentOf(model, stampAt(model, deed.stamp));
        const { orderId } = orderAt(model, order);
        const call = citizen({ orderId, unit }, undefined);
        const how = { resend: resendCode, reissue: reissueCode, refund: refundStamp }[deed.do];
        const { code } = await called<unknown>(call.command, () => how(trail, call));
        const refundId = refundIn(news()) ?? "";
        return { code, given: { refundId, stamps: await stampsOf(orderId) } };
      }
      case "attach": {
        const { requestId } = model.requests[deed.request] ?? { requestId: "" };
        const call = citizen({ requestId }, { code: stampAt(model, deed.stamp).code });
        return await plain(call.command, () => attachStamp(trail, call));
      }
      case "detach": {
        const { stampId, request = 0 } = stampAt(model, deed.stamp);
        const call = citizen({ requestId: model.requests[request]?.requestId ?? "", stampId }, undefined);
        return await plain(call.command, () => detachStamp(trail, call));
      }
      case "visit": {
        const { stampId, code: stampCode, request } = stampAt(model, deed.stamp);
        const appointmentId = model.requests[deed.request]?.requestId.replace("req_", "apt_") ?? "";
        const own = request === deed.request;
        const body = { desk: "3", stampCodes: own ? [] : [stampCode], stampIds: own ? [stampId] : [] };
        const call = staff({ postId: POST, date: DATE, appointmentId }, body);
        const { code } = await called(call.command, () => closeVisit(desk, call), desk.changes);
        return { code, given: {} };
      }
      case "suspend":
      case "reinstate": {
        const name = { code: stampAt(model, deed.stamp).code };
        const call = staff({ postId: POST }, { stamp: name, reason: "enquiry" as const });
        const how = deed.do === "suspend" ? suspendStamp : reinstateStamp;
        return await plain<unknown>(call.command, () => how(trail, call));
      }
      case "propose": {
        const named = stampAt(model, deed.stamp);
        const { order, unit } = deed.kind === "refund" ? currentOf(model, named) : named;
        const { orderId } = orderAt(model, order);
        const given = (id: string | undefined) => ({ id: id ?? "" });
        if (deed.kind === "refund") {
          const body = { kind: "refund", orderId, unit, reason: "wrong-act" } as const;
          const call = staff({ postId: POST }, body, officers[deed.by]);
          const { code } = await called(call.command, () => propose(trail, call));
          return { code, given: given(factOf(news(), "proposals.made")) };
        }
        const body = { stamp: { code: named.code }, reason: "consumed-by-mistake" } as const;
        const call = staff({ postId: POST }, body, officers[deed.by]);
        const { code } = await called(call.command, () => proposeReversal(trail, call));
        const made = news().find(({ type }) => type === "gov.wisal.stamps.reversal-proposed.v1");
        return { code, given: given(made && String(made.data["proposalId"])) };
      }
      case "decide": {
        const { proposalId, kind, stampId } = model.proposals[deed.proposal] ?? { proposalId: "" };
        const params = { postId: POST, proposalId };
        const by = officers[deed.by];
        const stamp = model.stamps.find((one) => one.stampId === stampId);
        const { orderId } = orderAt(model, stamp?.order ?? 0);
        const plainCall = staff(params, undefined, by);
        const judged = staff(
          params,
          { decision: deed.to === "approved" ? deed.to : ("rejected" as const) },
          by,
        );
        const { code } =
          kind === "refund"
            ? await called(plainCall.command, () => decideProposal(deed.to)(trail, plainCall))
            : deed.to === "withdrawn"
              ? await called(plainCall.command, () => withdrawReversal(trail, plainCall))
              : await called(judged.command, () => decideReversal(trail, judged));
        const refundId = refundIn(news()) ?? "";
        return { code, given: { refundId, stamps: code === "ok" ? await stampsOf(orderId) : [] } };
      }
      case "byHand": {
        const refund = model.refunds[deed.refund];
        if (refund === undefined) throw new Error("no refund");
        const { orderId, reference: paidWith } = orderAt(model, refund.order);
        transactions += 1;
        const reference = `H${transactions}`;
        const call = staff({ postId: POST, orderId, refundId: refund.refundId }, { reference });
        const { code } = await called(call.command, () => payRefundByHand(trail, call));
        const { channel, amountMad } = refund;
        const named = channel === "agency" ? (paidWith ?? "") : orderId;
        if (code === "ok")
          books.push({
            ...{ channel, type: "refund", reference: named, transactionId: reference, amountMad },
            ...{ at: trail.clock.at, cause: "refund", sent: false },
          });
        return { code, given: {} };
      }
      case "settle":
        return await settle(deed);
    }
  };
  return {
    books,
    differences,
    settlements,
    waiting: () => queue.filter(({ fresh }) => fresh).length,
    perform: async (deed: Deed, cut?: Disturbance): Promise<Answered> => {
      news();
      next.how = cut;
      try {
        return await act(deed);
      } finally {
        next.how = undefined;
        news();
      }
    },
  };
};

/** A world nobody else is in, with tables of its own for money; posts, prices and requests it shares. */
export const newWorld = async (shared: TestDynamo, visits = VISITS): Promise<World> => {
  const own = await shared.fresh();
  const tables = { ...own, tableNames: { ...own.tableNames, core: shared.tableNames.core } };
  const { dynamo, next } = disturbedDynamo(tables);
  const trail = moneyTrail(dynamo);
  const model: Model = {
    ...{ now: START, orders: [], stamps: [], refunds: [], proposals: [], requests: [], lost: [] },
  };
  for (let index = 0; index < visits; index += 1) {
    visitNumbers += 1;
    const { requestId } = await bookedVisit(dynamo, trail.changes, {
      number: visitNumbers,
      procedureId: ACT,
      date: DATE,
    });
    model.requests.push({ requestId, over: false });
  }
  return { model, dynamo, trail, ...performer(dynamo, trail, model, next) };
};
