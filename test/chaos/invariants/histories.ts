import { hmacStampKeys } from "#shared/adapters/crypto/stamp-keys.ts";
import { appointmentItemSchema } from "#shared/adapters/dynamodb/appointment-item.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { unitOf } from "#shared/adapters/dynamodb/order-item.ts";
import { stampOf } from "#shared/adapters/dynamodb/stamp-item.ts";
import { bareDigits, isStampCode } from "#shared/domain/stamp/code.ts";
import type { StampState as StoredState } from "#shared/domain/stamp/stamp.ts";
import { platform } from "#test/local/support/platform.ts";
import { judge, type Op, type Spec } from "../history/linearize.ts";
import { slotHistory, slotSpec } from "../history/slot.ts";
import { type StampName, type StampState, stampHistory, stampSpec } from "../history/stamp.ts";
import type { Finding } from "../report.ts";
import type { World } from "../world.ts";
import { type Stored, under } from "./stored.ts";

const judged = <State>(name: string, spec: Spec<State>, ops: readonly Op<State>[]): readonly string[] => {
  const { linearizable, longest, stuck } = judge(spec, ops);
  if (linearizable) return [];
  return [`${name}: after [${longest.join(" | ")}] none of [${stuck.join(" | ")}] can come`];
};

const slotFinding = ({ core }: Stored, { slots, slotCalls, days }: World): Finding => {
  const seated = under(core, "VISITS#")
    .map((item) => appointmentItemSchema.parse(item))
    .filter(({ state }) => state === "booked" || state === "served");
  const histories = [...slots].map(([slotId, places]) => {
    const calls = slotCalls.filter((one) => one.slotId === slotId);
    const booked = seated
      .filter(({ date, time }) => `${date}T${time}` === slotId)
      .map(({ requestId }) => requestId);
    return { slotId, ops: slotHistory({ places, offered: slotId.startsWith(days[1]) }, calls, booked) };
  });
  return {
    invariant: "The history of each slot is linearizable (A1, A3)",
    of: `${histories.length} slots, ${histories.reduce((sum, { ops }) => sum + ops.length, 0)} calls`,
    breaches: histories.flatMap(({ slotId, ops }) => judged(slotId, slotSpec, ops)),
  };
};

/** From what callers name a stamp by to its key. */
const namesOf = async ({ stamps }: Stored, { mail }: World) => {
  const { model, secrets } = platform();
  const fn = model.functions.find(({ shortName }) => shortName === "partners-redeem");
  const read = (id: string) => Promise.resolve(secrets.valueOf(id));
  const stampKeys = hmacStampKeys({ read }, fn?.environment["STAMP_SECRET_ID"] ?? "");
  const byCode = new Map<string, string>();
  for (const code of mail.codes) {
    const digits = bareDigits(code);
    if (isStampCode(digits)) byCode.set(code, await stampKeys.current(digits));
  }
  const units = under(stamps, "ORD#", "UNIT#").map(unitOf);
  return (name: StampName): string | undefined => {
    if ("code" in name) return byCode.get(name.code);
    const unit = units.find((one) =>
      "stampId" in name
        ? one.stampId === name.stampId
        : one.orderId === name.orderId && one.unit === name.unit,
    );
    return unit?.stampKey;
  };
};

const shortState = (state: StoredState): StampState["state"] =>
  state === "issued" || state === "reserved" || state === "consumed" ? state : "gone";

const stampFinding = async (stored: Stored, world: World): Promise<Finding> => {
  const keyOf = await namesOf(stored, world);
  const byStamp = Map.groupBy(world.stampCalls, ({ of }) => keyOf(of));
  const prefix = keys.stamp("").pk;
  const histories = under(stored.stamps, prefix, "STM").flatMap((item) => {
    const { stampId, state } = stampOf(item);
    const calls = byStamp.get(String(item["pk"]).slice(prefix.length)) ?? [];
    return calls.length === 0 ? [] : [{ stampId, ops: stampHistory(calls, shortState(state)) }];
  });
  return {
    invariant: "The history of each stamp is linearizable (T6)",
    of: `${histories.length} stamps, ${histories.reduce((sum, { ops }) => sum + ops.length, 0)} calls`,
    breaches: histories.flatMap(({ stampId, ops }) => judged(stampId, stampSpec, ops)),
  };
};

/** What the recorded calls say of each slot and of each stamp. */
export const historyFindings = async (stored: Stored, world: World): Promise<readonly Finding[]> => [
  slotFinding(stored, world),
  await stampFinding(stored, world),
];
