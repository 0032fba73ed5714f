import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Refusal } from "#shared/domain/refusal.ts";
import { referenceOf } from "#shared/domain/request/reference.ts";
import type { Transition } from "#shared/domain/request/request.ts";
import { allows, daysAfter, requestTransitions } from "#shared/domain/request/request.ts";
import { RETENTION_DAYS } from "#shared/domain/request/retention.ts";
import type { Hold, RequestRecord, RequestStore } from "#shared/ports/request-store.ts";
import { keys, ownerKeys } from "./keys.ts";
import { documentsPiece, papersPiece } from "./papers-piece.ts";
import type { DynamoPiece } from "./piece.ts";
import { putNew } from "./piece.ts";
import { enterDrawPiece, leaveDrawPiece } from "./request-draw.ts";
import { toRecord } from "./request-item.ts";
import { pendingPiece } from "./request-pending.ts";
import { dynamoRequestReader } from "./request-reader.ts";
import { retentionItem } from "./retention-store.ts";

/** What an unmet condition on a request's state means, from its image. */
const refusalFor =
  (transition: Transition) =>
  (image: unknown): Refusal =>
    image === undefined ? { code: "not-found" } : transition.otherwise(toRecord(image).state);

/** What a change of a request's state asks and does besides its transition. */
interface StateChange {
  readonly set?: Readonly<Record<string, unknown>>;
  readonly remove?: readonly string[];
  /** Joined by AND with the states it may start from. */
  readonly where?: readonly string[];
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, unknown>>;
}

/** A transition, judged in the write. */
const transitionOf = (
  table: string,
  requestId: string,
  { from, to }: Transition,
  { set = {}, remove = [], where = [], names = {}, values = {} }: StateChange,
): DynamoPiece["write"] => {
  const changed = Object.entries(set).filter(([, value]) => value !== undefined);
  const removed = remove.length > 0 ? ` REMOVE ${remove.join(", ")}` : "";
  return {
    Update: {
      TableName: table,
      Key: keys.request(requestId),
      UpdateExpression: `SET #state = :to${changed.map(([name]) => `, #${name} = :${name}`).join("")}${removed}`,
      ConditionExpression: [
        `#state IN (${from.map((_, index) => `:from${index}`).join(", ")})`,
        ...where,
      ].join(" AND "),
      ExpressionAttributeNames: {
        "#state": "state",
        ...Object.fromEntries(changed.map(([name]) => [`#${name}`, name])),
        ...names,
      },
      ExpressionAttributeValues: {
        ":to": to,
        ...Object.fromEntries(from.map((state, index) => [`:from${index}`, state])),
        ...Object.fromEntries(changed.map(([name, value]) => [`:${name}`, value])),
        ...values,
      },
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    },
  };
};

/** A transition of this account's request; somebody else's is not found (E2). */
const ownTransition = (
  table: string,
  { requestId, accountId }: Pick<RequestRecord, "requestId" | "accountId">,
  transition: Transition,
  change: StateChange,
  /** What it means that owner and state were right and the rest was not: by default, another change came first. */
  unmet: Refusal = { code: "busy", retryAfterSeconds: 1 },
): DynamoPiece => ({
  write: transitionOf(table, requestId, transition, {
    ...change,
    where: ["accountId = :account", ...(change.where ?? [])],
    values: { ":account": accountId, ...change.values },
  }),
  refusal: (image) => {
    const record = image && toRecord(image);
    if (record?.accountId !== accountId) return { code: "not-found" };
    return allows(transition, record.state) ? unmet : transition.otherwise(record.state);
  },
});

/** Puts an item in the place of whatever is there; the transaction's other pieces judge. */
const replaceItem = (table: string, Item: Record<string, unknown>): DynamoPiece => ({
  write: { Put: { TableName: table, Item } },
  refusal: () => ({ code: "internal" }),
});

