import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { envelopeSchema } from "./envelope.ts";
import { envelopesOf, eventKinds } from "./registry.ts";

const folder = join(import.meta.dirname, "examples");
const kinds = new Map(eventKinds.map((kind) => [kind.type, kind]));

const read = (type: string, file: string): unknown =>
  JSON.parse(readFileSync(join(folder, type, file), "utf8"));

/** Whether a consumer would accept it: the envelope, then its data by its type. */
const accepts = (example: unknown): boolean => {
  const envelope = envelopeSchema.safeParse(example);
  return (
    envelope.success && (kinds.get(envelope.data.type)?.schema.safeParse(envelope.data.data).success ?? false)
  );
};

describe("the registry", () => {
  it("names each type once", () => {
    expect(kinds.size).toBe(eventKinds.length);
  });

  it("has examples for each of its types and for no other", () => {
    expect(readdirSync(folder).toSorted()).toEqual([...kinds.keys()].toSorted());
  });

  it("refuses to make a fact of an unknown type or with wrong data", () => {
    const change = { command: { id: "cmd_1", actor: { kind: "system", id: "x" } as const }, now: 0 };
    expect(() =>
      envelopesOf({ ...change, facts: [{ type: "gov.wisal.x.y.v1", subject: "s", data: {} }] }),
    ).toThrow("unknown event type");
    const known = eventKinds[0]?.type ?? "";
    expect(() =>
      envelopesOf({ ...change, facts: [{ type: known, subject: "s", data: { nonsense: true } }] }),
    ).toThrow();
  });
});

for (const { type, schema } of eventKinds) {
  describe(type, () => {
    const files = readdirSync(join(folder, type));
    const valid = files.filter((file) => file.startsWith("valid-"));
    const invalid = files.filter((file) => file.startsWith("invalid-"));

    it("has a valid example and two invalid ones at least", () => {
      expect(valid.length).toBeGreaterThanOrEqual(1);
      expect(invalid.length).toBeGreaterThanOrEqual(2);
      expect(valid.length + invalid.length).toBe(files.length);
    });

    for (const file of valid) {
      it(`accepts ${file}`, () => {
        expect(accepts(read(type, file))).toBe(true);
        expect(envelopeSchema.parse(read(type, file)).type).toBe(type);
      });
    }

    for (const file of invalid) {
      it(`refuses ${file}, for its data alone`, () => {
        const example = read(type, file);
        expect(envelopeSchema.safeParse(example).success).toBe(true);
        expect(accepts(example)).toBe(false);
      });
    }

    it("has no room for personal data: every object is closed, and no field is called like one", () => {
      const shape = z.toJSONSchema(schema, { io: "input" });
      expect(openObjects(shape)).toEqual([]);
      expect(fieldsOf(shape).filter((field) => personal.test(field))).toEqual([]);
    });
  });
}

/** Names of fields that would hold a person, a number to reach one, a document, a code or free text. */
const personal =
  /^(.*names?|phone.*|mobile.*|e?mail|email(address)?|cin|code|.*codes?|birth.*|passport.*|address|note|notes|comment|text|.*token|.*secret|card.*)$/i;

type Json = z.core.JSONSchema.BaseSchema;

const partsOf = (shape: Json): readonly Json[] =>
  [
    ...Object.values(shape.properties ?? {}),
    ...[shape.items ?? []].flat(),
    ...(shape.anyOf ?? []),
    ...(shape.oneOf ?? []),
    ...(shape.allOf ?? []),
  ].filter((part) => typeof part === "object");

const fieldsOf = (shape: Json): readonly string[] => [
  ...Object.keys(shape.properties ?? {}),
  ...partsOf(shape).flatMap(fieldsOf),
];

const openObjects = (shape: Json): readonly Json[] => [
  ...(shape.type === "object" && shape.additionalProperties !== false ? [shape] : []),
  ...partsOf(shape).flatMap(openObjects),
];
