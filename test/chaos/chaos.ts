import { parseArgs } from "node:util";
import { closePlatform, openPlatform } from "#test/local/support/platform.ts";
import { breachesOf, shown } from "./report.ts";
import { runChaos } from "./run.ts";

const whole = (name: string, text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new Error(`--${name} is a whole number`);
  return value;
};

// Interrupted, it takes the emulator with it.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));

const { values } = parseArgs({
  options: {
    seed: { type: "string" },
    operations: { type: "string" },
    people: { type: "string" },
    cuts: { type: "string" },
  },
});
const seed = whole("seed", values.seed ?? process.env["WISAL_SEED"] ?? String(Date.now() % 2 ** 31));
const operations = whole("operations", values.operations ?? "1500");
const people = whole("people", values.people ?? "12");
const cuts = values.cuts === undefined ? undefined : whole("cuts", values.cuts);
const again = `npm run chaos -- --seed ${seed} --operations ${operations} --people ${people}${cuts === undefined ? "" : ` --cuts ${cuts}`}`;

console.log(`Chaos: seed ${seed}, ${operations} operations of ${people} people\n`);
await openPlatform();
try {
  const outcome = await runChaos(seed, {
    operations,
    people,
    cuts,
    atOnce: 8,
    toldAgain: 300,
    poisoned: true,
  });
  console.log(`${shown(outcome)}\n`);
  const breaches = breachesOf(outcome);
  for (const breach of breaches) console.error(`breached: ${breach}`);
  console.log(breaches.length === 0 ? `All holds. ${again}` : `Again: ${again}`);
  process.exitCode = breaches.length === 0 ? 0 : 1;
} catch (error) {
  // It never came to rest, or somebody met what no client can: that is a breach, too.
  console.error(error);
  console.error(`Again: ${again}`);
  process.exitCode = 1;
} finally {
  await closePlatform();
}
