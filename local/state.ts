import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type JsonObject, obj, parseJson } from "#local/json.ts";

/** A small JSON file of the local run; in memory where no folder is given. */
export class StateFile {
  readonly #path: string | undefined;
  readonly value: JsonObject;

  constructor(folder: string | undefined, name: string) {
    this.#path = folder === undefined ? undefined : join(folder, name);
    this.value =
      this.#path !== undefined && existsSync(this.#path)
        ? obj(parseJson(readFileSync(this.#path, "utf8")))
        : {};
  }

  /** Written beside and moved into place, so that an interrupted run never leaves half a file. */
  save(): void {
    if (this.#path === undefined) return;
    mkdirSync(dirname(this.#path), { recursive: true });
    const draft = `${this.#path}.new`;
    writeFileSync(draft, `${JSON.stringify(this.value, null, 2)}\n`, { mode: 0o600 });
    renameSync(draft, this.#path);
  }
}
