import * as z from "zod";

const logged = z.object({
  type: z.literal("CallExpression"),
  callee: z.object({
    type: z.literal("MemberExpression"),
    object: z.object({ type: z.literal("Identifier"), name: z.literal("log") }),
  }),
});

const shapes = z.union([
  logged,
  z.object({ type: z.literal("ExpressionStatement"), expression: logged }),
  z.object({
    type: z.literal("NewExpression"),
    callee: z.object({ type: z.literal("Identifier"), name: z.literal("Error") }),
  }),
]);

/** Found by Stryker under this name: what a log line or the message of a bug says is no rule of the product. */
export const strykerPlugins = [
  {
    kind: "Ignore",
    name: "texts",
    value: {
      shouldIgnore: ({ node }: { readonly node: unknown }): string | undefined =>
        shapes.safeParse(node).success ? "a text for who reads logs" : undefined,
    },
  },
];
