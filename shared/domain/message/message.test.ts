import { describe, expect, it } from "vitest";
import { channelsFor } from "./message.ts";
import { fateOf } from "./notice.ts";

const email = "amina@example.org";

describe("the ways of a message (N3)", () => {
  it("N3 are SMS and e-mail, or e-mail alone for who prefers it, gave an address, and can wait", () => {
    expect(channelsFor({}, false)).toEqual(["sms"]);
    expect(channelsFor({ email }, false)).toEqual(["sms", "email"]);
    expect(channelsFor({ email, prefers: "email" }, false)).toEqual(["email"]);
    expect(channelsFor({ email, prefers: "email" }, true)).toEqual(["sms", "email"]);
    expect(channelsFor({ prefers: "email" }, false)).toEqual(["sms"]);
  });

  it("N3 are told in one word: the best news, or that an e-mail carried what the SMS could not", () => {
    expect(fateOf({ sms: "queued" })).toBe("queued");
    expect(fateOf({ sms: "queued", email: "sent" })).toBe("sent");
    expect(fateOf({ sms: "delivered", email: "failed" })).toBe("delivered");
    expect(fateOf({ sms: "failed", email: "queued" })).toBe("queued");
    expect(fateOf({ sms: "failed", email: "sent" })).toBe("by-email");
    expect(fateOf({ sms: "failed", email: "failed" })).toBe("failed");
    expect(fateOf({ sms: "failed" })).toBe("failed");
  });
});
