/**
 * First step of every npm script: makes a fresh clone able to run the task, then runs it.
 *
 * Plain JavaScript without dependencies, because it must start on Node 20 before anything is installed.
 * Everything after it runs on Node 24, which npm brings as the package `node`.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { constants as osConstants } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const bin = join(root, "node_modules", ".bin");
const env = { ...process.env };

/** A reason to stop that its reader can do something about: printed without a stack. */
class Stop extends Error {}

// Progress goes to stderr, so that what a task prints can be piped.
const say = (line) => process.stderr.write(`wisal: ${line}\n`);

const sha256 = (...parts) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest("hex");
};

const readJson = (path) => {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
};

// --- Packages -------------------------------------------------------------------------------------------

const stampPath = join(root, "node_modules", ".wisal-lock");

const wantedPackages = () => {
  const { dependencies, devDependencies, overrides } = readJson(join(root, "package.json")) ?? {};
  const lock = readFileSync(join(root, "package-lock.json"), "utf8");
  return sha256(
    lock,
    JSON.stringify([dependencies, devDependencies, overrides]),
    process.platform,
    process.arch,
  );
};

/** Says whether npm's own record of node_modules covers the lock, as after a plain `npm install`. */
const recordCoversLock = () => {
  const wanted = readJson(join(root, "package-lock.json"))?.packages ?? {};
  const present = readJson(join(root, "node_modules", ".package-lock.json"))?.packages;
  if (present === undefined) return false;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === "" || entry.optional || entry.devOptional || present[path]?.version === entry.version,
  );
};

const packagesAreCurrent = () => {
  if (existsSync(stampPath) && readFileSync(stampPath, "utf8") === wantedPackages()) return true;
  if (!recordCoversLock()) return false;
  writeFileSync(stampPath, wantedPackages());
  return true;
};

const npm = (args) => {
  // Below `npm run`, npm names its own file: the same npm then works where `npm` is a shell wrapper.
  const npmFile = process.env.npm_execpath;
  const viaNode = npmFile?.endsWith(".js") === true;
  const [command, first] = viaNode ? [process.execPath, [npmFile]] : ["npm", []];
  return spawnSync(command, [...first, ...args], { cwd: root, stdio: ["ignore", 2, 2] });
};

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
};

/** Runs `work` while no other terminal of this clone installs or builds. */
const alone = async (what, work) => {
  const lock = join(root, ".cache", "bootstrap.lock");
  mkdirSync(dirname(lock), { recursive: true });
  let told = false;
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    const holder = Number(existsSync(lock) ? readFileSync(lock, "utf8") : 0);
    if (holder > 0 && !isAlive(holder)) {
      rmSync(lock, { force: true });
      continue;
    }
    if (!told) say(`waiting for another terminal that is already ${what} (process ${holder})`);
    told = true;
    await new Promise((done) => setTimeout(done, 300));
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
};

const installPackages = () => {
  if (packagesAreCurrent()) return;
  say("installing packages with npm (about half a minute on the first run) …");
  const began = Date.now();
  // Not `npm ci`: it refuses a lock whose optional packages for other platforms a mirror does not carry.
  const { status, error } = npm([
    "install",
    "--no-save",
    "--include=dev",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ]);
  if (error !== undefined)
    throw new Stop(`npm could not be started (${error.code}): install npm 10 or later`);
  if (status !== 0)
    throw new Stop(`npm install failed with exit code ${status}: its own lines above say why`);
  writeFileSync(stampPath, wantedPackages());
  say(`packages installed in ${Math.round((Date.now() - began) / 1000)} s`);
};

/** Puts Node 24 and the tools of node_modules first on the PATH of the task. */
const useNode24 = () => {
  env.PATH = [bin, process.env.PATH ?? ""].join(delimiter);
  const { status } = spawnSync(join(bin, "node"), ["--version"], { stdio: "ignore" });
  if (status === 0) return;
  const own = Number(process.versions.node.split(".")[0]);
  if (own >= 24) {
    env.PATH = [dirname(process.execPath), bin, process.env.PATH ?? ""].join(delimiter);
    return;
  }
  throw new Stop(
    `Node 24 is missing and this is Node ${own}. The npm package "node" brings it with its install script, which was ` +
      "skipped. Allow it: `npm rebuild node --ignore-scripts=false --foreground-scripts`, or run with Node 24",
  );
};

// --- What npm cannot bring ------------------------------------------------------------------------------

const onPath = (name) =>
  (env.PATH ?? "")
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return statSync(file).isFile();
      } catch {
        return false;
      }
    });

