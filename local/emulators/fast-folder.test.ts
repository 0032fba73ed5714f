import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clearFastFolder, fastFolder } from "./fast-folder.ts";

let home: string;
beforeEach(() => {
  home = join(mkdtempSync(join(tmpdir(), "wisal-fast-")), "dynamodb");
});
afterEach(() => {
  clearFastFolder(home);
  rmSync(dirname(home), { recursive: true, force: true });
});
const write = (folder: string, text: string) => writeFileSync(join(folder, "a.db"), text);
const read = (folder: string) => readFileSync(join(folder, "a.db"), "utf8");

describe("the fast folder", () => {
  it("brings its files home at the stop, and starts from them", () => {
    const first = fastFolder(home);
    write(first.path, "one");
    first.bringHome();
    expect(read(home)).toBe("one");
    expect(read(fastFolder(home).path)).toBe("one");
  });

  it("takes up what a crash left", () => {
    write(fastFolder(home).path, "unsaved");
    expect(read(fastFolder(home).path)).toBe("unsaved");
  });

  it("starts empty where the home folder was removed", () => {
    write(fastFolder(home).path, "old");
    rmSync(home, { recursive: true });
    expect(() => read(fastFolder(home).path)).toThrow("ENOENT");
  });
});
