import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logOf, slotsOf } from "#test/support/draw-log.ts";
import { drawPlaces } from "./allocate.ts";
import type { Draw, DrawPlan } from "./draw.ts";
import { drawFaults, drawTransitions, dueStep } from "./draw.ts";
import type { DrawSlot, Ticket } from "./record.ts";
import { pagesOf, pageWith } from "./record.ts";
import { numbersFrom, sha256, shuffled, shuffleKey } from "./shuffle.ts";
import type { DrawLog } from "./verify.ts";
import { verifyDraw } from "./verify.ts";

const SEED = sha256("a seed for tests");
const days = ["2026-12-01", "2026-12-02"];

const slotsArbitrary: fc.Arbitrary<readonly DrawSlot[]> = fc
  .tuple(...days.map(() => fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 12 })))
  .map((free) => days.flatMap((date, index) => slotsOf(date, free[index] ?? [])));

const preferenceArbitrary = fc
  .tuple(fc.constantFrom(...days), fc.constantFrom("", "/am", "/pm", "T08:30", "T12:00"))
  .map((parts) => parts.join(""));

const ticketsArbitrary: fc.Arbitrary<readonly Ticket[]> = fc.uniqueArray(
  fc.record({
    ticket: fc.stringMatching(/^[a-z0-9]{8}$/),
    party: fc.integer({ min: 1, max: 6 }),
    preferences: fc.uniqueArray(preferenceArbitrary, { minLength: 1, maxLength: 10 }),
  }),
  { selector: ({ ticket }) => ticket, maxLength: 40 },
);

const seedArbitrary = fc.string({ minLength: 1 }).map(sha256);
const scenario = fc.tuple(seedArbitrary, slotsArbitrary, ticketsArbitrary);

describe("A1 A3 property: a draw", () => {
  it("is decided by its seed and digest, whatever order the tickets come in", () => {
    fc.assert(
      fc.property(scenario, ([seed, slots, tickets]) => {
        const inOrder = logOf(seed, slots, tickets);
        expect(logOf(seed, slots, tickets.toReversed())).toEqual(inOrder);
        expect(verifyDraw(inOrder)).toEqual([]);
      }),
    );
  });

  it("gives every place at most once", () => {
    fc.assert(
      fc.property(scenario, ([seed, slots, tickets]) => {
        const given = new Map<string, number>();
        for (const { seats } of drawPlaces(seed, sha256(seed), slots, tickets))
          for (const { slotId, party } of seats) given.set(slotId, (given.get(slotId) ?? 0) + party);
        for (const [slotId, places] of given)
          expect(places).toBeLessThanOrEqual(slots.find((slot) => slot.slotId === slotId)?.free ?? 0);
      }),
    );
  });

  it("keeps parties whole, on one day, in one slot or in consecutive ones, and serves no ticket twice", () => {
    fc.assert(
      fc.property(scenario, ([seed, slots, tickets]) => {
        const results = drawPlaces(seed, sha256(seed), slots, tickets);
        expect(results.map(({ ticket }) => ticket).toSorted()).toEqual(
          tickets.map(({ ticket }) => ticket).toSorted(),
        );
        for (const { ticket, seats } of results) {
          if (seats.length === 0) continue;
          expect(seats.reduce((sum, { party }) => sum + party, 0)).toBe(
            tickets.find((one) => one.ticket === ticket)?.party,
          );
          const starts = seats.map(({ slotId }) => Date.parse(`${slotId}Z`));
          expect(starts).toEqual(starts.map((_, index) => (starts[0] ?? 0) + index * 1_800_000));
        }
      }),
    );
  });

  it("serves the first preference that has the room, and leaves nobody without one while it has", () => {
    const alone = ticketsArbitrary.map((tickets) => tickets.map((ticket) => ({ ...ticket, party: 1 })));
    fc.assert(
      fc.property(seedArbitrary, slotsArbitrary, alone, (seed, slots, tickets) => {
        const free = new Map(slots.map((slot) => [slot.slotId, slot.free]));
        const roomFor = (preference: string): boolean =>
          [...free].some(([slotId, left]) => left > 0 && matches(preference, slotId));
        for (const { ticket, seats } of drawPlaces(seed, sha256(seed), slots, tickets)) {
          const { preferences = [] } = tickets.find((one) => one.ticket === ticket) ?? {};
          const first = preferences.find(roomFor);
          const [seat] = seats;
          expect(seat === undefined).toBe(first === undefined);
          if (seat === undefined || first === undefined) continue;
          expect(matches(first, seat.slotId)).toBe(true);
          free.set(seat.slotId, (free.get(seat.slotId) ?? 0) - 1);
        }
      }),
    );
  });

  it("of 20,000 tickets with ten preferences each takes seconds at most", async ({ annotate }) => {
    const slots = Array.from({ length: 10 }, (_, day) =>
      slotsOf(
        `2026-12-${String(day + 1).padStart(2, "0")}`,
        Array.from({ length: 24 }, () => 8),
      ),
    ).flat();
    const tickets = Array.from({ length: 20_000 }, (_, index) => ({
      ticket: sha256(String(index)).slice(0, 22),
      party: 1 + (index % 6),
      preferences: Array.from(
        { length: 10 },
        (__, wish) => `2026-12-${String(1 + ((index + wish * 7) % 10)).padStart(2, "0")}`,
      ),
    }));
    const started = performance.now();
    const log = logOf(SEED, slots, tickets);
    const took = Math.round(performance.now() - started);
    const seated = log.pages.flatMap(({ results }) => results).filter(({ seats }) => seats.length > 0);
    await annotate(`20,000 tickets drawn and paged in ${took} ms; ${seated.length} have a place`);
    expect(log.pages).toHaveLength(40);
    expect(JSON.stringify(log.pages[0]).length).toBeLessThan(300_000);
    expect(took).toBeLessThan(20_000);
  });
});

