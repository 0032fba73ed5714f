import type { Caught } from "#local/catcher/catcher.ts";
import { stampCodeIn } from "#local/client/wisal.ts";
import { list, obj, str } from "#local/json.ts";
import { pick, type Random } from "#test/bench/random.ts";
import { api, expecting } from "#test/local/support/api.ts";
import { validRequest } from "#test/local/support/errands.ts";
import { type Citizen, newCitizen, newPerson, partner, staff } from "#test/local/support/people.ts";
import { platform } from "#test/local/support/platform.ts";
import { openSlot } from "#test/local/support/slots.ts";
import { eventually } from "#test/support/deadline.ts";
import { each } from "#test/support/each.ts";
import { type Called, outcomeOf } from "./client.ts";
import type { SlotCall } from "./history/slot.ts";
import type { StampCall } from "./history/stamp.ts";

export const POST = "fr-paris";
export const CALENDAR = "acts";
export const ACT = "signature-legalisation";

/** A slot as the API names it: `2026-12-01T08:10`. */
export type SlotId = string;

/** A request as its owner believes it to be. */
export interface File {
  readonly requestId: string;
  readonly party: number;
  state: "draft" | "valid" | "over";
  slotsGrant: string | undefined;
  /** The last token given for a hold, and for which slot where it is no offer's. */
  held: { readonly token: string; readonly slotId: SlotId | undefined } | undefined;
  booked: { readonly appointmentId: string; readonly slotId: SlotId } | undefined;
  readonly stampIds: string[];
  /** Whoever deals with one file does one thing after another. */
  last: Promise<unknown>;
}

/** An order as its buyer believes it to be. */
export interface Order {
  readonly orderId: string;
  readonly quantity: number;
  readonly total: unknown;
  paid: boolean;
  aged: boolean;
}

/** One citizen with their people, files and orders. */
export interface Person {
  readonly citizen: Citizen;
  readonly people: readonly ReturnType<typeof newPerson>[];
  readonly files: File[];
  readonly orders: Order[];
}

/** A partner's claim. */
export interface Claim {
  readonly reservationId: string;
  readonly code: string;
}

/** A refund that waits for a second person. */
export interface Proposal {
  readonly proposalId: string;
  readonly orderId: string;
  readonly unit: number;
}

/** Everything that the deeds share, and what they record. */
export interface World {
  readonly persons: readonly Person[];
  readonly officer: string;
  readonly head: string;
  readonly partner: string;
  /** Two days: on the first nobody waits for a place, on the second people do. */
  readonly days: readonly [string, string];
  /** Places of each contended slot. */
  readonly slots: ReadonlyMap<SlotId, number>;
  readonly claims: Claim[];
  readonly proposals: Proposal[];
  readonly mail: Mail;
  readonly slotCalls: SlotCall[];
  readonly stampCalls: StampCall[];
  /** How often each deed ended how. */
  readonly tally: Map<string, Map<string, number>>;
}

/** Everything that was sent, though the catcher forgets the oldest. */
export class Mail {
  readonly caught = new Map<string, Caught>();
  readonly #codes = new Set<string>();
  #since = "";

  collect(): void {
    const news = platform().catcher.messages({ since: this.#since });
    this.#since = news[0]?.at ?? this.#since;
    for (const message of news) {
      this.caught.set(message.id, message);
      const code = message.from === "identity" ? undefined : stampCodeIn(message.text);
      if (code !== undefined) this.#codes.add(code);
    }
  }

  get codes(): readonly string[] {
    this.collect();
    return [...this.#codes];
  }
}

/** Times beside those of the calendar, and how many places each has: few. */
const places = { "08:10": 2, "08:20": 3, "08:35": 2, "08:50": 4 } as const;
const PATIENCE = { withinMs: 120_000, everyMs: 100 } as const;
const FIRST_DAY_MS = 2 * 86_400_000;
const LAST_DAY_MS = 9 * 86_400_000;

const inDays = (ms: number): string => new Date(Date.now() + ms).toISOString();

/** Two days within the reach of the waiting list and past the last day to move. */
const daysFor = async (citizen: Citizen, requestId: string): Promise<readonly [string, string]> =>
  await eventually(
    "days with places",
    async () => {
      const shown = await expecting(200, api("GET", `/requests/${requestId}/days`, { token: citizen.token }));
      const dates = list(shown["days"])
        .map((day) => str(obj(day)["date"]))
        .filter((date) => date > inDays(FIRST_DAY_MS) && date < inDays(LAST_DAY_MS));
      const [first, second] = dates;
      return first !== undefined && second !== undefined && ([first, second] as const);
    },
    PATIENCE,
  );

/** Signs everybody in, opens the contended slots, and begins to record. */
export const openWorld = async (people: number): Promise<World> => {
  const citizens = await each(Array.from({ length: people }), 3, () =>
    // The slots of two weeks are being made at the same time: an API that is busy is asked again.
    eventually("a citizen", () => newCitizen(), PATIENCE),
  );
  const [first] = citizens;
  if (first === undefined) throw new Error("nobody");
  const request = await eventually(
    "a request",
    () => validRequest(first, { postId: POST, procedureId: ACT }),
    PATIENCE,
  );
  const days = await daysFor(first, request);
  const slots = new Map<SlotId, number>();
  for (const date of days)
    for (const [time, free] of Object.entries(places)) {
      await openSlot({ postId: POST, calendarId: CALENDAR, date, time }, { taken: 0, free });
      slots.set(`${date}T${time}`, free);
    }
  const [officer, head, form] = await Promise.all([staff("paris"), staff("head"), partner("both")]);
  return {
    persons: citizens.map((citizen) => ({
      citizen,
      people: [newPerson(), newPerson()],
      files: [],
      orders: [],
    })),
    officer: officer.accessToken,
    head: head.accessToken,
    partner: form.accessToken,
    days,
    slots,
    claims: [],
    proposals: [],
    mail: new Mail(),
    slotCalls: [],
    stampCalls: [],
    tally: new Map(),
  };
};

/** Notes how a deed ended. */
export const note = (world: World, deed: string, called: Called): Called => {
  const counts = world.tally.get(deed) ?? new Map<string, number>();
  world.tally.set(deed, counts);
  const outcome = outcomeOf(called);
  counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return called;
};

/** Does something with a file once nobody else is at it. */
export const alone = async (file: File, work: () => Promise<unknown>): Promise<void> => {
  const mine = file.last.then(work);
  file.last = mine.catch(() => undefined);
  await mine;
};

/** One of the person's files that suits; undefined where none does. */
export const fileWhere = (
  { files }: Person,
  random: Random,
  suits: (file: File) => boolean,
): File | undefined => pick(random, files.filter(suits));