/** Requests in DynamoDB: `STATE` changes, `PEOPLE` never does, `PAPERS` holds the officers' decisions. */
export const dynamoRequestStore = (client: DynamoDBDocumentClient, table: string): RequestStore => ({
  ...dynamoRequestReader(client, table),
  createPieces: ({ record, beneficiaries, documents }) => {
    const { requestId, accountId, createdAt, personKeys } = record;
    const exists = (): Refusal => ({ code: "request-wrong-state" });
    return [
      putNew(
        table,
        { ...keys.request(requestId), ...ownerKeys.requestsOf(accountId, createdAt), ...record },
        exists,
      ),
      putNew(table, { ...keys.people(requestId), beneficiaries, personKeys }, exists),
      putNew(table, { ...keys.documents(requestId), documents, uploads: {}, quota: {} }, exists),
      // Two requests with one reference are hardly to be expected; the second is filed anew under another key.
      putNew(table, { ...keys.reference(referenceOf(requestId)), requestId }, exists),
      // A draft that is left is forgotten like any request that ends (D4).
      putNew(
        table,
        retentionItem({
          at: daysAfter(Date.parse(createdAt), RETENTION_DAYS),
          requestId,
          cause: "retention",
        }),
        exists,
      ),
    ];
  },
  replacePieces: (requestId, accountId, { record, beneficiaries, documents }) => [
    ownTransition(table, { requestId, accountId }, requestTransitions.change, { set: { ...record } }),
    replaceItem(table, { ...keys.people(requestId), beneficiaries, personKeys: record.personKeys }),
    {
      // What was uploaded stays: a corrected name asks for no new photograph.
      write: {
        Update: {
          TableName: table,
          Key: keys.documents(requestId),
          UpdateExpression: "SET documents = :documents",
          ExpressionAttributeValues: { ":documents": documents },
        },
      },
      refusal: () => ({ code: "internal" }),
    },
  ],
  submitPiece: (record, transition, set) =>
    ownTransition(table, record, transition, {
      set,
      where: ["postId = :post", "procedureId = :procedure", "personKeys = :people"],
      values: { ":post": record.postId, ":procedure": record.procedureId, ":people": record.personKeys },
    }),
  correctPiece: (record, reviewDueOn, now) =>
    ownTransition(
      table,
      record,
      requestTransitions.correct,
      {
        set: { reviewDueOn },
        remove: ["correctBy"],
        where: ["correctBy > :now"],
        values: { ":now": new Date(now).toISOString() },
      },
      { code: "correction-deadline-passed" },
    ),
  withdrawPiece: (record, now) => {
    const { withdraw } = requestTransitions;
    const seconds = Math.floor(now / 1000);
    const live = record.hold !== undefined && record.hold.until > seconds ? record.hold : undefined;
    const piece = ownTransition(
      table,
      record,
      // From the very state that was read: what leaves the review queue with it depends on that.
      { ...withdraw, from: withdraw.from.filter((state) => state === record.state) },
      {
        set: { endedAt: new Date(now).toISOString() },
        remove: ["#hold", "waiting"],
        where: [live ? "#hold.#token = :token" : "(attribute_not_exists(#hold) OR #hold.#until <= :seconds)"],
        names: { "#hold": "hold", ...(live ? { "#token": "token" } : { "#until": "until" }) },
        values: live ? { ":token": live.token } : { ":seconds": seconds },
      },
    );
    return {
      ...piece,
      refusal: (image) => {
        const state = image && toRecord(image).state;
        // Another change came first; from the state it left, withdrawing may still be possible.
        return state !== undefined && allows(withdraw, state)
          ? { code: "busy", retryAfterSeconds: 1 }
          : piece.refusal(image);
      },
    } satisfies DynamoPiece;
  },
  transitionPiece: (requestId, transition, set): DynamoPiece => ({
    write: transitionOf(table, requestId, transition, { set }),
    refusal: refusalFor(transition),
  }),
  pendingPiece: (request, now) => pendingPiece(table, request, now),
  papersPiece: (requestId, papers) => papersPiece(table, requestId, papers),
  documentsPiece: (requestId, before, after, needing) =>
    documentsPiece(table, requestId, before, after, needing),
  bookPiece: ({ requestId, accountId, postId }, hold, appointment, now): DynamoPiece => ({
    write: {
      Update: {
        TableName: table,
        Key: keys.request(requestId),
        UpdateExpression:
          "SET #state = :booked, appointment = :appointment, postId = :post REMOVE #hold, waiting",
        ConditionExpression:
          "#state = :valid AND accountId = :account AND #hold.#token = :hold AND #hold.#until > :seconds",
        ExpressionAttributeNames: {
          "#state": "state",
          "#hold": "hold",
          "#token": "token",
          "#until": "until",
        },
        ExpressionAttributeValues: {
          ":booked": requestTransitions.book.to,
          ":valid": requestTransitions.book.from[0],
          ":account": accountId,
          ":post": postId,
          ":hold": hold,
          ":seconds": Math.floor(now / 1000),
          ":appointment": appointment,
        },
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      },
    },
    refusal: (image) => {
      if (image === undefined) return { code: "not-found" };
      const record = toRecord(image);
      if (record.accountId !== accountId) return { code: "not-found" };
      return record.state === "valid"
        ? { code: "hold-lapsed" }
        : requestTransitions.book.otherwise(record.state);
    },
  }),
  reopenPiece: (requestId, appointmentId, validUntil): DynamoPiece =>
    appointmentPiece(table, requestId, appointmentId, {
      update: `SET #state = :to${validUntil === undefined ? "" : ", validUntil = :validUntil"} REMOVE #hold`,
      names: { "#hold": "hold" },
      values: {
        ":to": requestTransitions.reopen.to,
        ...(validUntil !== undefined && { ":validUntil": validUntil }),
      },
    }),
  rebookPiece: (requestId, appointmentId, now): DynamoPiece => ({
    write: transitionOf(table, requestId, requestTransitions.book, {
      // Who joined the waiting list meanwhile waits no longer (A5).
      remove: ["waiting"],
      where: ["appointment.appointmentId = :id", "(attribute_not_exists(#hold) OR #hold.#until <= :seconds)"],
      names: { "#hold": "hold", "#until": "until" },
      values: { ":id": appointmentId, ":seconds": Math.floor(now / 1000) },
    }),
    refusal: (image) => {
      const record = image && toRecord(image);
      if (record === undefined) return { code: "not-found" };
      if (!allows(requestTransitions.book, record.state))
        return requestTransitions.book.otherwise(record.state);
      return record.hold === undefined
        ? { code: "appointment-exists" }
        : { code: "hold-exists", details: { until: new Date(record.hold.until * 1000).toISOString() } };
    },
  }),
  movePiece: (requestId, appointment, offer): DynamoPiece =>
    appointmentPiece(table, requestId, appointment.appointmentId, {
      update: `SET #state = :booked, appointment = :appointment${offer ? " REMOVE #hold" : ""}`,
      values: { ":appointment": appointment },
      ...(offer && {
        where: " AND #hold.#token = :hold AND #hold.#until > :seconds",
        names: { "#hold": "hold", "#token": "token", "#until": "until" },
        values: {
          ":appointment": appointment,
          ":hold": offer.hold,
          ":seconds": Math.floor(offer.now / 1000),
        },
      }),
    }),
  movePostPiece: (record, postId, now) =>
    ownTransition(table, record, requestTransitions.movePost, {
      set: { postId },
      where: ["postId = :from", "(attribute_not_exists(#hold) OR #hold.#until <= :seconds)"],
      names: { "#hold": "hold", "#until": "until" },
      values: { ":from": record.postId, ":seconds": Math.floor(now / 1000) },
    }),
  extendPiece: (requestId, hold, until, now): DynamoPiece => ({
    write: {
      Update: {
        TableName: table,
        Key: keys.request(requestId),
        UpdateExpression: "SET #hold.#until = :until, #hold.#extended = :yes",
        ConditionExpression:
          "#state = :valid AND #hold.#token = :hold AND #hold.#until > :seconds AND attribute_not_exists(#hold.#extended)",
        ExpressionAttributeNames: {
          "#state": "state",
          "#hold": "hold",
          "#until": "until",
          "#extended": "extended",
          "#token": "token",
        },
        ExpressionAttributeValues: {
          ":until": until,
          ":yes": true,
          ":valid": requestTransitions.book.from[0],
          ":hold": hold,
          ":seconds": Math.floor(now / 1000),
        },
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      },
    },
    refusal: (image) => {
      const held = image && toRecord(image).hold;
      return held?.token === hold && held.extended === true
        ? { code: "hold-extended" }
        : { code: "hold-none" };
    },
  }),
  enterDrawPiece: (record, draw, drawAt, now) => enterDrawPiece(table, record, draw, drawAt, now),
  leaveDrawPiece: (record, drawId) => leaveDrawPiece(table, record, drawId),
  attachHold: async (requestId, accountId, hold, now) => {
    try {
      const { Attributes } = await client.send(
        new UpdateCommand({
          TableName: table,
          Key: keys.request(requestId),
          UpdateExpression: "SET #hold = :hold",
          ConditionExpression:
            "accountId = :account AND #state = :valid AND validUntil > :now AND (attribute_not_exists(#hold) OR #hold.#until <= :seconds OR (#hold.#token = :token AND #hold.fingerprint = :fingerprint))",
          ExpressionAttributeNames: {
            "#hold": "hold",
            "#until": "until",
            "#token": "token",
            "#state": "state",
          },
          ExpressionAttributeValues: {
            ":hold": hold,
            ":account": accountId,
            ":valid": "valid",
            ":now": new Date(now).toISOString(),
            ":seconds": Math.floor(now / 1000),
            ":token": hold.token,
            ":fingerprint": hold.fingerprint,
          },
          ReturnValues: "ALL_NEW",
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        }),
      );
      return { ok: true, value: toRecord(Attributes) };
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return { ok: false, error: holdRefusal(error.Item && unmarshall(error.Item), accountId, hold, now) };
    }
  },
  detachHold: async (requestId, hold) => {
    try {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: keys.request(requestId),
          UpdateExpression: "REMOVE #hold",
          ConditionExpression: "#hold.#token = :hold",
          ExpressionAttributeNames: { "#hold": "hold", "#token": "token" },
          ExpressionAttributeValues: { ":hold": hold },
        }),
      );
    } catch (error) {
      // Another hold, or none: nothing of ours is left to forget.
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  },
});

