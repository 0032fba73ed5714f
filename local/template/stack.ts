import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Json, type JsonObject, obj, optionalStr, parseJson, str } from "#local/json.ts";

export interface Resource {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: JsonObject;
  readonly condition: string | undefined;
}

/** One synthesised template. */
export interface Stack {
  readonly name: string;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly outputs: JsonObject;
  readonly conditions: JsonObject;
  readonly parameters: JsonObject;
  readonly mappings: JsonObject;
  /** Object key in the deployment bucket → folder or file, e.g. of a function's code. */
  readonly assets: ReadonlyMap<string, string>;
}

export function stackFromTemplate(
  name: string,
  template: Json,
  assets: ReadonlyMap<string, string> = new Map(),
): Stack {
  const body = obj(template);
  const resources = new Map<string, Resource>();
  for (const [logicalId, entry] of Object.entries(obj(body["Resources"]))) {
    const resource = obj(entry);
    resources.set(logicalId, {
      stack: name,
      logicalId,
      type: str(resource["Type"]),
      properties: obj(resource["Properties"]),
      condition: optionalStr(resource["Condition"]),
    });
  }
  return {
    name,
    resources,
    outputs: obj(body["Outputs"]),
    conditions: obj(body["Conditions"]),
    parameters: obj(body["Parameters"]),
    mappings: obj(body["Mappings"]),
    assets,
  };
}

/** Every stack of a cloud assembly, those of nested assemblies included. */
export function readStacks(assembly: string): Stack[] {
  const folder = resolve(assembly);
  const manifestFile = join(folder, "manifest.json");
  if (!existsSync(manifestFile)) return readLooseTemplates(folder);
  const stacks: Stack[] = [];
  for (const [id, entry] of Object.entries(
    obj(obj(parseJson(readFileSync(manifestFile, "utf8")))["artifacts"]),
  )) {
    const artifact = obj(entry);
    const properties = obj(artifact["properties"]);
    if (artifact["type"] === "cdk:cloud-assembly") {
      stacks.push(...readStacks(join(folder, str(properties["directoryName"]))));
    } else if (artifact["type"] === "aws:cloudformation:stack") {
      const file = join(folder, str(properties["templateFile"]));
      const name = str(properties["stackName"], id);
      stacks.push(stackFromTemplate(name, parseJson(readFileSync(file, "utf8")), assetsBeside(file)));
    }
  }
  return stacks;
}

/** CDK lists what a stack uploads in a file beside its template. */
function assetsBeside(templateFile: string): Map<string, string> {
  const file = templateFile.replace(/\.template\.json$/, ".assets.json");
  const assets = new Map<string, string>();
  if (!existsSync(file)) return assets;
  for (const asset of Object.values(obj(obj(parseJson(readFileSync(file, "utf8")))["files"]))) {
    const path = str(obj(obj(asset)["source"])["path"]);
    for (const destination of Object.values(obj(obj(asset)["destinations"]))) {
      assets.set(str(obj(destination)["objectKey"]), resolve(dirname(file), path));
    }
  }
  return assets;
}

function readLooseTemplates(folder: string): Stack[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".template.json"))
    .map((file) => {
      const template = parseJson(readFileSync(join(folder, file), "utf8"));
      return stackFromTemplate(
        file.slice(0, -".template.json".length),
        template,
        assetsBeside(join(folder, file)),
      );
    });
}
