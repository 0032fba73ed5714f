import { describe, expect, it } from "vitest";
import { eventually, within } from "./deadline.ts";

describe("eventually", () => {
  it("returns the first thing found, and asks no more", async () => {
    let asked = 0;
    const found = await eventually("the third answer", () => (++asked === 3 ? "here" : undefined), {
      everyMs: 1,
    });
    expect(found).toBe("here");
    expect(asked).toBe(3);
  });

  it("accepts 0 and the empty string as found", async () => {
    expect(await eventually("a zero", () => 0)).toBe(0);
    expect(await eventually("an empty text", () => "")).toBe("");
  });

  it("bears errors until the deadline, then names what was awaited and the last error", async () => {
    const refused = new Error("connection refused");
    const waiting = eventually(
      "the gateway",
      () => {
        throw refused;
      },
      { withinMs: 20, everyMs: 1 },
    );
    await expect(waiting).rejects.toMatchObject({ message: "the gateway: not within 20 ms", cause: refused });
  });
});

describe("within", () => {
  it("returns what the work returned", async () => {
    expect(await within("an answer", 1000, Promise.resolve(42))).toBe(42);
  });

  it("gives up on work that never settles", async () => {
    await expect(within("silence", 5, Promise.withResolvers().promise)).rejects.toThrow(
      "silence: not within 5 ms",
    );
  });
});
