import { each } from "#test/support/each.ts";
import { counter } from "../designs/counter.ts";
import type { Design, Released } from "../designs/design.ts";
import { itemPerPlace } from "../designs/item-per-place.ts";
import { ours, oursForgetful } from "../designs/item-per-slot.ts";
import { per, percentile, short, sum } from "../figures.ts";
import { seeded } from "../random.ts";
import type { Section } from "../report.ts";
import type { Stage } from "../stage/stage.ts";

const ENVIRONMENTS = 32;

const releases = [
  { name: "10 × 10, singles", slots: 10, places: 10, largest: 1 },
  { name: "20 × 5, singles", slots: 20, places: 5, largest: 1 },
  { name: "10 × 10, families of 1–6", slots: 10, places: 10, largest: 6 },
] as const;

/** Without memory every press writes: shown once, for what the memory saves. */
const designsFor = (release: number): readonly Design[] =>
  release === 0 ? [ours, oursForgetful, itemPerPlace, counter] : [ours, itemPerPlace, counter];

interface Pressed {
  readonly tag: string;
  readonly won: boolean;
  readonly slot: number;
  readonly party: number;
  readonly ms: number;
}

/** Everybody presses once, for a slot at random; the same people and slots for every design. */
const run = async (
  stage: Stage,
  design: Design,
  released: Released,
  { people, largest, seed }: { readonly people: number; readonly largest: number; readonly seed: number },
): Promise<readonly Pressed[]> => {
  const table = stage.tableName("core");
  await stage.put("core", design.items(released));
  const idle = Array.from({ length: ENVIRONMENTS }, (_, index) => {
    const at = { tag: "" };
    const client = stage.counted(released.run, () => at.tag);
    return { at, press: design.environment({ client, table }, released, seeded(seed + index)) };
  });
  const random = seeded(seed);
  const crowd = Array.from({ length: people }, () => ({
    party: 1 + Math.floor(random() * largest),
    slot: Math.floor(random() * released.slots),
  }));
  return await each(crowd, ENVIRONMENTS, async ({ party, slot }, index) => {
    // As Lambda does it: an environment has one press at a time.
    const environment = idle.shift();
    if (environment === undefined) throw new Error("no environment is idle");
    const tag = `${released.run}-${index}`;
    environment.at.tag = tag;
    const began = performance.now();
    const won = await environment.press({ slot, party, hold: tag });
    const ms = performance.now() - began;
    idle.push(environment);
    return { tag, won, slot, party, ms };
  });
};

const rowOf = (
  stage: Stage,
  design: Design,
  released: Released,
  release: string,
  presses: readonly Pressed[],
) => {
  const records = Map.groupBy(
    stage.platform.proxy.meter.records({ function: released.run }),
    ({ invocation }) => invocation?.tag ?? "",
  );
  const unitsOf = (of: readonly Pressed[]): number =>
    sum(of.flatMap(({ tag }) => records.get(tag) ?? []).map(({ writeUnits }) => writeUnits));
  const won = presses.filter((press) => press.won);
  const lost = presses.filter((press) => !press.won);
  const bySlot = [...Map.groupBy(won, ({ slot }) => slot).values()].map((in_) =>
    sum(in_.map(({ party }) => party)),
  );
  const sold = sum(bySlot);
  const requests = sum([...records.values()].map((each_) => each_.length));
  const milliseconds = (of: readonly Pressed[]): string =>
    [0.5, 0.95]
      .map((share) =>
        Math.round(
          percentile(
            of.map(({ ms }) => ms),
            share,
          ),
        ),
      )
      .join(" / ");
  return [
    release,
    design.name,
    String(sold),
    String(sum(bySlot.map((taken) => Math.max(0, taken - released.places)))),
    short(per(requests, sold)),
    short(per(unitsOf(presses), sold)),
    short(per(unitsOf(lost), lost.length)),
    milliseconds(won),
    milliseconds(lost),
  ];
};

/** The same releases by other ways to store slots (docs/adr/0016). */
export const designsSection = async (
  stage: Stage,
  { people, seed }: { readonly people: number; readonly seed: number },
): Promise<Section> => {
  const { meter } = stage.platform.proxy;
  const rows: (readonly string[])[] = [];
  for (const [at, { name, slots, places, largest }] of releases.entries()) {
    for (const [index, design] of designsFor(at).entries()) {
      const released = { run: `design${at}${index}`, slots, places };
      meter.reset();
      meter.measuring = true;
      const presses = await run(stage, design, released, { people, largest, seed: seed + at });
      meter.measuring = false;
      rows.push(rowOf(stage, design, released, name, presses));
    }
  }
  return {
    title: "Other ways to store slots",
    about:
      `Holds alone, without HTTP: ${people.toLocaleString("en")} people press once each, for a slot at random, ` +
      `in ${ENVIRONMENTS} environments with one press at a time each; every design but "no memory" lets an environment ` +
      "believe for three seconds what it saw. Milliseconds at the median and the 95th percentile, with everything " +
      "counted, on an emulator that raises no conflicts: on AWS, transactions on one hot item are refused beyond about " +
      "40 a second, and a counter does not see that a hold has lapsed.",
    table: {
      head: [
        "release",
        "design",
        "sold",
        "over-booked",
        "requests per place",
        "write units per place",
        "write units per lost press",
        "ms won",
        "ms lost",
      ],
      rows,
    },
  };
};
