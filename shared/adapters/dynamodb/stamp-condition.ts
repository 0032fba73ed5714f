import type { StampTransition, WantedStamp } from "#shared/domain/stamp/stamp.ts";

/** A condition with its placeholders, in document form. */
export interface Condition {
  readonly expression: string;
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, unknown>>;
}

const placeholderOf = (_state: string, index: number): string => `:from${index}`;

const claimCondition = (transition: StampTransition): string => {
  switch (transition.reservation) {
    case "none-live":
      // Between claims, or under one that has lapsed: its end is judged here, whoever tidies it later (A1, T6).
      return "(#state <> :reserved OR #reservation.#until <= :now)";
    case "own":
      return "#reservation.#reservationId = :reservationId AND #reservation.#partnerId = :partnerId";
    case "own-live":
      return "#reservation.#reservationId = :reservationId AND #reservation.#partnerId = :partnerId AND #reservation.#until > :now";
  }
};

/** A clock that stands still keeps its stamp valid (T5). */
const validityConditions: Readonly<Record<StampTransition["validity"], readonly string[]>> = {
  kept: ["(attribute_exists(#pausedAt) OR #validUntil > :now)"],
  over: ["attribute_not_exists(#pausedAt)", "#validUntil <= :now"],
  any: [],
};

/** Who names no request compares with the empty text, which no id is. */
const bindingConditions: Readonly<Record<StampTransition["bound"], readonly string[]>> = {
  none: ["attribute_not_exists(#boundTo)"],
  own: ["#boundTo = :boundTo"],
  "own-or-none": ["(attribute_not_exists(#boundTo) OR #boundTo = :boundTo)"],
  any: [],
};

/**
 * The condition under which a stamp may change as wanted, from the transition as data (T6): the same rule as
 * `explain`, in the database's words. Instants are all written by `toISOString`, so they compare as text.
 */
export const stampCondition = (transition: StampTransition, wanted: WantedStamp, now: number): Condition => {
  const claimed = transition.reservation !== "none-live";
  const clauses = [
    `#state IN (${transition.from.map(placeholderOf).join(", ")})`,
    claimCondition(transition),
    ...(claimed || wanted.procedureId === undefined ? [] : ["#procedureId = :procedureId"]),
    ...bindingConditions[transition.bound],
    ...validityConditions[transition.validity],
    "attribute_not_exists(#lapsedAt)",
  ];
  const expression = clauses.join(" AND ");
  const names = [
    "state",
    "reservation",
    "until",
    "reservationId",
    "partnerId",
    "procedureId",
    "boundTo",
    "validUntil",
    "pausedAt",
    "lapsedAt",
  ];
  const values: Readonly<Record<string, unknown>> = {
    ...Object.fromEntries(transition.from.map((state, index) => [placeholderOf(state, index), state])),
    ":now": new Date(now).toISOString(),
    ":reserved": "reserved",
    ":procedureId": wanted.procedureId,
    ":boundTo": wanted.requestId ?? "",
    ":reservationId": wanted.reservation?.reservationId ?? "",
    ":partnerId": wanted.reservation?.partnerId ?? "",
  };
  // DynamoDB refuses placeholders that the expression does not use.
  const used = (placeholder: string) => new RegExp(`${placeholder}\\b`).test(expression);
  return {
    expression,
    names: Object.fromEntries(names.filter((name) => used(`#${name}`)).map((name) => [`#${name}`, name])),
    values: Object.fromEntries(Object.entries(values).filter(([placeholder]) => used(placeholder))),
  };
};
