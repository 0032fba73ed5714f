import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const NOW = Date.UTC(2026, 10, 23, 9);
const SECOND_MS = 1000;

/** The clock of a page that has just opened; storage is the tab's and outlasts it. */
const opened = async () => {
  vi.resetModules();
  return await import("#web/app/clock.ts");
};

/** An answer of an API whose clock is so much ahead of the device's, made some time ago. */
const answer = ({ aheadMs = 0, madeMsAgo = 0, cache = "no-store", age = "" }): Headers =>
  new Headers({
    date: new Date(Date.now() + aheadMs - madeMsAgo).toUTCString(),
    "cache-control": cache,
    ...(age !== "" && { age }),
  });
const PUBLIC = "public, max-age=30";

describe("the API's clock", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
    const storage = new Map<string, string>();
    vi.stubGlobal("sessionStorage", {
      getItem: (name: string) => storage.get(name) ?? null,
      setItem: (name: string, value: string) => storage.set(name, value),
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("is the device's until an answer says otherwise", async () => {
    const { serverNow, noteServerTime } = await opened();
    expect(serverNow()).toBe(NOW);
    noteServerTime(new Headers({ "cache-control": "no-store" }));
    expect(serverNow()).toBe(NOW);
  });

  it.each([-3600, 0, 3600])("is known though the device's is %i s behind", async (seconds) => {
    const { serverNow, noteServerTime } = await opened();
    noteServerTime(answer({ aheadMs: seconds * SECOND_MS }));
    expect(serverNow()).toBe(NOW + seconds * SECOND_MS);
    vi.setSystemTime(NOW + 5 * SECOND_MS);
    expect(serverNow()).toBe(NOW + (seconds + 5) * SECOND_MS);
    expect((await opened()).serverNow()).toBe(NOW + (seconds + 5) * SECOND_MS);
  });

  it("never goes back by an answer that a cache kept", async () => {
    const { serverNow, noteServerTime } = await opened();
    noteServerTime(answer({ aheadMs: 60 * SECOND_MS }));
    noteServerTime(answer({ aheadMs: 60 * SECOND_MS, madeMsAgo: 29 * SECOND_MS, cache: PUBLIC }));
    expect(serverNow()).toBe(NOW + 60 * SECOND_MS);
    const again = await opened();
    again.noteServerTime(answer({ aheadMs: 60 * SECOND_MS, madeMsAgo: 29 * SECOND_MS, cache: PUBLIC }));
    expect(again.serverNow()).toBe(NOW + 60 * SECOND_MS);
  });

  it("is at least that of an answer a cache kept, and as late as a shared cache had it", async () => {
    const { serverNow, noteServerTime } = await opened();
    noteServerTime(answer({ aheadMs: 3600 * SECOND_MS, madeMsAgo: 20 * SECOND_MS, cache: PUBLIC }));
    expect(serverNow()).toBe(NOW + 3580 * SECOND_MS);
    noteServerTime(
      answer({ aheadMs: 3600 * SECOND_MS, madeMsAgo: 20 * SECOND_MS, cache: PUBLIC, age: "20" }),
    );
    expect(serverNow()).toBe(NOW + 3600 * SECOND_MS);
  });

  it("is set back by an answer that was made for nobody else", async () => {
    const { serverNow, noteServerTime } = await opened();
    noteServerTime(answer({ aheadMs: 3600 * SECOND_MS }));
    noteServerTime(answer({}));
    expect(serverNow()).toBe(NOW);
  });
});
