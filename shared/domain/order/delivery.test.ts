import { describe, expect, it } from "vitest";
import { stateOfDelivery } from "./delivery.ts";

const at = "2026-11-21T10:00:00.000Z";
const note = (state: "sent" | "delivered" | "failed") => ({ state, at: "2026-11-21T10:00:05.000Z" });

describe("a code's delivery in one word (T4, N3)", () => {
  it("is queued, since it was, until a channel says something", () => {
    expect(stateOfDelivery({ at })).toEqual({ state: "queued", at });
  });

  it.each([
    [note("sent"), undefined, "sent"],
    [note("sent"), note("sent"), "sent"],
    [note("delivered"), note("sent"), "delivered"],
    [note("failed"), note("sent"), "sent"],
    [undefined, note("sent"), "sent"],
    [note("failed"), undefined, "failed"],
    [note("failed"), note("failed"), "failed"],
  ])("is the best of its channels: %j and %j are %s", (sms, email, state) => {
    expect(stateOfDelivery({ at, sms, email })).toEqual(expect.objectContaining({ state }));
  });
});