const matches = (preference: string, slotId: string): boolean => {
  if (!slotId.startsWith(preference.slice(0, 10))) return false;
  const rest = preference.slice(10);
  if (rest === "/am") return slotId.slice(11) < "12:00";
  return rest === "/pm" ? slotId.slice(11) >= "12:00" : slotId.endsWith(rest);
};

describe("fairness", () => {
  const keyOf = (index: number) => shuffleKey(sha256(`seed ${index}`), sha256("digest"));

  it("every order of three is drawn as often as every other (chi-square over 6,000 fixed seeds)", () => {
    const counts = new Map<string, number>();
    for (let index = 0; index < 6000; index += 1) {
      const order = shuffled(["a", "b", "c"], keyOf(index)).join("");
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(counts.size).toBe(6);
    // 5 degrees of freedom: 20.5 is passed once in a thousand times.
    expect(chiSquare).toBeLessThan(20.5);
  });

  it("one place for ten is won by each as often (chi-square over 5,000 fixed seeds)", () => {
    const slots = slotsOf("2026-12-01", [1]);
    const tickets = Array.from({ length: 10 }, (_, index) => ({
      ticket: `ticket-${index}`,
      party: 1,
      preferences: ["2026-12-01"],
    }));
    const wins = new Map<string, number>();
    for (let index = 0; index < 5000; index += 1) {
      const winner = drawPlaces(sha256(`seed ${index}`), sha256("digest"), slots, tickets).find(
        ({ seats }) => seats.length > 0,
      );
      wins.set(winner?.ticket ?? "", (wins.get(winner?.ticket ?? "") ?? 0) + 1);
    }
    const chiSquare = [...wins.values()].reduce((sum, count) => sum + (count - 500) ** 2 / 500, 0);
    expect(wins.size).toBe(10);
    // 9 degrees of freedom.
    expect(chiSquare).toBeLessThan(27.9);
  });

  it("numbers stay below their bound, and are those that docs/fair-release.md works out by hand", () => {
    const below = numbersFrom(shuffleKey(SEED, sha256("digest")));
    const numbers = Array.from({ length: 12 }, () => below(1000));
    expect(numbers.every((number) => number >= 0 && number < 1000)).toBe(true);
    const key = shuffleKey("00".repeat(32), "11".repeat(32));
    expect(shuffled(["a", "b", "c", "d", "e", "f", "g", "h"], key).join("")).toBe("dgcbheaf");
  });
});

const log = logOf(
  SEED,
  slotsOf("2026-12-01", [2, 1, 0, 2]),
  ["aa", "bb", "cc", "dd", "ee"].map((ticket, index) => ({
    ticket,
    party: 1 + (index % 2),
    preferences: ["2026-12-01"],
  })),
);
const [page] = log.pages;
const tampered = (
  change: (original: NonNullable<typeof page>) => Partial<NonNullable<typeof page>>,
): DrawLog => ({
  ...log,
  pages: log.pages.map((original) => ({ ...original, ...change(original) })),
});
const placesOf = (other: DrawLog) => verifyDraw(other).map(({ place }) => place);

describe("the verifier", () => {
  it("accepts a true log", () => {
    expect(verifyDraw(log)).toEqual([]);
  });

  it("names another seed", () => {
    expect(placesOf({ ...log, seed: sha256("another seed") })).toEqual(["seed"]);
  });

  it("names the page of a ticket that was removed, added or changed, even with its mark forged", () => {
    const without = tampered(({ tickets, results }) => ({
      tickets: tickets.slice(1),
      results: results.slice(1),
    }));
    expect(placesOf(without)).toContain("page 0");
    const preferring = tampered(({ tickets }) => ({
      tickets: tickets.map((ticket) => ({ ...ticket, preferences: ["2026-12-02"] })),
    }));
    expect(placesOf(preferring)).toEqual(["page 0"]);
    const forged = logOf(SEED, log.slots, page?.tickets.slice(1) ?? []);
    expect(placesOf({ ...forged, digest: log.digest })).toEqual(["digest"]);
  });

  it("names slots that were changed, and tickets out of order", () => {
    expect(placesOf({ ...log, slots: slotsOf("2026-12-01", [2, 1, 0, 3]) })).toEqual(["digest"]);
    const swapped = tampered(({ tickets }) => ({ tickets: tickets.toReversed() }));
    expect(placesOf(swapped)).toContain("ticket dd");
  });

  it("names the tickets whose rank or place is not as drawn, is missing, or is nobody's", () => {
    const [first, second] = page?.results ?? [];
    if (first === undefined || second === undefined) throw new Error("no results");
    const exchanged = tampered(({ results }) => ({
      results: [{ ...first, rank: second.rank }, { ...second, rank: first.rank }, ...results.slice(2)],
    }));
    expect(placesOf(exchanged).toSorted()).toEqual(["ticket aa", "ticket bb"]);
    const loser = (page?.results ?? []).find(({ seats }) => seats.length === 0);
    const favoured = tampered(({ results }) => ({
      results: results.map((result) =>
        result.ticket === loser?.ticket ? { ...result, seats: first.seats } : result,
      ),
    }));
    expect(placesOf(favoured)).toEqual([`ticket ${loser?.ticket}`]);
    expect(placesOf(tampered(({ results }) => ({ results: results.slice(1) })))).toEqual(["ticket aa"]);
    const extra = tampered(({ results }) => ({ results: [...results, { ...first, ticket: "zz" }] }));
    expect(placesOf(extra)).toEqual(["ticket zz"]);
  });
});

const NOW = Date.parse("2026-11-21T12:00:00.000Z");
const at = (hours: number): string => new Date(NOW + hours * 3_600_000).toISOString();

describe("the plan of a draw", () => {
  const plan: DrawPlan = {
    from: "2026-12-01",
    to: "2026-12-04",
    opensAt: at(1),
    closesAt: at(48),
    drawAt: at(49),
    confirmHours: 24,
  };
  const faults = (more: Partial<DrawPlan>, draws: readonly { from: string; to: string }[] = []) =>
    drawFaults(
      { ...plan, ...more },
      { timeZone: "Europe/Paris", draws: draws.map((draw) => ({ drawId: "drw_x", ...draw })) },
      NOW,
    ).map(({ pointer, code }) => `${pointer} ${code}`);

  it.each<[string, Partial<DrawPlan>, string]>([
    ["a window that has opened", { opensAt: at(0) }, "/body/opensAt in-the-past"],
    ["a window that closes before it opens", { closesAt: at(1) }, "/body/closesAt ends-before-it-begins"],
    ["a draw before the window closes", { drawAt: at(47) }, "/body/drawAt before-it-closes"],
    ["dates that winners could not confirm for", { from: "2026-11-24" }, "/body/from too-early"],
    ["dates in the wrong order", { to: "2026-11-30" }, "/body/to ends-before-it-begins"],
    ["more than a month", { to: "2027-01-02" }, "/body/to too-long"],
  ])("refuses %s", (_, more, fault) => {
    expect(faults(more)).toEqual([fault]);
  });

  it("refuses dates of another draw, and accepts those beside it", () => {
    expect(faults({}, [{ from: "2026-12-04", to: "2026-12-09" }])).toEqual(["/body/from overlaps-a-draw"]);
    expect(faults({}, [{ from: "2026-12-05", to: "2026-12-09" }])).toEqual([]);
  });

  it("property: within a calendar, draws are drawn and allocated whole in order of their time", () => {
    const draws = fc.uniqueArray(
      fc.record({ id: fc.nat(), closes: fc.nat({ max: 20 }), waits: fc.nat({ max: 9 }) }),
      {
        selector: ({ id }) => id,
        minLength: 1,
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(draws, fc.infiniteStream(fc.nat()), (plans, picks) => {
        let live: readonly Draw[] = plans.map(({ id, closes, waits }) => ({
          ...plan,
          drawId: `drw_${id}`,
          postId: "fr-paris",
          calendarId: "acts",
          timeZone: "Europe/Paris",
          state: "announced",
          commitment: "",
          closesAt: at(closes),
          drawAt: at(closes + waits),
        }));
        const finished: string[] = [];
        for (let hour = 0; hour <= 30; hour += 1) {
          for (;;) {
            const due = live.flatMap((draw) => {
              const step = dueStep(draw, live, NOW + hour * 3_600_000);
              return step === undefined ? [] : [{ draw, step }];
            });
            // Whichever is taken first.
            const next = due[Number(picks.next().value) % Math.max(1, due.length)];
            if (next === undefined) break;
            const to = drawTransitions[next.step].to;
            if (to === "allocated") finished.push(`${next.draw.drawAt} ${next.draw.drawId}`);
            live = live.map((draw) => (draw === next.draw ? { ...draw, state: to } : draw));
          }
        }
        expect(finished).toHaveLength(plans.length);
        expect(finished).toEqual(finished.toSorted());
      }),
      { numRuns: 60 },
    );
  });

  it("a ticket is found on its page", () => {
    const tickets = Array.from({ length: 1200 }, (_, index) => ({
      ticket: `t${String(index).padStart(5, "0")}`,
      party: 1,
      preferences: ["2026-12-01"],
    }));
    const marks = pagesOf(tickets).map((on) => ({
      first: on[0]?.ticket ?? "",
      count: on.length,
      digest: "",
    }));
    expect(marks).toHaveLength(3);
    expect([0, 499, 500, 1199].map((index) => pageWith(marks, tickets[index]?.ticket ?? ""))).toEqual([
      0, 0, 1, 2,
    ]);
  });
});