/** A change of a booked request, on condition that this is still its appointment. */
const appointmentPiece = (
  table: string,
  requestId: string,
  appointmentId: string,
  {
    update,
    where = "",
    names = {},
    values,
  }: {
    readonly update: string;
    /** A further condition on its hold: unmet, that has lapsed. */
    readonly where?: string;
    readonly names?: Readonly<Record<string, string>>;
    readonly values: Readonly<Record<string, unknown>>;
  },
): DynamoPiece => ({
  write: {
    Update: {
      TableName: table,
      Key: keys.request(requestId),
      UpdateExpression: update,
      ConditionExpression: `#state = :booked AND appointment.appointmentId = :id${where}`,
      ExpressionAttributeNames: { "#state": "state", ...names },
      ExpressionAttributeValues: {
        ...values,
        ":booked": requestTransitions.reopen.from[0],
        ":id": appointmentId,
      },
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    },
  },
  refusal: (image) => {
    const record = image && toRecord(image);
    const own = record?.state === "booked" && record.appointment?.appointmentId === appointmentId;
    return own && where !== "" ? { code: "hold-lapsed" } : refusalFor(requestTransitions.reopen)(image);
  },
});

const holdRefusal = (image: unknown, accountId: string, hold: Hold, now: number): Refusal => {
  if (image === undefined) return { code: "not-found" };
  const record = toRecord(image);
  if (record.accountId !== accountId) return { code: "not-found" };
  if (record.state !== "valid") return requestTransitions.book.otherwise(record.state);
  if (record.validUntil === undefined || record.validUntil <= new Date(now).toISOString())
    return { code: "request-validity-ended" };
  if (record.hold?.token === hold.token) return { code: "idempotency-key-reused" };
  return {
    code: "hold-exists",
    details: {
      until: new Date((record.hold?.until ?? 0) * 1000).toISOString(),
      // Places that it was offered, which it may accept or decline (A5).
      ...(record.hold?.offer && { offer: record.hold.offer.kind }),
    },
  };
};
