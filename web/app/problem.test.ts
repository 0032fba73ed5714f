import { describe, expect, it } from "vitest";
import { readProblem } from "#web/app/problem.ts";

const refused = (errors: readonly { readonly pointer: string; readonly code: string }[]): Promise<string> =>
  readProblem(Response.json({ code: "invalid-input", errors }, { status: 400 })).then(({ code }) => code);

describe("the problem of an answer", () => {
  const id = { pointer: "/path/requestId", code: "invalid-id" };

  it("is that nothing is there, where the address alone is wrong (E1)", async () => {
    expect(await refused([id])).toBe("not-found");
  });

  it("is the input's, where something that was filled in is wrong too, or nothing is named (E1)", async () => {
    expect(await refused([id, { pointer: "/body/note", code: "missing" }])).toBe("invalid-input");
    expect(await refused([])).toBe("invalid-input");
  });

  it("is an error of ours, where a portal answers with its own page", async () => {
    const page = new Response("<h1>Wi-Fi</h1>", { status: 502 });
    expect(await readProblem(page)).toMatchObject({ code: "internal", status: 502, fields: [] });
  });
});
