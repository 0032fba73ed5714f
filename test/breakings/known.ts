/** A text of a file and what is put in its place; the text occurs once. */
export interface Edit {
  /** From the root of the repository. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** What must notice: the arguments of `node`, at the root of a built copy. */
export type Check = keyof typeof checks;

/** A known way of breaking the product. Where a promise rests on several checks, all of them are taken away. */
export interface Breaking {
  readonly name: string;
  /** What is taken away. */
  readonly about: string;
  readonly edits: readonly Edit[];
  readonly check: Check;
}

const chaos = (operations: number, deeds: string, struck: string): readonly string[] => [
  ...["test/chaos/chaos.ts", "--seed", "8", "--operations", String(operations), "--people", "6"],
  ...["--short", "--cuts", "0", "--deeds", deeds, "--struck", struck],
];

/** Short runs of the long commands, each narrowed to a part of the product. */
export const checks = {
  release: ["test/bench/bench.ts", "--quick", "--only", "release", "--seed", "8"],
  bookings: chaos(160, "hold,giveBack,confirm,move,cancel", "appointments-write,messages-send"),
  money: chaos(
    140,
    "order,payByCard,payByAgency,payAtDesk,repeatCallback,age,refund,propose,decide",
    "payments-callback,stamps-issue,refunds-pay",
  ),
  refunds: chaos(120, "payByCard,age,refund", "refunds-pay,stamps-issue"),
  stamps: chaos(
    180,
    "payByCard,confirm,attach,close,verify,reserve,commit,release",
    "desk-write,partners-redeem,stamps-issue",
  ),
  /** The main job, with each call cut off that places its order. */
  job: [
    ...["test/chaos/chaos.ts", "--seed", "8", "--operations", "10", "--people", "4"],
    ...["--short", "--deeds", "file,submit", "--cuts-at", "orders-write"],
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const dynamo = "shared/adapters/dynamodb";
const application = "shared/application";

export const breakings: readonly Breaking[] = [
  {
    name: "place-taken-over",
    about: "a hold no longer asks that its places are free (A3)",
    edits: [
      {
        file: `${dynamo}/slot-hold.ts`,
        find: "`places[${index}].u <= :seconds AND places",
        replace: "`(places[${index}].u <= :seconds OR places[${index}].u > :seconds) AND places",
      },
    ],
    check: "release",
  },
  {
    name: "memory-lost",
    about: "a warm function no longer remembers that a slot was full (ADR 0002)",
    edits: [
      {
        file: `${dynamo}/slot-memory.ts`,
        find: "seen.set(nameOf(slot), { slot, at: clock() });",
        replace: "",
      },
    ],
    check: "release",
  },
  {
    name: "second-hold",
    about: "a request may hold in a second slot (A1)",
    edits: [
      {
        file: `${dynamo}/request-store.ts`,
        find: "validUntil > :now AND (attribute_not_exists(#hold) OR",
        replace: "validUntil > :now AND (attribute_not_exists(#hold) OR attribute_exists(#hold) OR",
      },
    ],
    check: "bookings",
  },
  {
    name: "hold-when-booked",
    about: "a hold no longer asks that its request is valid (A1)",
    edits: [
      {
        file: `${dynamo}/request-store.ts`,
        find: '"accountId = :account AND #state = :valid AND validUntil',
        replace: '"accountId = :account AND (#state = :valid OR #state <> :valid) AND validUntil',
      },
    ],
    check: "bookings",
  },
  {
    name: "return-lost",
    about: "a hold that is given back frees no place (A1)",
    edits: [
      {
        file: `${dynamo}/slot-store.ts`,
        find: "if (places.length === 0) return;",
        replace: "if (places.length >= 0) return;",
      },
    ],
    check: "bookings",
  },
  {
    name: "cancel-frees-nothing",
    about: "a cancelled appointment keeps its places (A5)",
    edits: [
      {
        file: `${application}/appointments/end-appointment.ts`,
        find: "...partsOf(appointment).map((part) =>",
        replace: "...partsOf(appointment).slice(1).map((part) =>",
      },
    ],
    check: "bookings",
  },
  {
    name: "command-forgotten",
    about: "a command that comes again is carried out again (E1)",
    edits: [
      {
        file: `${dynamo}/change-store.ts`,
        find: "...keys.command(change.command.id),",
        replace: "...keys.command(`${change.command.id}-${Math.random()}`),",
      },
    ],
    check: "job",
  },
  {
    name: "fact-left-out",
    about: "a cancellation says nothing of itself (N1)",
    edits: [
      {
        file: `${application}/appointments/cancel-appointment.ts`,
        find: "facts: [appointmentCancelled.fact(appointmentId, endedNews(appointment), postId)],",
        replace: "facts: [],",
      },
    ],
    check: "bookings",
  },
  {
    name: "outbox-skips-one",
    about: "one event of the outbox is not published: that of a move (N1)",
    edits: [
      {
        file: `${application}/outbox/publish-outbox.ts`,
        find: "record.events.ok ? record.events.value : []",
        replace:
          'record.events.ok ? record.events.value.filter(({ type }) => !type.endsWith(".rescheduled.v1")) : []',
      },
    ],
    check: "bookings",
  },
  {
    name: "sms-left-out",
    about: "a cancellation is told to nobody (N1)",
    edits: [
      {
        file: `${application}/messages/notify.ts`,
        find: "[appointmentCancelled.type]: cancelled,",
        replace: "[appointmentCancelled.type]: () => Promise.resolve(undefined),",
      },
    ],
    check: "bookings",
  },
  {
    name: "sent-again",
    about: "the sender no longer asks whether a message is sent already (N1)",
    edits: [
      {
        file: `${dynamo}/message-store.ts`,
        find: '"attribute_not_exists(pk) OR #state = :released',
        replace: '"attribute_not_exists(pk) OR attribute_exists(pk) OR #state = :released',
      },
    ],
    check: "bookings",
  },
  {
    name: "captured-twice",
    about: "a notice of a payment that comes again is a payment again (T2)",
    edits: [
      {
        file: `${application}/payments/record-notice.ts`,
        find: 'command: systemCommand(by, "capture", orderId, transactionId, amountMad),',
        replace: 'command: systemCommand(by, "capture", orderId, transactionId, amountMad, Math.random()),',
      },
      {
        file: "shared/domain/order/order.ts",
        find: 'pay: { from: ["awaiting-payment", "expired"], to: "paid" },',
        replace: 'pay: { from: ["awaiting-payment", "expired", "paid"], to: "paid" },',
      },
      {
        file: `${dynamo}/order-store.ts`,
        find: "capture: (capture) => putNew(table, captureItem(capture), wrongState),",
        replace:
          "capture: (capture): DynamoPiece => ({ write: { Put: { TableName: table, Item: captureItem(capture) } }, refusal: wrongState }),",
      },
    ],
    check: "money",
  },
  {
    name: "issued-twice",
    about: "an event of a payment that comes again issues its stamps again (T3)",
    edits: [
      {
        file: `${application}/stamps/issue-stamps.ts`,
        find: "({ unit }) => !found.units.some((issued) => issued.unit === unit),",
        replace: "({ unit }) => unit > 0,",
      },
      {
        file: `${application}/stamps/issue-stamps.ts`,
        find: 'systemCommand("stamps-issue", envelope.id, unit.unit)',
        replace: 'systemCommand("stamps-issue", envelope.id, unit.unit, Math.random())',
      },
      {
        file: `${dynamo}/order-store.ts`,
        find: "issueUnit: (unit) => putNew(table, unitItem(unit), wrongState),",
        replace:
          "issueUnit: (unit): DynamoPiece => ({ write: { Put: { TableName: table, Item: unitItem(unit) } }, refusal: wrongState }),",
      },
    ],
    check: "money",
  },
  {
    name: "wrong-sum",
    about: "the ledger has another sum for a stamp than its fee (T10)",
    edits: [
      {
        file: `${application}/stamps/issue-stamps.ts`,
        find: "lines: issueLines(feeMad),",
        replace: "lines: issueLines(feeMad - 100),",
      },
    ],
    check: "money",
  },
  {
    name: "refunded-twice",
    about: "the provider is not asked whether it has paid back already (T9)",
    edits: [
      {
        file: `${application}/refunds/pay-refund.ts`,
        find: "if (refund.tries === 0) return deps.provider.pay(order);",
        replace: "if (refund.tries >= 0) return deps.provider.pay(order);",
      },
    ],
    check: "refunds",
  },
  {
    name: "claim-ignored",
    about: "a stamp that a partner has reserved can be used by others (T6)",
    edits: [
      {
        file: `${dynamo}/stamp-condition.ts`,
        find: '"(#state <> :reserved OR #reservation.#until <= :now)"',
        replace: '"(#state <> :reserved OR #reservation.#until <= :now OR #reservation.#until > :now)"',
      },
    ],
    check: "stamps",
  },
  {
    name: "used-twice",
    about: "using a stamp no longer asks whether it was used (T6)",
    edits: [
      {
        file: "shared/domain/stamp/stamp.ts",
        find: 'consume: { ...free, from: ["issued", "reserved"], to: "consumed", validity: "kept" },',
        replace:
          'consume: { ...free, from: ["issued", "reserved", "consumed"], to: "consumed", validity: "kept" },',
      },
      {
        file: `${dynamo}/stamp-store.ts`,
        find: 'putNew(table, consumptionItem(stampKey, consumption), () => ({ code: "stamp-consumed" })),',
        replace:
          '({ write: { Put: { TableName: table, Item: consumptionItem(stampKey, consumption) } }, refusal: () => ({ code: "stamp-consumed" }) }) satisfies DynamoPiece,',
      },
    ],
    check: "stamps",
  },
  {
    name: "entry-left-out",
    about: "a used stamp has no entry in the ledger (T10)",
    edits: [
      {
        file: `${application}/desk/close-visit.ts`,
        find: "  stamps.length === 0\n    ? []",
        replace: "  stamps.length >= 0\n    ? []",
      },
    ],
    check: "stamps",
  },
];
