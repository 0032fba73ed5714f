import { account } from "#local/account.ts";
import { isObject, type Json, type JsonObject, list, obj, str } from "#local/json.ts";
import { type Addresses, attributeOf, refOf } from "./identity.ts";
import type { Resource, Stack } from "./stack.ts";

/** Stands for `AWS::NoValue`: the property or entry that holds it is left out. */
const noValue = Symbol("AWS::NoValue");
type Resolved = Json | typeof noValue;

const pseudoParameters: Readonly<Record<string, string>> = {
  "AWS::Region": account.region,
  "AWS::AccountId": account.id,
  "AWS::Partition": account.partition,
  "AWS::URLSuffix": "amazonaws.com",
};

/** Resolves CloudFormation intrinsics across all stacks of an assembly. */
export class Resolver {
  readonly #stacks: ReadonlyMap<string, Stack>;
  readonly #addresses: Addresses;
  readonly #exports = new Map<string, { stack: Stack; value: Json }>();

  constructor(stacks: readonly Stack[], addresses: Addresses) {
    this.#stacks = new Map(stacks.map((stack) => [stack.name, stack]));
    this.#addresses = addresses;
    for (const stack of stacks) {
      for (const output of Object.values(stack.outputs)) {
        const name = obj(output)["Export"];
        if (name === undefined) continue;
        const exported = str(this.resolve(stack.name, obj(name)["Name"]));
        this.#exports.set(exported, { stack, value: obj(output)["Value"] ?? null });
      }
    }
  }

  /** The value with every intrinsic replaced. @throws naming the intrinsic that cannot be resolved. */
  resolve(stackName: string, value: Json | undefined): Json {
    const resolved = this.#value(this.#stack(stackName), value ?? null);
    return resolved === noValue ? null : resolved;
  }

  /** One property of a resource, resolved. */
  property(resource: Resource, name: string): Json | undefined {
    const value = resource.properties[name];
    if (value === undefined) return undefined;
    const resolved = this.#value(this.#stack(resource.stack), value);
    return resolved === noValue ? undefined : resolved;
  }

  properties(resource: Resource): JsonObject {
    return obj(this.resolve(resource.stack, resource.properties));
  }

  ref(resource: Resource): string {
    return refOf(resource, (name) => this.property(resource, name), this.#addresses);
  }

  attribute(resource: Resource, attribute: string): string {
    const found = attributeOf(resource, attribute, (name) => this.property(resource, name), this.#addresses);
    // Attributes that only AWS can know stay recognisable, should one ever surface.
    return found ?? `${resource.stack}.${resource.logicalId}.${attribute}`;
  }

  /** Whether the resource exists, given its condition. */
  exists(resource: Resource): boolean {
    return (
      resource.condition === undefined || this.#condition(this.#stack(resource.stack), resource.condition)
    );
  }

  #stack(name: string): Stack {
    const stack = this.#stacks.get(name);
    if (stack === undefined) throw new Error(`No stack ${name} in the synthesised templates`);
    return stack;
  }

  #value(stack: Stack, value: Json): Resolved {
    if (Array.isArray(value)) {
      const entries: Json[] = [];
      for (const entry of value) {
        const resolved = this.#value(stack, entry);
        if (resolved !== noValue) entries.push(resolved);
      }
      return entries;
    }
    if (!isObject(value)) return value;
    const keys = Object.keys(value);
    const only = keys[0];
    if (keys.length === 1 && only !== undefined && (only === "Ref" || only.startsWith("Fn::"))) {
      return this.#intrinsic(stack, only, value[only] ?? null);
    }
    const entries: JsonObject = {};
    for (const [key, entry] of Object.entries(value)) {
      const resolved = this.#value(stack, entry);
      if (resolved !== noValue) entries[key] = resolved;
    }
    return entries;
  }

