import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { buildApp } from "#infra/app.ts";
import { buildFunctions, buildPaths, functionNames } from "#infra/build-functions.ts";
import { stageConfig } from "#infra/config/stage.ts";
import type { StageName } from "#infra/config/stage-config.ts";

const resourceSchema = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
});

const templateSchema = z.object({
  Resources: z.record(z.string(), resourceSchema),
  Outputs: z
    .record(z.string(), z.object({ Value: z.unknown(), Export: z.object({ Name: z.string() }).optional() }))
    .default({}),
});

export type Resource = z.infer<typeof resourceSchema>;
export type Template = z.infer<typeof templateSchema>;

/** A resource with the stack and the id under which the template has it. */
export interface Placed extends Resource {
  readonly stack: string;
  readonly id: string;
}

/** The templates of one stage as the CLI would deploy them. */
export interface Assembly {
  readonly templates: Readonly<Record<string, Template>>;
  readonly ofType: (type: string) => readonly Placed[];
  /** A value as a person would say it: names for references, `<…>` for what only AWS knows. */
  readonly read: (stack: string, value: unknown) => string;
}

const nameProperties = [
  "TableName",
  "QueueName",
  "TopicName",
  "LogGroupName",
  "FunctionName",
  "Name",
  "BucketName",
  "StageName",
];

const pairSchema = z.tuple([z.string(), z.string()]);
const joinSchema = z.tuple([z.string(), z.array(z.unknown())]);
const intrinsicSchema = z.union([
  z.object({ Ref: z.string() }).transform(({ Ref }) => ({ kind: "ref" as const, id: Ref })),
  z
    .object({ "Fn::GetAtt": pairSchema })
    .transform((value) => ({ kind: "attribute" as const, of: value["Fn::GetAtt"] })),
  z
    .object({ "Fn::ImportValue": z.string() })
    .transform((value) => ({ kind: "import" as const, name: value["Fn::ImportValue"] })),
  z
    .object({ "Fn::Join": joinSchema })
    .transform((value) => ({ kind: "join" as const, of: value["Fn::Join"] })),
]);

/** Puts a set of templates into the form that the tests ask. */
export const assemblyOf = (templates: Readonly<Record<string, Template>>): Assembly => {
  const nameOf = (stack: string, id: string): string => {
    const resources = templates[stack]?.Resources ?? {};
    const resource = resources[id];
    if (resource === undefined) return `<${id}>`;
    const named = nameProperties
      .map((property) => resource.Properties[property])
      .find((value) => value !== undefined);
    if (named !== undefined) return read(stack, named);
    const alias = Object.values(resources).find(
      ({ Type, Properties }) =>
        Type === "AWS::KMS::Alias" && JSON.stringify(Properties["TargetKeyId"]).includes(`"${id}"`),
    );
    return alias ? read(stack, alias.Properties["AliasName"]) : id;
  };
  const read = (stack: string, value: unknown): string => {
    if (typeof value === "string") return value;
    const parsed = intrinsicSchema.safeParse(value);
    if (!parsed.success) return JSON.stringify(value);
    const intrinsic = parsed.data;
    if (intrinsic.kind === "ref") return nameOf(stack, intrinsic.id);
    if (intrinsic.kind === "attribute") {
      const [id, attribute] = intrinsic.of;
      return attribute === "StreamArn" ? `${nameOf(stack, id)} stream` : nameOf(stack, id);
    }
    if (intrinsic.kind === "join") {
      return intrinsic.of[1].map((part) => read(stack, part)).join(intrinsic.of[0]);
    }
    for (const [producer, template] of Object.entries(templates)) {
      const output = Object.values(template.Outputs).find(({ Export }) => Export?.Name === intrinsic.name);
      if (output) return read(producer, output.Value);
    }
    throw new Error(`nobody exports ${intrinsic.name}`);
  };
  return {
    templates,
    ofType: (type) =>
      Object.entries(templates).flatMap(([stack, template]) =>
        Object.entries(template.Resources)
          .filter(([, resource]) => resource.Type === type)
          .map(([id, resource]) => ({ stack, id, ...resource })),
      ),
    read,
  };
};

/** Builds the bundles unless each function has one: what is deployed is what is in dist/. */
export const ensureBundles = async (): Promise<void> => {
  const missing = functionNames().some((name) => !existsSync(join(buildPaths.bundles, name, "index.mjs")));
  if (missing) await buildFunctions();
};

/**
 * Synthesises a stage in a folder of its own, as the CLI does. Judging (cdk-nag, CloudFormation's own checks)
 * changes no template and takes most of the time, so one test asks for it and the others read what is made.
 */
export const synthesise = async (stage: StageName, options = { judged: false }): Promise<Assembly> => {
  await ensureBundles();
  const folder = mkdtempSync(join(tmpdir(), "wisal-cdk-"));
  try {
    const assembly = buildApp({ ...stageConfig(stage), nag: options.judged }, folder).synth();
    return assemblyOf(
      Object.fromEntries(
        assembly.stacks.map((stack) => [stack.stackName, templateSchema.parse(stack.template)]),
      ),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const statementSchema = z.object({
  Effect: z.enum(["Allow", "Deny"]),
  Action: z.union([z.string(), z.array(z.string())]),
  Resource: z.unknown(),
  Condition: z
    .record(z.string(), z.record(z.string(), z.union([z.string(), z.array(z.string())])))
    .optional(),
});
const policiesSchema = z.array(
  z.object({ PolicyDocument: z.object({ Statement: z.array(statementSchema) }) }),
);

/** What a role may do, a line for each action on each resource: `deny` before denials, conditions after. */
export const grantsOf = (assembly: Assembly, role: Placed): readonly string[] =>
  policiesSchema
    .parse(role.Properties["Policies"] ?? [])
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .flatMap(({ Effect, Action, Resource, Condition }) =>
      listOf(Action).flatMap((action) =>
        listOf(Resource).map((resource) => {
          const conditions = Object.values(Condition ?? {}).flatMap((keys) =>
            Object.values(keys).map((values) => ` [${listOf(values).join(" ")}]`),
          );
          return `${Effect === "Deny" ? "deny " : ""}${String(action)} ${assembly.read(role.stack, resource)}${conditions.join("")}`;
        }),
      ),
    );
