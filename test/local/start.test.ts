import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { signInCitizen } from "#local/client/sign-in.ts";
import { checkPorts, portsFrom } from "#local/ports.ts";
import { eventually } from "#test/support/deadline.ts";
import { fixtureAssembly } from "./support/assembly.ts";
import { FIXTURE_PORT, startFixture } from "./support/fixture-platform.ts";

const port = FIXTURE_PORT;
const startFile = fileURLToPath(new URL("../../local/start.ts", import.meta.url));
const key = (pk: string, sk: string) => ({ pk: { S: pk }, sk: { S: sk } });

let folder: string;
let children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wisal-start-"));
});
afterEach(() => {
  for (const child of children) child.kill("SIGKILL");
  children = [];
  rmSync(folder, { recursive: true, force: true });
});

/** `node local/start.ts` in a folder of its own, so that its `.local` is not the developer's. */
function start(environment: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [startFile], {
    cwd: folder,
    env: { ...process.env, WISAL_PORT: String(port), ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  const told = { text: "" };
  child.stdout.on("data", (chunk: Buffer) => {
    told.text += chunk.toString("utf8");
  });
  child.stderr.on("data", (chunk: Buffer) => {
    told.text += chunk.toString("utf8");
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { child, told, ended };
}

describe("a second start", () => {
  it("keeps tables, secrets and people, and delivers what the first had no time for", async () => {
    const options = {
      dataDir: join(folder, ".local"),
      inMemory: false,
      assembly: await fixtureAssembly(port),
    };
    const first = await startFixture(options);
    await first.call({ call: "put", pk: "OPEN#kept", text: "kept" });
    const secret = await first.call({ call: "secret" });
    const { accessToken } = await signInCitizen({ phone: "+33639980100", port });
    const subject = subjectOf(accessToken);
    await first.dynamodb.client.call("PutItem", { TableName: "fixture", Item: key("CMD#late", "CMD") });
    await first.stop();

    const second = await startFixture(options);
    try {
      const client = second.dynamodb.client;
      expect(await client.getItem("fixture", key("OPEN#kept", "A"))).toMatchObject({ text: { S: "kept" } });
      expect(await second.call({ call: "secret" })).toMatchObject({
        body: { result: { SecretString: secretIn(secret.body) } },
      });
      expect(subjectOf((await signInCitizen({ phone: "+33639980100", port })).accessToken)).toBe(subject);
      await eventually("the late command", () => client.getItem("fixture", key("SEEN#CMD#late", "MARK")));
    } finally {
      await second.stop();
    }
  });
});

describe("node local/start.ts", () => {
  it("names the port that is taken, in one line", async () => {
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(port + 3, "127.0.0.1", resolve));
    const { told, ended } = start();
    expect(await ended).toBe(1);
    expect(told.text).toContain(`Port ${port + 3} (messages) is taken`);
    expect(told.text).not.toContain("    at ");
    await new Promise((resolve) => squatter.close(resolve));
  });

  it("leaves a folder alone that another platform has", async () => {
    const first = createServer();
    await new Promise<void>((resolve) => first.listen(port + 50, "127.0.0.1", resolve));
    mkdirSync(join(folder, ".local"));
    writeFileSync(join(folder, ".local/running.json"), JSON.stringify({ pid: process.pid, port: port + 50 }));
    const { told, ended } = start();
    expect(await ended).toBe(1);
    expect(told.text).toContain(`process ${process.pid}, port ${port + 50}`);
    await new Promise((resolve) => first.close(resolve));
  });

  it("says what to install where there is no Java", async () => {
    const { told, ended } = start({ PATH: dirname(process.execPath) });
    expect(await ended).toBe(1);
    expect(told.text).toContain("Java is missing");
    expect(told.text).toContain("openjdk-17-jre-headless");
  });

  it("brings up the whole platform from its templates, and Ctrl-C ends every part", {
    timeout: 180_000,
  }, async () => {
    const { child, told, ended } = start();
    await eventually("the overview", () => told.text.includes("Ctrl-C ends everything"), {
      withinMs: 150_000,
      everyMs: 200,
    });
    expect(told.text).toMatch(/functions bundled · \d+/);
    expect(told.text).toContain("officer.paris@wisal.example");
    const response = await fetch(`http://127.0.0.1:${port}/api/posts`);
    expect(await response.json()).toMatchObject({ posts: { length: 60 } });
    child.kill("SIGINT");
    expect(await ended).toBe(0);
    await expect(checkPorts(portsFrom(port))).resolves.toBeUndefined();
  });
});

function subjectOf(token: string): unknown {
  const payload: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));
  return typeof payload === "object" && payload !== null && "sub" in payload ? payload.sub : undefined;
}

function secretIn(body: object): unknown {
  return /"SecretString":"(\w+)"/.exec(JSON.stringify(body))?.[1];
}
