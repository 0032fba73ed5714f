import { toAttributes } from "#local/emulators/dynamodb-client.ts";
import { type JsonObject, list, obj, parseJson, str, toJson } from "#local/json.ts";
import type { Key } from "#shared/adapters/dynamodb/keys.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { eventually } from "#test/support/deadline.ts";
import { platform } from "./platform.ts";

type TableName = Parameters<ReturnType<typeof platform>["table"]>[0];

const plain = (attribute: JsonObject): unknown => {
  const [[type, value] = ["NULL", true]] = Object.entries(attribute);
  switch (type) {
    case "N":
      return Number(value);
    case "L":
      return list(value).map((entry) => plain(obj(entry)));
    case "M":
      return item(obj(value));
    case "NULL":
      return null;
    default:
      return value;
  }
};

const item = (attributes: JsonObject): Item =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, plain(obj(value))]));

/** A stored item as plain values. */
export type Item = Readonly<Record<string, unknown>>;

const pages = async (operation: "Scan" | "Query", input: JsonObject): Promise<readonly Item[]> => {
  const items: Item[] = [];
  let from: JsonObject = {};
  do {
    const page = await platform().dynamodb.client.call(operation, { ...input, ...from });
    items.push(...list(page["Items"]).map((entry) => item(obj(entry))));
    const last = page["LastEvaluatedKey"];
    from = last === undefined ? {} : { ExclusiveStartKey: last };
  } while (Object.keys(from).length > 0);
  return items;
};

/** Every item of a table but its slots, past the proxy: nothing of this is counted. */
export const everything = (table: TableName): Promise<readonly Item[]> =>
  pages("Scan", {
    TableName: platform().table(table),
    ConsistentRead: true,
    FilterExpression: "NOT begins_with(pk, :slots)",
    ExpressionAttributeValues: { ":slots": { S: "SLOTS#" } },
  });

/** The items of one partition. */
export const partition = (table: TableName, pk: string): Promise<readonly Item[]> =>
  pages("Query", {
    TableName: platform().table(table),
    ConsistentRead: true,
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": { S: pk } },
  });

/** Some items of the core table as they were at one and the same moment; those that were not there are left out. */
export const snapshot = async (wanted: readonly Key[]): Promise<readonly Item[]> => {
  const TableName = platform().table("core");
  const answer = await platform().dynamodb.client.call("TransactGetItems", {
    TransactItems: wanted.map((key) => ({ Get: { TableName, Key: toAttributes({ ...key }) } })),
  });
  return list(answer["Responses"]).flatMap((each) => {
    const found = obj(each)["Item"];
    return found === undefined ? [] : [item(obj(found))];
  });
};

/** The queues of the product that carry work: not the dead letters, not the witness. */
export const workQueues = () =>
  platform().model.queues.filter(
    ({ deadLetterArn, name }) => deadLetterArn !== undefined && name !== platform().witnessQueue,
  );

/** How many messages wait in a queue or are being handled. */
export const queueLength = async (name: string): Promise<number> => {
  const { sqs } = platform().messaging;
  const answer = await sqs.call("GetQueueAttributes", { QueueUrl: sqs.urlOf(name), AttributeNames: ["All"] });
  const attributes = obj(answer["Attributes"]);
  return ["", "NotVisible", "Delayed"].reduce(
    (sum, kind) => sum + Number(str(attributes[`ApproximateNumberOfMessages${kind}`], "0")),
    0,
  );
};

const eventIds = (commands: readonly Item[]): readonly string[] =>
  commands.flatMap(({ events }) =>
    (Array.isArray(events) ? events : []).map((event) => str(toJsonObject(event)["id"])),
  );

const toJsonObject = (value: unknown): JsonObject => obj(toJson(value));

/** How many commands there are once nothing of them is on its way; undefined while something is. */
export const commandsDone = async (): Promise<number | undefined> => {
  // Queues before tables: what left a queue by then has left its mark in what is read after.
  const lengths = await Promise.all(workQueues().map(({ name }) => queueLength(name)));
  if (lengths.some((length) => length > 0)) return undefined;
  const [core, stamps] = await Promise.all([everything("core"), everything("stamps")]);
  const recorded = new Set((await everything("audit")).map(({ pk }) => pk));
  const commands = [...core, ...stamps].filter(({ sk }) => sk === "CMD");
  const unpublished = eventIds(commands).some((id) => !recorded.has(keys.auditEvent(id).pk));
  const unsettled = core.some(
    ({ sk, channel, state }) =>
      sk === "MSG" && channel === "sms" && state !== "delivered" && state !== "failed",
  );
  return unpublished || unsettled ? undefined : commands.length;
};

/**
 * Waits until nothing is on its way: every command's events are in the audit trail, every queue is empty, and
 * the network has answered for every SMS. Twice in a row with as many commands, because an event that was just
 * recorded may still wait in another queue.
 */
export const quiet = async (): Promise<void> => {
  let before: number | undefined;
  await eventually(
    "quiet",
    async () => {
      const now = await commandsDone();
      const settled = now !== undefined && now === before;
      before = now;
      return settled;
    },
    { withinMs: 40_000, everyMs: 100 },
  );
};

/** The bodies in a queue, read without taking them out for long. */
export const bodiesIn = async (name: string): Promise<readonly JsonObject[]> => {
  const { sqs } = platform().messaging;
  const bodies: JsonObject[] = [];
  for (;;) {
    const answer = await sqs.call("ReceiveMessage", {
      QueueUrl: sqs.urlOf(name),
      MaxNumberOfMessages: 10,
      VisibilityTimeout: 60,
    });
    const messages = list(answer["Messages"]).map(obj);
    if (messages.length === 0) return bodies;
    bodies.push(...messages.map((message) => obj(parseJson(str(message["Body"])))));
  }
};