  #intrinsic(stack: Stack, name: string, argument: Json): Resolved {
    switch (name) {
      case "Ref":
        return this.#ref(stack, str(argument));
      case "Fn::GetAtt": {
        const [logicalId, ...rest] = Array.isArray(argument)
          ? argument.map((part) => str(part))
          : str(argument).split(".");
        return this.attribute(this.#resource(stack, logicalId ?? ""), rest.join("."));
      }
      case "Fn::Join": {
        const [separator, parts] = list(argument);
        return list(this.resolve(stack.name, parts))
          .map((part) => str(part))
          .join(str(separator));
      }
      case "Fn::Sub":
        return this.#sub(stack, argument);
      case "Fn::Select": {
        const [index, parts] = list(argument);
        return list(this.resolve(stack.name, parts))[Number(str(index))] ?? null;
      }
      case "Fn::Split": {
        const [separator, source] = list(argument);
        return str(this.resolve(stack.name, source)).split(str(separator));
      }
      case "Fn::ImportValue": {
        const exported = str(this.resolve(stack.name, argument));
        const found = this.#exports.get(exported);
        if (found === undefined) throw new Error(`${stack.name} imports ${exported}, which no stack exports`);
        return this.#value(found.stack, found.value);
      }
      case "Fn::GetStackOutput": {
        const reference = obj(this.resolve(stack.name, argument));
        const other = this.#stack(str(reference["StackName"]));
        const output = other.outputs[str(reference["OutputName"])];
        if (output === undefined) throw new Error(`${stack.name} reads an output that ${other.name} lacks`);
        return this.#value(other, obj(output)["Value"] ?? null);
      }
      case "Fn::If": {
        const [condition, whenTrue, whenFalse] = list(argument);
        return this.#value(stack, (this.#condition(stack, str(condition)) ? whenTrue : whenFalse) ?? null);
      }
      case "Fn::FindInMap": {
        const [map, first, second] = list(this.resolve(stack.name, argument)).map((part) => str(part));
        return obj(obj(stack.mappings[map ?? ""])[first ?? ""])[second ?? ""] ?? null;
      }
      case "Fn::Base64":
        return Buffer.from(str(this.resolve(stack.name, argument))).toString("base64");
      case "Fn::GetAZs":
        return ["a", "b", "c"].map((zone) => `${account.region}${zone}`);
      case "Fn::ToJsonString":
        return JSON.stringify(this.resolve(stack.name, argument));
      default:
        return this.#logic(stack, name, argument);
    }
  }

  #logic(stack: Stack, name: string, argument: Json): boolean {
    const parts = list(argument);
    switch (name) {
      case "Fn::Equals":
        return (
          JSON.stringify(this.resolve(stack.name, parts[0])) ===
          JSON.stringify(this.resolve(stack.name, parts[1]))
        );
      case "Fn::And":
        return parts.every((part) => this.#truth(stack, part));
      case "Fn::Or":
        return parts.some((part) => this.#truth(stack, part));
      case "Fn::Not":
        return !this.#truth(stack, parts[0] ?? null);
      default:
        throw new Error(`${stack.name} uses ${name}, which the local run cannot resolve`);
    }
  }

  #truth(stack: Stack, value: Json): boolean {
    const condition = obj(value)["Condition"];
    if (typeof condition === "string") return this.#condition(stack, condition);
    return this.resolve(stack.name, value) === true;
  }

  #condition(stack: Stack, name: string): boolean {
    return this.#truth(stack, stack.conditions[name] ?? null);
  }

  #ref(stack: Stack, name: string): Resolved {
    if (name === "AWS::NoValue") return noValue;
    if (name === "AWS::StackName") return stack.name;
    if (name === "AWS::StackId")
      return `arn:aws:cloudformation:${account.region}:${account.id}:stack/${stack.name}/local`;
    const pseudo = pseudoParameters[name];
    if (pseudo !== undefined) return pseudo;
    const parameter = stack.parameters[name];
    if (parameter !== undefined) return obj(parameter)["Default"] ?? "";
    return this.ref(this.#resource(stack, name));
  }

  #resource(stack: Stack, logicalId: string): Resource {
    const resource = stack.resources.get(logicalId);
    if (resource === undefined)
      throw new Error(`${stack.name} refers to ${logicalId}, which it does not declare`);
    return resource;
  }

  #sub(stack: Stack, argument: Json): string {
    const [text, variables] = Array.isArray(argument) ? argument : [argument, {}];
    const given = obj(variables);
    return str(text).replace(/\$\{(!?)([^}]+)\}/g, (_whole, literal: string, name: string) => {
      if (literal === "!") return `\${${name}}`;
      if (given[name] !== undefined) return str(this.resolve(stack.name, given[name]));
      const dot = name.indexOf(".");
      if (dot > 0) return this.attribute(this.#resource(stack, name.slice(0, dot)), name.slice(dot + 1));
      const value = this.#ref(stack, name);
      return value === noValue ? "" : str(value);
    });
  }
}
