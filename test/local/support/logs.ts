import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type JsonObject, obj, tryParseJson } from "#local/json.ts";
import { platform } from "./platform.ts";

/** What a function has logged so far, line by line. */
export const logOf = async (functionName: string): Promise<readonly JsonObject[]> =>
  (await readFile(join(platform().logFolder, `${functionName}.log`), "utf8"))
    .split("\n")
    .map((line) => obj(tryParseJson(line)));

/** The logs of all functions, as text. */
export const allLogs = async (): Promise<readonly { readonly name: string; readonly text: string }[]> => {
  const folder = platform().logFolder;
  return await Promise.all(
    (await readdir(folder)).map(async (name) => ({ name, text: await readFile(join(folder, name), "utf8") })),
  );
};
