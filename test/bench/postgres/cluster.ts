import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import pg from "pg";

/** Postgres refuses to run as root; this is `nobody` everywhere that has root. */
const NOBODY = 65_534;
const USER = "wisal";
/** Above what any section opens. */
const CONNECTIONS = 64;

/** A server of our own in a folder of its own, reached by a socket in it. */
export interface Cluster {
  readonly version: string;
  readonly connect: () => Promise<pg.Client>;
  readonly stop: () => Promise<void>;
}

/** Where Debian keeps the server's programs, which are not on the PATH. */
const programs = (): string | undefined =>
  [
    ...(process.env["PATH"] ?? "").split(delimiter),
    ...globSync("/usr/lib/postgresql/*/bin").toSorted().toReversed(),
  ].find((folder) => ["initdb", "postgres"].every((name) => existsSync(join(folder, name))));

const readied = async (server: ChildProcess): Promise<void> => {
  if (server.stderr === null) throw new Error("postgres has no log");
  const said: string[] = [];
  for await (const line of createInterface(server.stderr)) {
    said.push(line);
    if (line.includes("ready to accept connections")) return;
  }
  throw new Error(`postgres did not start: ${said.join("\n")}`);
};

/** Starts a server with its usual settings; undefined where PostgreSQL is not installed. */
export const startCluster = async (): Promise<Cluster | undefined> => {
  const folder = programs();
  if (folder === undefined) return undefined;
  const home = mkdtempSync(join(tmpdir(), "wisal-postgres-"));
  const asNobody = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if (asNobody.uid !== undefined) chownSync(home, NOBODY, NOBODY);
  const data = join(home, "data");
  await promisify(execFile)(
    join(folder, "initdb"),
    ["--pgdata", data, "--username", USER, "--auth", "trust", "--encoding", "UTF8", "--no-sync"],
    { ...asNobody, cwd: home },
  );
  const server = spawn(
    join(folder, "postgres"),
    ["-D", data, "-k", home, "-c", "listen_addresses=", "-c", `max_connections=${CONNECTIONS}`],
    { ...asNobody, cwd: home, stdio: ["ignore", "ignore", "pipe"] },
  );
  const end = (): void => void server.kill("SIGQUIT");
  process.once("exit", end);
  await readied(server);
  // Read on, or the server waits for somebody who does.
  server.stderr?.resume();
  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({ host: home, user: USER, database: "postgres" });
    await client.connect();
    return client;
  };
  const first = await connect();
  const { rows } = await first.query<{ server_version: string }>("SHOW server_version");
  await first.end();
  return {
    version: rows[0]?.server_version.split(" ")[0] ?? "?",
    connect,
    stop: async () => {
      process.off("exit", end);
      const exited = once(server, "exit");
      server.kill("SIGINT");
      await exited;
      rmSync(home, { recursive: true, force: true });
    },
  };
};
