/** Breaks copies of the product in every known way, and looks that the commands which are to notice do. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { parseArgs } from "node:util";
import { markdown } from "#test/bench/report.ts";
import { type Copy, copyRepository } from "./copy.ts";
import { type Breaking, breakings, type Check, checks } from "./known.ts";

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly seconds: number;
}

/** What a command says of what it found. */
const noticing = /^(breached|missed): |^Error: /;
const WIDEST = 110;

/** Runs `node` in the copy to its end. */
const runIn = async ({ folder }: Copy, args: readonly string[]): Promise<Ended> => {
  const began = performance.now();
  const child = spawn("node", [...args], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  const end = (): void => void child.kill("SIGTERM");
  process.prependOnceListener("exit", end);
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => said.push(text));
  await once(child, "close");
  process.off("exit", end);
  return { code: child.exitCode, output: said.join(""), seconds: (performance.now() - began) / 1000 };
};

const lastLines = ({ output }: Ended): string => output.trimEnd().split("\n").slice(-25).join("\n");

/** The bundles of the copy as its files now are. @throws where they cannot be made: then nothing was broken. */
const build = async (copy: Copy): Promise<void> => {
  const built = await runIn(copy, ["infra/build-functions.ts"]);
  if (built.code !== 0) throw new Error(`the copy was not built:\n${lastLines(built)}`);
};

/** How a breaking went: the line by which it was noticed; none where it was not. */
interface Tried {
  readonly breaking: Breaking;
  readonly noticed: string | undefined;
  readonly seconds: number;
}

const tryOne = async (copy: Copy, breaking: Breaking): Promise<Tried> => {
  copy.edit(breaking.edits);
  try {
    await build(copy);
    const ended = await runIn(copy, checks[breaking.check]);
    const line = ended.output.split("\n").find((text) => noticing.test(text));
    const noticed = ended.code === 0 ? undefined : line;
    if (noticed === undefined) console.error(`${breaking.name} was not noticed:\n${lastLines(ended)}`);
    return { breaking, noticed, seconds: ended.seconds };
  } finally {
    copy.mend(breaking.edits);
  }
};

/** Each check passes where nothing is broken: else it says nothing of what is. */
const control = async (copy: Copy, wanted: ReadonlySet<Check>): Promise<boolean> => {
  const pages = await runIn(copy, ["web/build.ts"]);
  if (pages.code !== 0) throw new Error(`the copy was not built:\n${lastLines(pages)}`);
  await build(copy);
  for (const check of wanted) {
    const ended = await runIn(copy, checks[check]);
    console.log(
      `unbroken, ${check}: ${ended.code === 0 ? "passes" : "FAILS"} in ${ended.seconds.toFixed(0)} s`,
    );
    if (ended.code !== 0) {
      console.error(lastLines(ended));
      return false;
    }
  }
  return true;
};

const { values } = parseArgs({ options: { only: { type: "string" } } });
const only = values.only?.split(",");
const chosen = breakings.filter(({ name }) => only === undefined || only.includes(name));
if (chosen.length < (only?.length ?? 1))
  throw new Error(`--only is some of ${breakings.map(({ name }) => name).join(", ")}`);

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
const copy = copyRepository();
process.once("exit", copy.remove);

if (await control(copy, new Set(chosen.map(({ check }) => check)))) {
  const tried: Tried[] = [];
  for (const breaking of chosen) {
    const one = await tryOne(copy, breaking);
    console.log(
      `${breaking.name}: ${one.noticed === undefined ? "NOT NOTICED" : "noticed"} in ${one.seconds.toFixed(0)} s`,
    );
    tried.push(one);
  }
  const rows = tried.map(({ breaking, noticed, seconds }) => [
    breaking.name,
    breaking.about,
    breaking.check,
    noticed?.slice(0, WIDEST) ?? "NOT NOTICED",
    seconds.toFixed(0),
  ]);
  const head = ["breaking", "what is taken away", "command", "noticed by", "seconds"];
  const about = Object.entries(checks)
    .map(([name, args]) => `${name}: node ${args.join(" ")}`)
    .join("\n");
  console.log(`\n${markdown({ title: "Known ways of breaking", about, table: { head, rows } })}`);
  process.exitCode = tried.some(({ noticed }) => noticed === undefined) ? 1 : 0;
} else process.exitCode = 1;
