import { describe, expect, it } from "vitest";
import { toJson } from "#local/json.ts";
import { statementsOf } from "#local/template/roles.ts";
import { isAllowed, matches, type Operation } from "./policy.ts";

const table = "arn:aws:dynamodb:eu-west-3:000000000000:table/core";
const get = (key?: string): Operation => ({
  action: "dynamodb:GetItem",
  resources: [table],
  context: key === undefined ? {} : { "dynamodb:LeadingKeys": [key] },
});
const role = (...statements: object[]) => statementsOf(toJson({ Statement: statements }));
const allow = { Effect: "Allow", Action: "dynamodb:GetItem", Resource: table };

describe("a role", () => {
  it("allows what a statement names, and nothing else", () => {
    expect(isAllowed(role(allow), get())).toBe(true);
    expect(isAllowed(role(allow), { ...get(), action: "dynamodb:PutItem" })).toBe(false);
    expect(isAllowed(role(allow), { ...get(), resources: [`${table}/index/byOwner`] })).toBe(false);
    expect(isAllowed([], get())).toBe(false);
  });

  it("understands wildcards in actions and resources, actions in any case", () => {
    const wide = role({ ...allow, Action: ["DynamoDB:Get*"], Resource: "arn:aws:dynamodb:*:*:table/co?e" });
    expect(isAllowed(wide, get())).toBe(true);
  });

  it("denies where one statement denies, whatever others allow", () => {
    const deny = { Effect: "Deny", Action: "*", Resource: `${table}*` };
    expect(isAllowed(role(allow, deny), get())).toBe(false);
  });

  it("lets texts go to phones and not to topics when every topic is denied", () => {
    const texts = role(
      { Effect: "Allow", Action: "sns:Publish", Resource: "*" },
      { Effect: "Deny", Action: "sns:Publish", Resource: "arn:aws:sns:*:*:*" },
    );
    const publish = (resource: string) => ({ action: "sns:Publish", resources: [resource], context: {} });
    expect(isAllowed(texts, publish("*"))).toBe(true);
    expect(isAllowed(texts, publish("arn:aws:sns:eu-west-3:000000000000:events"))).toBe(false);
    expect(
      isAllowed(role({ ...allow, Action: "sns:Publish", Resource: "arn:aws:sns:*" }), publish("*")),
    ).toBe(false);
  });

  it("holds reads to the leading keys it names", () => {
    const condition = { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": ["ACC#*", "STAFF#*"] } };
    const bound = role({ ...allow, Condition: condition });
    expect(isAllowed(bound, get("ACC#1"))).toBe(true);
    expect(isAllowed(bound, get("REQ#1"))).toBe(false);
    expect(isAllowed(bound, { ...get(), context: { "dynamodb:LeadingKeys": ["ACC#1", "REQ#1"] } })).toBe(
      false,
    );
  });

  it("compares keys of the context without regard to case, and needs them where it names them", () => {
    const bound = role({
      ...allow,
      Condition: { StringEquals: { "ses:FromAddress": "no-reply@wisal.example" } },
    });
    expect(isAllowed(bound, { ...get(), context: { "SES:fromaddress": ["no-reply@wisal.example"] } })).toBe(
      true,
    );
    expect(isAllowed(bound, { ...get(), context: { "ses:FromAddress": ["me@wisal.example"] } })).toBe(false);
    expect(isAllowed(bound, get())).toBe(false);
  });

  it("fails closed on an operator it does not know", () => {
    const strange = { NumericLessThan: { "aws:MultiFactorAuthAge": "60" } };
    expect(isAllowed(role({ ...allow, Condition: strange }), get())).toBe(false);
    expect(isAllowed(role(allow, { ...allow, Effect: "Deny", Condition: strange }), get())).toBe(false);
  });

  it("understands NotAction, NotResource and negated operators", () => {
    expect(isAllowed(role({ Effect: "Allow", NotAction: "s3:*", Resource: "*" }), get())).toBe(true);
    expect(isAllowed(role({ Effect: "Allow", Action: "*", NotResource: `${table}*` }), get())).toBe(false);
    const others = role({ ...allow, Condition: { StringNotEquals: { "aws:PrincipalTag/kind": "guest" } } });
    expect(isAllowed(others, { ...get(), context: { "aws:PrincipalTag/kind": ["guest"] } })).toBe(false);
    expect(isAllowed(others, get())).toBe(true);
  });
});

describe("a pattern", () => {
  it("treats everything but * and ? as itself", () => {
    expect(matches("a.c", "abc")).toBe(false);
    expect(matches("a+(b)$", "a+(b)$")).toBe(true);
    expect(matches("MSG#*", "MSG#1")).toBe(true);
  });
});
