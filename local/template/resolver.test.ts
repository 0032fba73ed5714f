import { describe, expect, it } from "vitest";
import type { Json } from "#local/json.ts";
import { Resolver } from "./resolver.ts";
import { stackFromTemplate } from "./stack.ts";

const addresses = { proxyUrl: "http://127.0.0.1:4010" };
const data = stackFromTemplate("Data", {
  Resources: {
    Core: { Type: "AWS::DynamoDB::Table", Properties: { TableName: "core" } },
    Events: { Type: "AWS::SNS::Topic", Properties: {} },
    Orders: { Type: "AWS::SQS::Queue", Properties: { QueueName: "orders" } },
    Site: { Type: "AWS::S3::Bucket", Properties: {} },
  },
  Outputs: { CoreArn: { Value: { "Fn::GetAtt": ["Core", "Arn"] }, Export: { Name: "Data:CoreArn" } } },
});
const api = stackFromTemplate("Api", {
  Parameters: { BootstrapVersion: { Type: "String", Default: "/cdk/version" } },
  Conditions: {
    Yes: { "Fn::Equals": [{ Ref: "AWS::Region" }, "eu-west-3"] },
    No: { "Fn::Not": [{ Condition: "Yes" }] },
  },
  Mappings: { Map: { a: { b: "found" } } },
  Resources: { Absent: { Type: "AWS::SNS::Topic", Condition: "No" } },
});
const resolver = new Resolver([data, api], addresses);
const inData = (value: Json) => resolver.resolve("Data", value);
const inApi = (value: Json) => resolver.resolve("Api", value);

describe("the resolver", () => {
  it("gives each kind of resource the Ref that CloudFormation gives it", () => {
    expect(inData({ Ref: "Core" })).toBe("core");
    expect(inData({ Ref: "Events" })).toBe("arn:aws:sns:eu-west-3:000000000000:Data-Events");
    expect(inData({ Ref: "Orders" })).toBe("http://127.0.0.1:4010/000000000000/orders");
    expect(inData({ Ref: "Site" })).toBe("data-site");
    expect(inApi({ Ref: "BootstrapVersion" })).toBe("/cdk/version");
  });

  it("resolves joins, substitutions, selections and splits inside each other", () => {
    const arn = { "Fn::GetAtt": ["Core", "Arn"] };
    expect(inData({ "Fn::Join": ["", [arn, "/index/", { Ref: "AWS::Region" }]] })).toBe(
      "arn:aws:dynamodb:eu-west-3:000000000000:table/core/index/eu-west-3",
    );
    expect(inData({ "Fn::Select": ["5", { "Fn::Split": [":", arn] }] })).toBe("table/core");
    expect(
      inData({ "Fn::Sub": ["${Orders.QueueName} ${!literal} ${x} ${AWS::AccountId}", { x: "y" }] }),
    ).toBe("orders ${literal} y 000000000000");
  });

  it("follows values across stacks", () => {
    const arn = "arn:aws:dynamodb:eu-west-3:000000000000:table/core";
    expect(inApi({ "Fn::ImportValue": "Data:CoreArn" })).toBe(arn);
    expect(inApi({ "Fn::GetStackOutput": { StackName: "Data", OutputName: "CoreArn" } })).toBe(arn);
    expect(() => inApi({ "Fn::ImportValue": "nobody" })).toThrow("which no stack exports");
  });

  it("judges conditions and leaves out what has no value", () => {
    expect(inApi({ "Fn::If": ["Yes", 1, 2] })).toBe(1);
    expect(
      inApi({ a: { "Fn::If": ["No", 1, { Ref: "AWS::NoValue" }] }, b: [{ Ref: "AWS::NoValue" }, 3] }),
    ).toEqual({ b: [3] });
    const absent = api.resources.get("Absent");
    expect(absent !== undefined && resolver.exists(absent)).toBe(false);
    expect(inApi({ "Fn::FindInMap": ["Map", "a", "b"] })).toBe("found");
  });

  it("says which stack uses an intrinsic or a resource it does not know", () => {
    expect(() => inApi({ "Fn::Transform": {} })).toThrow("Api uses Fn::Transform");
    expect(() => inApi({ Ref: "Nothing" })).toThrow("Api refers to Nothing");
  });
});
