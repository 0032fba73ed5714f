import { spawn } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eventually } from "#test/support/deadline.ts";
import { type CommandResult, runCommand } from "./command.ts";

/** What a person sees of the first step of every script, in a copy that holds nothing but that step. */

let folder = "";
const bootstrap = (task: string): readonly [string, ...string[]] => [
  process.execPath,
  "local/bootstrap.mjs",
  task,
];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "wisal-bootstrap-"));
  await mkdir(join(folder, "local"));
  for (const file of ["package.json", "package-lock.json", "local/bootstrap.mjs"]) {
    await cp(file, join(folder, file));
  }
  await symlink(join(process.cwd(), "node_modules"), join(folder, "node_modules"), "dir");
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const script = async (path: string, lines: string): Promise<void> => {
  await mkdir(join(folder, path, ".."), { recursive: true });
  await writeFile(join(folder, path), lines);
  await chmod(join(folder, path), 0o755);
};

/** `PATH` holds only what the test put into `bin/`, so that this machine's own Java is out of sight. */
const runWith = async (task: string, env: NodeJS.ProcessEnv = {}): Promise<CommandResult> =>
  await runCommand(bootstrap(task), { cwd: folder, env: { PATH: join(folder, "bin"), ...env } });

const JAVA_17 = "#!/bin/sh\necho 'openjdk version \"17.0.15\" 2025-04-15' >&2\n";
const JAVA_11 = "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n";
const OLD_JAVA = "#!/bin/sh\necho 'java version \"1.8.0_452\"' >&2\n";

describe("bootstrap", () => {
  it("lists the tasks when asked for one that is not there", async () => {
    const { code, output } = await runWith("strat");
    expect(code).toBe(1);
    expect(output).toMatch(/^wisal: no task "strat"\. Tasks:\n {2}start /);
  });

  it("says in one line what to install where Java is missing", async () => {
    const { code, output } = await runWith("start");
    expect(code).toBe(1);
    expect(output).toMatch(/^wisal: Java is missing: .*openjdk-17-jre-headless.*\n$/);
  });

  it.each([
    ["11", JAVA_11],
    ["1", OLD_JAVA],
  ])("says in one line that Java %s is too old", async (major, java) => {
    await script("bin/java", java);
    const { code, output } = await runWith("start");
    expect(code).toBe(1);
    expect(output).toMatch(new RegExp(`^wisal: Java ${major} is too old: .*Java 17 or later.*\n$`));
  });

  it("finds Java in JAVA_HOME", async () => {
    await script("jdk/bin/java", JAVA_17);
    await script("local/start.ts", 'console.log("up");\n');
    const { code, output } = await runWith("start", { JAVA_HOME: join(folder, "jdk") });
    expect({ code, output }).toEqual({ code: 0, output: "up\n" });
  });

  it("runs the task on Node 24 and ends with its exit code", async () => {
    await script("local/demo.ts", "console.log(process.versions.node);\nprocess.exitCode = 3;\n");
    const { code, output } = await runWith("demo");
    expect(output).toMatch(/^24\./);
    expect(code).toBe(3);
  });

  it.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)(
    "hands %s to the task and waits for its end",
    async (signal) => {
      await script(
        "local/demo.ts",
        `process.on("${signal}", () => {
        console.log("tidied after ${signal}");
        process.exit(5);
      });
      console.log("ready");
      setInterval(() => {}, 1000);\n`,
      );
      const [file, ...args] = bootstrap("demo");
      const child = spawn(file, args, {
        cwd: folder,
        env: { PATH: join(folder, "bin") },
        stdio: ["ignore", "pipe", "inherit"],
      });
      const heard: string[] = [];
      child.stdout.on("data", (chunk: Buffer) => heard.push(chunk.toString("utf8")));
      const ended = Promise.withResolvers<number | null>();
      child.on("close", ended.resolve);
      await eventually("the task is ready", () => heard.join("").includes("ready"));
      child.kill(signal);
      expect(await ended.promise).toBe(5);
      expect(heard.join("")).toContain(`tidied after ${signal}`);
    },
  );
});
