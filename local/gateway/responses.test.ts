import { describe, expect, it } from "vitest";
import { functionAnswer, gatewayAnswer } from "./responses.ts";

describe("the gateway's own answers", () => {
  it("fill the template's words", () => {
    const responses = new Map([
      [
        "UNAUTHORIZED",
        {
          status: 401,
          templates: {
            "application/json": '{"id":"$context.requestId","detail":$context.error.messageString}',
          },
          headers: { "Content-Type": "application/problem+json" },
        },
      ],
    ]);
    const answer = gatewayAnswer(responses, "UNAUTHORIZED", { requestId: "r-1" });
    expect(answer.body.toString("utf8")).toBe('{"id":"r-1","detail":"Unauthorized"}');
    expect(answer.headers).toContainEqual(["Content-Type", "application/problem+json"]);
    expect(answer.headers).not.toContainEqual(["content-type", "application/json"]);
  });

  it("fall back to the default of their class with their own status, then to AWS's words", () => {
    const responses = new Map([
      ["DEFAULT_5XX", { status: 500, templates: { "application/json": "{}" }, headers: {} }],
    ]);
    expect(gatewayAnswer(responses, "INTEGRATION_TIMEOUT", {})).toMatchObject({
      status: 504,
      body: Buffer.from("{}"),
    });
    expect(gatewayAnswer(new Map(), "MISSING_AUTHENTICATION_TOKEN", {}).status).toBe(403);
  });
});

describe("a function's answer", () => {
  it("lets multi-value headers replace single ones, and decodes base64 for who wants bytes", () => {
    const payload = JSON.stringify({
      statusCode: 200,
      headers: { "X-A": "1", "Content-Type": "image/png" },
      multiValueHeaders: { "x-a": ["2", "3"] },
      body: "aGk=",
      isBase64Encoded: true,
    });
    const answer = functionAnswer(payload, true);
    expect(answer?.headers).toEqual([
      ["Content-Type", "image/png"],
      ["x-a", "2"],
      ["x-a", "3"],
    ]);
    expect(answer?.body.toString("utf8")).toBe("hi");
    expect(functionAnswer(payload, false)?.body.toString("utf8")).toBe("aGk=");
  });

  it("is no answer when out of form", () => {
    expect(functionAnswer('{"hello":"world"}', false)).toBeUndefined();
    expect(functionAnswer("null", false)).toBeUndefined();
    expect(functionAnswer('{"statusCode":200,"body":{"not":"text"}}', false)).toBeUndefined();
  });
});
