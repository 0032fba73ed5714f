import { createServer } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cmiRefunds } from "./cmi-refunds.ts";

const server = createServer();
const seen: string[] = [];
let answer: { status: number; body: string } = { status: 200, body: "" };
let url = "";

beforeAll(async () => {
  server.on("request", (request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString("utf8")));
    request.on("end", () => {
      seen.push(new URLSearchParams(body).get("DATA") ?? "");
      response.writeHead(answer.status).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/fim/api`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  seen.length = 0;
});

const provider = () =>
  cmiRefunds(
    { read: () => Promise.resolve("a<b&c") },
    { url, clientId: "600000001", userName: "wisal-api", secretId: "cmi-api" },
  );
const order = { orderId: "ord_22222222", amountMad: 2000 };
const said = (inner: string): void => {
  answer = { status: 200, body: `<?xml version="1.0"?><CC5Response>${inner}</CC5Response>` };
};
const history = (...lines: readonly string[]): void =>
  said(
    `<ProcReturnCode>00</ProcReturnCode><Extra><TRXCOUNT>${lines.length}</TRXCOUNT>${lines
      .map((line, index) => `<TRX${index + 1}>${line}</TRX${index + 1}>`)
      .join("")}</Extra>`,
  );
const line = (type: string, amount: string, transaction: string, code = "00", state = "C") =>
  [type, state, amount, amount, "t", "t", "", "ref", "auth", code, transaction].join("\t");

describe("refunds by the card provider (T9)", () => {
  it("asks for a credit of the order, the amount in dirhams with two decimals", async () => {
    said("<Response>Approved</Response><ProcReturnCode>00</ProcReturnCode><TransId>26326A</TransId>");
    expect(await provider().pay(order)).toEqual({ state: "paid", reference: "26326A" });
    expect(seen[0]).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><CC5Request><Name>wisal-api</Name><Password>a&lt;b&amp;c</Password>' +
        "<ClientId>600000001</ClientId><Type>Credit</Type><OrderId>ord_22222222</OrderId><Total>20.00</Total>" +
        "<Currency>504</Currency></CC5Request>",
    );
  });

  it.each([
    ["a plain no", "<Response>Declined</Response><ProcReturnCode>05</ProcReturnCode>", "refused"],
    ["an error", "<Response>Error</Response><ProcReturnCode>99</ProcReturnCode>", "unknown"],
    [
      "a yes without a transaction",
      "<Response>Approved</Response><ProcReturnCode>00</ProcReturnCode>",
      "unknown",
    ],
    ["nothing", "", "unknown"],
  ])("takes %s for what it is", async (_what, inner, state) => {
    said(inner);
    expect((await provider().pay(order)).state).toBe(state);
  });

  it("knows nothing from a broken answer, nor from none", async () => {
    answer = { status: 503, body: "<CC5Response></CC5Response>" };
    expect((await provider().pay(order)).state).toBe("unknown");
    answer = { status: 200, body: "<CC5Response><Response>Approved</Response>" };
    expect((await provider().pay(order)).state).toBe("unknown");
    expect((await provider().find(order, [])).state).toBe("unknown");
    const nobody = cmiRefunds(
      { read: () => Promise.resolve("x") },
      { url: "http://127.0.0.1:1", clientId: "", userName: "", secretId: "" },
    );
    expect((await nobody.pay(order)).state).toBe("unknown");
  });

  it("finds in an order's history the credit that nobody has recorded yet", async () => {
    history(line("S", "2000", "T1"), line("C", "20.00", "T2"), line("C", "2000", "T3"));
    expect(await provider().find(order, ["T2"])).toEqual({ state: "paid", reference: "T3" });
    expect((await provider().find(order, ["T2", "T3"])).state).toBe("refused");
    expect((await provider().find({ ...order, amountMad: 1999 }, [])).state).toBe("refused");
    expect(seen[0]).toContain("<Extra><ORDERHISTORY>QUERY</ORDERHISTORY></Extra>");
  });

  it("takes no refused or voided credit for one, and no history that was cut", async () => {
    history(line("C", "2000", "T2", "05"), line("C", "2000", "T3", "00", "V"));
    expect((await provider().find(order, [])).state).toBe("refused");
    said("<ProcReturnCode>00</ProcReturnCode><Extra><TRXCOUNT>2</TRXCOUNT><TRX1>S</TRX1></Extra>");
    expect((await provider().find(order, [])).state).toBe("unknown");
  });
});
