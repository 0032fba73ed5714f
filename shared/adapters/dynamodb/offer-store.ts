import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { DeleteCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Refusal } from "#shared/domain/refusal.ts";
import { requestTransitions } from "#shared/domain/request/request.ts";
import type { OfferEnd } from "#shared/domain/waiting/offer.ts";
import type { WaitingEntry } from "#shared/domain/waiting/waiting.ts";
import { entryAfter } from "#shared/domain/waiting/waiting.ts";
import type { Due, OfferStore } from "#shared/ports/offer-store.ts";
import type { Hold, RequestRecord } from "#shared/ports/request-store.ts";
import { keys } from "./keys.ts";
import type { DynamoPiece } from "./piece.ts";
import { queryPartition } from "./query-partition.ts";
import { toRecord } from "./request-item.ts";
import { dueKey, rowItems, rowKey, toDue, toRow } from "./waiting-item.ts";

const busy = (): Refusal => ({ code: "busy", retryAfterSeconds: 1 });
/** Without a condition, none can fail. */
const internal = (): Refusal => ({ code: "internal" });

const DUE_AT_ONCE = 100;
const ALERT_EVERY_MS = 24 * 60 * 60 * 1000;

const iso = (now: number): string => new Date(now).toISOString();

/** An update of a request on a condition, with `#hold`, `#token`, `#until` and `#state` where they are named. */
const requestPiece = (
  table: string,
  requestId: string,
  parts: {
    readonly update: string;
    readonly condition: readonly string[];
    readonly values: Readonly<Record<string, unknown>>;
  },
  refusal: (image: unknown) => Refusal = busy,
): DynamoPiece => {
  const condition = parts.condition.join(" AND ");
  const names = { hold: "hold", token: "token", until: "until", state: "state", mode: "mode" };
  const used = Object.entries(names).filter(([name]) => `${parts.update} ${condition}`.includes(`#${name}`));
  return {
    write: {
      Update: {
        TableName: table,
        Key: keys.request(requestId),
        UpdateExpression: parts.update,
        ConditionExpression: condition,
        ...(used.length > 0 && {
          ExpressionAttributeNames: Object.fromEntries(used.map(([name, value]) => [`#${name}`, value])),
        }),
        ExpressionAttributeValues: { ...parts.values },
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      },
    },
    refusal,
  };
};

const entryCondition = (
  waiting: WaitingEntry | undefined,
): { readonly condition: readonly string[]; readonly values: Readonly<Record<string, unknown>> } =>
  waiting === undefined
    ? { condition: ["attribute_not_exists(waiting)"], values: {} }
    : {
        condition: ["waiting.joinedAt = :joined", "waiting.version = :version"],
        values: { ":joined": waiting.joinedAt, ":version": waiting.version },
      };

const isValid = {
  condition: ["#state = :valid", "validUntil > :now"],
  values: (now: number) => ({ ":valid": requestTransitions.book.from[0], ":now": iso(now) }),
};

/** Why a request cannot wait, from its image. */
const whyNotWaiting =
  (accountId: string, now: number) =>
  (image: unknown): Refusal => {
    const record = image === undefined ? undefined : toRecord(image);
    if (record?.accountId !== accountId) return { code: "not-found" };
    if (record.state !== "valid") return requestTransitions.book.otherwise(record.state);
    return (record.validUntil ?? "") > iso(now) ? busy() : { code: "request-validity-ended" };
  };

/** The rows that an entry gets, and those of the one before it that go. */
const rowPieces = (table: string, before: RequestRecord, after: RequestRecord): readonly DynamoPiece[] => {
  const items = rowItems(after);
  const kept = new Set(items.map(({ pk, sk }) => `${String(pk)} ${String(sk)}`));
  const gone = rowItems(before).filter(({ pk, sk }) => !kept.has(`${String(pk)} ${String(sk)}`));
  return [
    ...items.map((Item) => ({ write: { Put: { TableName: table, Item } }, refusal: internal })),
    ...gone.map(({ pk, sk }) => ({
      write: { Delete: { TableName: table, Key: { pk, sk } } },
      refusal: internal,
    })),
  ];
};

const waitPieces = (
  table: string,
  record: RequestRecord,
  entry: WaitingEntry | undefined,
  now: number,
): readonly DynamoPiece[] => {
  const as = entryCondition(record.waiting);
  return [
    requestPiece(
      table,
      record.requestId,
      {
        update: entry === undefined ? "REMOVE waiting" : "SET waiting = :entry",
        condition: [
          "accountId = :account",
          "calendarId = :calendar",
          ...(entry === undefined ? [] : isValid.condition),
          ...as.condition,
        ],
        values: {
          ":account": record.accountId,
          ":calendar": record.calendarId,
          ...(entry !== undefined && { ":entry": entry, ...isValid.values(now) }),
          ...as.values,
        },
      },
      entry === undefined ? busy : whyNotWaiting(record.accountId, now),
    ),
    ...rowPieces(table, record, { ...record, waiting: entry }),
  ];
};

