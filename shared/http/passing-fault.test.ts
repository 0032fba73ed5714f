import { describe, expect, it } from "vitest";
import { isPassing } from "./passing-fault.ts";

describe("E1 isPassing", () => {
  it("is what the SDK tried again and gave up, and neither a refusal of the first attempt nor a bug", () => {
    expect(isPassing(Object.assign(new Error("slow"), { $metadata: { attempts: 4 } }))).toBe(true);
    const slow = Object.assign(new Error("slow"), { $metadata: { attempts: 3 } });
    expect(isPassing(new Error("no secret", { cause: slow }))).toBe(true);
    expect(isPassing(Object.assign(new Error("denied"), { $metadata: { attempts: 1 } }))).toBe(false);
    const conflict = { $metadata: { attempts: 1 }, $retryable: { throttling: false } };
    expect(isPassing(Object.assign(new Error("conflict"), conflict))).toBe(true);
    expect(isPassing(new TypeError("bug"))).toBe(false);
    expect(isPassing(undefined)).toBe(false);
  });
});
