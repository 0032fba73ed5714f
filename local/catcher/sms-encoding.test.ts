import { describe, expect, it } from "vitest";
import { smsShape } from "./sms-encoding.ts";

describe("the shape of an SMS", () => {
  it("is GSM-7 as long as every character is in its alphabet", () => {
    expect(smsShape("Clé à l'accueil: é")).toEqual({ encoding: "GSM-7", length: 18, parts: 1 });
    expect(smsShape("5€")).toEqual({ encoding: "GSM-7", length: 3, parts: 1 });
    expect(smsShape("légalisation œuvre").encoding).toBe("UCS-2");
    expect(smsShape("ç").encoding).toBe("UCS-2");
  });

  it("splits at 160 and 153, in Arabic at 70 and 67", () => {
    expect(smsShape("a".repeat(160)).parts).toBe(1);
    expect(smsShape("a".repeat(161)).parts).toBe(2);
    expect(smsShape("ب".repeat(70)).parts).toBe(1);
    expect(smsShape("ب".repeat(71)).parts).toBe(2);
    expect(smsShape("ب".repeat(135)).parts).toBe(3);
  });
});
