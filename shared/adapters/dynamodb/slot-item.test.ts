import { describe, expect, it } from "vitest";
import { placeKinds, WITHDRAWN } from "#shared/domain/slot/places.ts";
import { slotKeyOf, toSlot } from "./slot-item.ts";

const item = {
  pk: "SLOTS#fr-paris#acts#2026-11-24",
  sk: "10:00",
  postId: "fr-paris",
  calendarId: "acts",
  date: "2026-11-24",
  startsAt: "2026-11-24T09:00:00.000Z",
  places: [{ k: "public", u: 0 }],
  expiresAt: 1_800_000_000,
};

describe("A1 a slot as stored", () => {
  it("is read with who is on its places, and with its counts where it has any", () => {
    const places = [
      { k: "public", u: 5, r: "req_A", h: "hold_A", a: "apt_A" },
      ...[...placeKinds, WITHDRAWN].map((k) => ({ k, u: 0 })),
    ];
    expect(toSlot({ ...item, places, held: 2, ended: 1 })).toEqual({
      postId: "fr-paris",
      calendarId: "acts",
      date: "2026-11-24",
      time: "10:00",
      startsAt: "2026-11-24T09:00:00.000Z",
      held: 2,
      ended: 1,
      places: [
        { kind: "public", until: 5, requestId: "req_A", hold: "hold_A", appointmentId: "apt_A" },
        ...[...placeKinds, WITHDRAWN].map((kind) => ({ kind, until: 0 })),
      ],
    });
  });

  it.each([
    ["another kind of place", { places: [{ k: "gift", u: 0 }] }],
    ["a place with more to it", { places: [{ k: "public", u: 0, x: 1 }] }],
    ["half a second", { places: [{ k: "public", u: 0.5 }] }],
    ["fewer held than none", { held: -1 }],
    ["fewer ended than none", { ended: -1 }],
    ["no date", { date: "24.11.2026" }],
    ["more to it", { price: 1 }],
  ])("is a fault with %s", (_what, change) => {
    expect(() => toSlot({ ...item, ...change })).toThrow();
  });

  it("is found by its post, calendar, day and time", () => {
    const key = slotKeyOf(toSlot(item));
    const others = [
      { postId: "fr-lyon" },
      { calendarId: "passports" },
      { date: "2026-11-25" },
      { time: "10:30" },
    ];
    for (const other of others) expect(slotKeyOf({ ...toSlot(item), ...other })).not.toEqual(key);
    expect(slotKeyOf(toSlot(item))).toEqual(key);
  });
});
