import { describe, expect, it } from "vitest";
import * as z from "zod";
import { actorSchema } from "#events/envelope.ts";
import { eventKinds } from "#events/registry.ts";

/** Strings of an event that their schema does not bound to a list, a date, a time or a hash. */
interface FreeText {
  readonly type: string;
  readonly name: string;
}

const schemaSchema = z.looseObject({
  type: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).default({}),
  items: z.unknown().optional(),
  additionalProperties: z.unknown().optional(),
  anyOf: z.array(z.unknown()).default([]),
  oneOf: z.array(z.unknown()).default([]),
  allOf: z.array(z.unknown()).default([]),
});

const freeIn = (type: string, name: string, node: unknown): readonly FreeText[] => {
  const parsed = schemaSchema.safeParse(node);
  if (!parsed.success) return [];
  const { properties, items, additionalProperties, anyOf, oneOf, allOf, ...own } = parsed.data;
  const isBound = ["enum", "const", "pattern", "format"].some((keyword) => keyword in own);
  return [
    ...(own.type === "string" && !isBound ? [{ type, name }] : []),
    ...Object.entries(properties).flatMap(([inner, schema]) => freeIn(type, inner, schema)),
    ...[items, additionalProperties, ...anyOf, ...oneOf, ...allOf].flatMap((inner) =>
      freeIn(type, name, inner),
    ),
  ];
};

const free = eventKinds.flatMap(({ type, schema }) => freeIn(type, "", z.toJSONSchema(schema)));

/** What else is free: codes of ours and of a provider, posts, local times, and where the ministry's rates come from. */
const codes: readonly string[] = [
  "currency",
  "from",
  "madPerUnit",
  "posts",
  "reason",
  "replacedBy",
  "source",
  "subject",
  "time",
];

describe("what the audit trail keeps of an event (E3)", () => {
  it.each(eventKinds.map(({ type }) => type))(
    "of %s is ids, codes, times and amounts: no text of people's",
    (type) => {
      const texts = free.filter((each) => each.type === type).map(({ name }) => name);
      expect(texts.filter((name) => !/Id$/.test(name) && !codes.includes(name))).toEqual([]);
    },
  );

  it("and of who did it a kind and ids", () => {
    const names = freeIn("", "", z.toJSONSchema(actorSchema)).map(({ name }) => name);
    expect(names.toSorted()).toEqual(["accountId", "id", "postId"]);
  });
});
