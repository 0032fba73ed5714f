import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { account } from "#local/account.ts";
import { each } from "#test/support/each.ts";
import type { Released } from "../designs/design.ts";
import { ours } from "../designs/item-per-slot.ts";
import { per, percentile, short, sum } from "../figures.ts";
import { type Cluster, startCluster } from "../postgres/cluster.ts";
import { bookedIn, opened, ways } from "../postgres/ways.ts";
import { seeded } from "../random.ts";
import { exactly, type Measure, type Section } from "../report.ts";
import type { Stage } from "../stage/stage.ts";

/** Connections to PostgreSQL, environments of ours: as many presses are on their way at any moment. */
const AT_ONCE = 32;
const released: Released = { run: "instead", slots: 10, places: 10 };
/** Played by ours before it is timed: connections to PostgreSQL are open and warm too. */
const warming: Released = { run: "warm", slots: 10, places: 10 };
const title = "What people use instead";

interface Pressed {
  readonly won: boolean;
  readonly ms: number;
}

/** Everybody presses once, each of `environments` for one person at a time. */
const play = async <E>(
  slots: readonly number[],
  environments: readonly E[],
  press: (environment: E, wanted: { readonly slot: number; readonly person: number }) => Promise<boolean>,
): Promise<{ readonly presses: readonly Pressed[]; readonly perSecond: number }> => {
  const idle = [...environments];
  const began = performance.now();
  const presses = await each(slots, environments.length, async (slot, person) => {
    const environment = idle.shift();
    if (environment === undefined) throw new Error("no environment is idle");
    const from = performance.now();
    const won = await press(environment, { slot, person });
    idle.push(environment);
    return { won, ms: performance.now() - from };
  });
  return { presses, perSecond: per(slots.length * 1000, performance.now() - began) };
};

const milliseconds = (presses: readonly Pressed[]): string =>
  [0.5, 0.95]
    .map((share) =>
      percentile(
        presses.map(({ ms }) => ms),
        share,
      ).toFixed(1),
    )
    .join(" / ");

/** One row: what was booked, and how fast. */
const rowOf = (
  name: string,
  booked: readonly number[],
  { presses, perSecond }: { readonly presses: readonly Pressed[]; readonly perSecond: number },
): readonly string[] => [
  name,
  String(sum(booked)),
  String(sum(booked.map((taken) => Math.max(0, taken - released.places)))),
  short(Math.round(perSecond)),
  milliseconds(presses.filter(({ won }) => won)),
  milliseconds(presses.filter(({ won }) => !won)),
];

/** Ours, by the functions' own store and client, straight to the emulator. */
const playOurs = async (stage: Stage, slots: readonly number[], seed: number) => {
  await stage.put("core", [...ours.items(warming), ...ours.items(released)]);
  const table = stage.tableName("core");
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint: stage.platform.urls.dynamodb,
      region: account.region,
      credentials: { accessKeyId: "bench", secretAccessKey: "local" },
    }),
    { marshallOptions: { removeUndefinedValues: true } },
  );
  const environmentsOf = (of: Released) =>
    Array.from({ length: AT_ONCE }, (_, index) =>
      ours.environment({ client, table }, of, seeded(seed + index)),
    );
  await play(slots, environmentsOf(warming), (press, { slot, person }) =>
    press({ slot, party: 1, hold: `${warming.run}-${person}` }),
  );
  const booked = Array.from({ length: released.slots }, () => 0);
  const played = await play(slots, environmentsOf(released), async (press, { slot, person }) => {
    const won = await press({ slot, party: 1, hold: `${released.run}-${person}` });
    if (won) booked[slot] = (booked[slot] ?? 0) + 1;
    return won;
  });
  client.destroy();
  return { row: rowOf("ours, one item per slot", booked, played), booked };
};

const playThem = async (cluster: Cluster, slots: readonly number[]) => {
  const clients = await Promise.all(Array.from({ length: AT_ONCE }, () => cluster.connect()));
  const [first] = clients;
  if (first === undefined) throw new Error("nobody is connected");
  const rows: (readonly string[])[] = [];
  for (const { name, book } of ways) {
    await opened(first, released);
    const played = await play(slots, clients, book);
    rows.push(rowOf(name, await bookedIn(first), played));
  }
  for (const client of clients) await client.end();
  return rows;
};

/** The same release by what is common on PostgreSQL, and ours beside it. */
export const insteadSection = async (
  stage: Stage,
  { people, seed }: { readonly people: number; readonly seed: number },
): Promise<Section> => {
  const cluster = await startCluster();
  if (cluster === undefined) {
    console.error("SKIPPED: PostgreSQL is not installed (Debian: apt-get install postgresql)");
    return { title, about: "SKIPPED: PostgreSQL was not installed on the machine that wrote this page." };
  }
  try {
    const random = seeded(seed);
    const slots = Array.from({ length: people }, () => Math.floor(random() * released.slots));
    const rows = await playThem(cluster, slots);
    const { row, booked } = await playOurs(stage, slots, seed);
    const measures: readonly Measure[] = [
      exactly("places that ours sold", sum(booked), released.slots * released.places),
      exactly(
        "places that ours sold twice",
        sum(booked.map((taken) => Math.max(0, taken - released.places))),
        0,
      ),
    ];
    return {
      title,
      about:
        `${people.toLocaleString("en")} people press once each for one of ${released.slots} slots of ${released.places} places, ${AT_ONCE} at a time, ` +
        `on PostgreSQL ${cluster.version} (its usual settings, READ COMMITTED, a socket, commits written to disk) and on ours (the functions' store and client over HTTP to DynamoDB Local, in memory). ` +
        "Milliseconds at the median and the 95th percentile, for winners and for losers. Speeds are those of two different servers on one machine and say nothing of a Region; " +
        "what each way promises does. Check-then-insert sells places twice as soon as two look before one writes. Row and advisory locks sell none twice, and everybody for a slot " +
        "waits behind everybody else, losers too. SKIP LOCKED waits for nobody, and may call a slot full whose last place somebody then gives back. Ours decides in one conditional write, and most losers write nothing.",
      measures,
      table: {
        head: ["way", "booked", "over-booked", "attempts a second", "ms won", "ms lost"],
        rows: [...rows, row],
      },
    };
  } finally {
    await cluster.stop();
  }
};