const needJava = () => {
  const home = process.env.JAVA_HOME;
  if (home !== undefined && existsSync(join(home, "bin", "java"))) {
    env.PATH = [env.PATH, join(home, "bin")].join(delimiter);
  }
  const { status, stderr } = spawnSync("java", ["-version"], { env, encoding: "utf8" });
  const major = Number(/version "(\d+)/.exec(stderr ?? "")?.[1] ?? 0);
  if (status === 0 && major >= 17) return;
  const found = status === 0 ? `Java ${major} is too old` : "Java is missing";
  throw new Stop(
    `${found}: DynamoDB Local needs Java 17 or later. Debian, Ubuntu: apt-get install openjdk-17-jre-headless; ` +
      "macOS: brew install openjdk@17; others: https://adoptium.net",
  );
};

const CHROMIUM_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const CHROMIUM_APPS = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Hands the browser's path to the journeys in WISAL_CHROMIUM; they are left out where it stays empty. */
const offerChromium = () => {
  if (env.WISAL_CHROMIUM !== undefined && existsSync(env.WISAL_CHROMIUM)) return;
  const found = CHROMIUM_NAMES.map(onPath).find((file) => file !== undefined);
  const path = found ?? CHROMIUM_APPS.find((file) => existsSync(file));
  if (path === undefined) delete env.WISAL_CHROMIUM;
  else env.WISAL_CHROMIUM = path;
};

const LIGHTHOUSE = "13.5.0";

/** Not among the packages: only who judges the pages by it needs its 196 MB. */
const needLighthouse = () => {
  const folder = join(root, ".cache", "lighthouse");
  const present = readJson(join(folder, "node_modules", "lighthouse", "package.json"));
  if (present?.version === LIGHTHOUSE) return;
  say(`installing Lighthouse ${LIGHTHOUSE} into .cache/lighthouse (196 MB, once) …`);
  mkdirSync(folder, { recursive: true });
  const { status } = npm([
    "install",
    ...["--prefix", folder, `lighthouse@${LIGHTHOUSE}`, "--save-exact", "--ignore-scripts"],
    ...["--no-audit", "--no-fund", "--loglevel=error"],
  ]);
  if (status !== 0) throw new Stop(`Lighthouse could not be installed: npm's own lines above say why`);
};

// --- Build ----------------------------------------------------------------------------------------------

const BUILD_INPUTS = [
  "functions",
  "shared",
  "events",
  "web",
  "infra/build-functions.ts",
  "tsconfig.json",
  "package-lock.json",
];
const BUILD_OUTPUTS = ["dist/functions", "dist/web"];
const BUILD = [
  ["node", "web/build.ts"],
  ["node", "infra/build-functions.ts"],
];

const filesBelow = (path) => {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
};

/** Contents of the sources, dates of the outputs: whoever else built since is noticed too. */
const buildState = () => {
  const sources = BUILD_INPUTS.flatMap((path) => filesBelow(join(root, path)));
  const outputs = BUILD_OUTPUTS.flatMap((path) => filesBelow(join(root, path)));
  return sha256(
    ...sources.flatMap((file) => [file, readFileSync(file)]),
    ...outputs.map((file) => `${file} ${statSync(file).mtimeMs}`),
  );
};

const buildStamp = join(root, ".cache", "build-state");

const buildIfStale = async () => {
  const complete = BUILD_OUTPUTS.every((path) => existsSync(join(root, path)));
  if (complete && existsSync(buildStamp) && readFileSync(buildStamp, "utf8") === buildState()) return 0;
  return await alone("building", async () => await build());
};

const build = async () => {
  say("building functions and pages …");
  const began = Date.now();
  const code = await runAll(BUILD);
  if (code === 0) {
    mkdirSync(dirname(buildStamp), { recursive: true });
    writeFileSync(buildStamp, buildState());
    say(`built in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  }
  return code;
};

// --- Tasks ----------------------------------------------------------------------------------------------

/** Runs one command to its end, hands it every signal, and returns its exit code. */
const run = ([command, ...args]) =>
  new Promise((done, fail) => {
    const child = spawn(command, args, { cwd: root, env, stdio: "inherit" });
    const forward = (signal) => {
      // A terminal's Ctrl-C has already reached the child, which is in the same group; twice may mean "now!".
      if (signal === "SIGINT" && process.stdin.isTTY) return;
      child.kill(signal);
    };
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    for (const signal of signals) process.on(signal, forward);
    child.on("error", fail);
    child.on("close", (code, signal) => {
      for (const name of signals) process.off(name, forward);
      done(signal === null ? code : 128 + (osConstants.signals[signal] ?? 0));
    });
  });

const runAll = async (commands) => {
  for (const command of commands) {
    const code = await run(command);
    if (code !== 0) return code;
  }
  return 0;
};

/** `needs` are checked before the first command; `fresh` builds first where the sources changed. */
const tasks = {
  start: {
    about: "the whole platform on this machine",
    needs: [needJava],
    commands: [["node", "local/start.ts"]],
  },
  demo: { about: "plays the main path against the running platform", commands: [["node", "local/demo.ts"]] },
  "draw:verify": {
    about: "recomputes a published draw from its address or a file",
    commands: [["node", "local/verify-draw.ts"]],
  },
  "audit:verify": {
    about: "verifies the audit trail against its anchors",
    commands: [["node", "local/verify-audit.ts"]],
  },
  drill: {
    about: "exports, destroys and restores the tables of the stopped local run, and verifies them",
    needs: [needJava],
    commands: [["node", "local/drill.ts"]],
  },
  build: { about: "functions and pages into dist/", work: () => alone("building", build) },
  openapi: {
    about: "docs/openapi.json from the route tables",
    commands: [["node", "local/write-openapi.ts"]],
  },
  synth: { about: "CDK templates into cdk.out/", fresh: true, commands: [["cdk", "synth", "--quiet"]] },
  test: {
    about: "all tests; arguments choose files",
    needs: [needJava, offerChromium],
    fresh: true,
    commands: [["node", "test/tooling/run-tests.ts"]],
  },
  bench: {
    about: "counts and rates against their bars, into docs/benchmarks.md",
    needs: [needJava],
    fresh: true,
    commands: [["node", "test/bench/bench.ts"]],
  },
  simulate: {
    about: "a release of scarce places, played under several preparations, into docs/simulation.md",
    commands: [["node", "test/simulation/simulate.ts"]],
  },
  chaos: {
    about: "people and faults by a seed over a platform of its own, and what must hold after",
    needs: [needJava],
    fresh: true,
    commands: [["node", "test/chaos/chaos.ts"]],
  },
  mutants: {
    about: "changes the rules one piece at a time; the unit tests must notice",
    commands: [["node", "test/mutants/mutants.ts"]],
  },
  breakings: {
    about: "breaks copies of the product in every known way, and looks that the proofs notice",
    needs: [needJava],
    commands: [["node", "test/breakings/breakings.ts"]],
  },
  verify: {
    about: "every check, the build and every test, as in CI",
    needs: [needJava, offerChromium],
    commands: [["node", "test/tooling/verify.ts"]],
  },
  check: {
    about: "the part of verify that needs neither a build nor Java",
    commands: [["node", "test/tooling/verify.ts", "--static"]],
  },
  screens: {
    about: "pictures of every screen into screens/; arguments choose by name",
    needs: [needJava, offerChromium],
    fresh: true,
    commands: [["node", "test/journey/screens.ts"]],
  },
  lighthouse: {
    about: "Lighthouse on the five busiest pages; arguments choose languages",
    needs: [needJava, offerChromium, needLighthouse],
    fresh: true,
    commands: [["node", "test/journey/lighthouse.ts"]],
  },
  format: { about: "formats and applies safe fixes", commands: [["biome", "check", "--write"]] },
  licences: { about: "licences of production packages", commands: [["node", "test/tooling/licences.ts"]] },
  sbom: {
    about: "bill of materials of production packages (CycloneDX)",
    commands: [["npm", "sbom", "--sbom-format=cyclonedx", "--omit=dev"]],
  },
};

const main = async ([name, ...args]) => {
  const task = Object.hasOwn(tasks, name ?? "") ? tasks[name] : undefined;
  if (task === undefined) {
    const list = Object.entries(tasks).map(([key, { about }]) => `  ${key.padEnd(10)} ${about}`);
    throw new Stop(`no task "${name ?? ""}". Tasks:\n${list.join("\n")}`);
  }
  if (!packagesAreCurrent()) await alone("installing", installPackages);
  useNode24();
  for (const check of task.needs ?? []) check();
  if (task.work !== undefined) return await task.work();
  const built = task.fresh ? await buildIfStale() : 0;
  if (built !== 0) return built;
  const last = task.commands.length - 1;
  return await runAll(task.commands.map((command, at) => (at === last ? [...command, ...args] : command)));
};

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  say(error.message);
  process.exitCode = 1;
}