const duePiece = (table: string, due: Due): DynamoPiece => ({
  write: { Put: { TableName: table, Item: { ...dueKey(due), ...due } } },
  refusal: internal,
});

const offerHoldPiece = (table: string, record: RequestRecord, hold: Hold, now: number): DynamoPiece => {
  const entry = entryCondition(record.waiting);
  const waiting = {
    // What it passed up since it was read is not offered to it again.
    condition: [
      ...isValid.condition,
      ...entry.condition,
      "waiting.#mode = :mode",
      "waiting.passed = :passed",
    ],
    values: {
      ...isValid.values(now),
      ...entry.values,
      ":mode": "offer",
      ":passed": record.waiting?.passed ?? [],
    },
  };
  const displaced = {
    condition: ["#state = :booked", "appointment.appointmentId = :appointment"],
    values: { ":booked": requestTransitions.book.to, ":appointment": record.appointment?.appointmentId },
  };
  const judged = hold.offer?.kind === "displaced" ? displaced : waiting;
  return requestPiece(table, record.requestId, {
    update: "SET #hold = :hold",
    condition: [...judged.condition, "(attribute_not_exists(#hold) OR #hold.#until <= :seconds)"],
    values: { ...judged.values, ":hold": hold, ":seconds": Math.floor(now / 1000) },
  });
};

const endPieces = (
  table: string,
  record: RequestRecord,
  end: OfferEnd,
  now: number,
): readonly DynamoPiece[] => {
  const { hold, waiting } = record;
  const after = entryAfter(record, end);
  const entry = entryCondition(waiting);
  const piece = requestPiece(table, record.requestId, {
    update: [
      ...(waiting !== undefined && after !== undefined ? ["SET waiting = :entry"] : []),
      `REMOVE #hold${waiting !== undefined && after === undefined ? ", waiting" : ""}`,
    ].join(" "),
    condition: [
      "#hold.#token = :hold",
      ...(end === "lapsed" ? ["#hold.#until <= :seconds"] : []),
      ...entry.condition,
    ],
    values: {
      ":hold": hold?.token,
      ...(end === "lapsed" && { ":seconds": Math.floor(now / 1000) }),
      ...(after !== undefined && { ":entry": after }),
      ...entry.values,
    },
  });
  return [piece, ...(after === undefined ? rowPieces(table, record, { ...record, waiting: undefined }) : [])];
};

/** The waiting list and its offers in DynamoDB; see the port. A row is under 400 bytes. */
export const dynamoOfferStore = (client: DynamoDBDocumentClient, table: string): OfferStore => ({
  waitPieces: (record, entry, now) => waitPieces(table, record, entry, now),
  line: ({ postId, calendarId }) =>
    queryPartition(client, table, keys.waiting(postId, calendarId, "", "").pk, toRow, { consistent: true }),
  forget: async (which, row) => {
    try {
      await client.send(
        new DeleteCommand({
          TableName: table,
          Key: rowKey(which, row),
          ConditionExpression: "version = :version",
          ExpressionAttributeValues: { ":version": row.version },
        }),
      );
    } catch (error) {
      // Written again since it was read, or gone: it is its request's.
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  },
  offerPiece: (record, hold, now) => offerHoldPiece(table, record, hold, now),
  endPieces: (record, end, now) => endPieces(table, record, end, now),
  alertPiece: (record, now) => {
    const entry = entryCondition(record.waiting);
    return requestPiece(table, record.requestId, {
      update: "SET waiting.alertedAt = :now",
      condition: [
        ...isValid.condition,
        ...entry.condition,
        "waiting.#mode = :mode",
        "(attribute_not_exists(waiting.alertedAt) OR waiting.alertedAt <= :before)",
      ],
      values: {
        ...isValid.values(now),
        ...entry.values,
        ":mode": "alert",
        ":before": iso(now - ALERT_EVERY_MS),
      },
    });
  },
  due: async (now) => {
    // `~` sorts after every name: what is due at this very moment is due.
    const { pk, sk } = keys.offerDue(iso(now), "~");
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: "pk = :pk AND sk < :now",
        ExpressionAttributeValues: { ":pk": pk, ":now": sk },
        ConsistentRead: true,
        Limit: DUE_AT_ONCE,
      }),
    );
    return Items.map(toDue);
  },
  duePiece: (due) => duePiece(table, due),
  settledPiece: (due) => ({
    write: { Delete: { TableName: table, Key: dueKey(due) } },
    refusal: internal,
  }),
  remind: async (due) => {
    await client.send(new PutCommand({ TableName: table, Item: { ...dueKey(due), ...due } }));
  },
  settle: async (due) => {
    await client.send(new DeleteCommand({ TableName: table, Key: dueKey(due) }));
  },
});
