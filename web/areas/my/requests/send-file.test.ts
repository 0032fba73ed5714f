import { describe, expect, it } from "vitest";
import { faultOf, typeOf } from "#web/areas/my/requests/send-file.ts";

const file = (name: string, type: string, size = 1_000) => ({ name, type, size });

describe("D1 a file before it is sent", () => {
  it("has its type by what the phone says, else by its ending", () => {
    expect(typeOf(file("a.jpg", "image/jpeg"))).toBe("image/jpeg");
    expect(typeOf(file("IMG_1.HEIC", ""))).toBe("image/heic");
    expect(typeOf(file("a", "image/heif"))).toBe("image/heic");
    expect(typeOf(file("a.docx", "application/msword"))).toBeUndefined();
  });

  it("is refused at once where the API would: type, nothing in it, more than 10 MB", () => {
    expect(faultOf(file("a.txt", "text/plain"))).toBe("wrong-type");
    expect(faultOf(file("a.pdf", "application/pdf", 0))).toBe("empty");
    expect(faultOf(file("a.pdf", "application/pdf", 10 * 1024 * 1024 + 1))).toBe("too-large");
    expect(faultOf(file("a.pdf", "application/pdf", 10 * 1024 * 1024))).toBeUndefined();
  });
});
