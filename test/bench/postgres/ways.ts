import type { Client } from "pg";
import type { Released } from "../designs/design.ts";

/** A way to book one place of a slot that people use on PostgreSQL. */
export interface Way {
  readonly name: string;
  /** Whether a place was booked. */
  readonly book: (
    client: Client,
    wanted: { readonly slot: number; readonly person: number },
  ) => Promise<boolean>;
}

/** The tables of all ways, with every place free. */
export const opened = async (client: Client, { slots, places }: Released): Promise<void> => {
  await client.query(`
    DROP TABLE IF EXISTS slot, booking, place;
    CREATE TABLE slot (id int PRIMARY KEY, places int NOT NULL);
    CREATE TABLE booking (id bigserial PRIMARY KEY, slot int NOT NULL, person int NOT NULL);
    CREATE INDEX ON booking (slot);
    CREATE TABLE place (slot int, number int, person int, PRIMARY KEY (slot, number))`);
  await client.query("INSERT INTO slot SELECT id, $2 FROM generate_series(0, $1 - 1) AS id", [slots, places]);
  await client.query(
    "INSERT INTO place SELECT slot, number FROM generate_series(0, $1 - 1) AS slot, generate_series(1, $2) AS number",
    [slots, places],
  );
  await client.query("VACUUM ANALYZE");
};

/** How many were booked in each slot. */
export const bookedIn = async (client: Client): Promise<readonly number[]> => {
  const { rows } = await client.query<{ booked: number }>(`
    SELECT (SELECT count(*) FROM booking WHERE slot = slot.id)::int
         + (SELECT count(*) FROM place WHERE place.slot = slot.id AND person IS NOT NULL)::int AS booked
    FROM slot ORDER BY id`);
  return rows.map(({ booked }) => booked);
};

/** Counts, and inserts where there is room. */
const checkThenInsert: Way["book"] = async (client, { slot, person }) => {
  const { rows } = await client.query<{ room: boolean }>(
    "SELECT (SELECT count(*) FROM booking WHERE slot = $1) < places AS room FROM slot WHERE id = $1",
    [slot],
  );
  if (rows[0]?.room !== true) return false;
  await client.query("INSERT INTO booking (slot, person) VALUES ($1, $2)", [slot, person]);
  return true;
};

/** The same while nobody else has what `lock` takes. */
const under =
  (lock: string): Way["book"] =>
  async (client, wanted) => {
    await client.query("BEGIN");
    await client.query(lock, [wanted.slot]);
    const booked = await checkThenInsert(client, wanted);
    await client.query("COMMIT");
    return booked;
  };

/** A row for each place: any that is free and that nobody else has in hand. */
const skipLocked: Way["book"] = async (client, { slot, person }) => {
  const { rowCount } = await client.query(
    `UPDATE place SET person = $2 WHERE (slot, number) = (
       SELECT slot, number FROM place WHERE slot = $1 AND person IS NULL LIMIT 1 FOR UPDATE SKIP LOCKED)`,
    [slot, person],
  );
  return rowCount === 1;
};

export const ways: readonly Way[] = [
  { name: "check, then insert", book: checkThenInsert },
  { name: "row lock (FOR UPDATE)", book: under("SELECT 1 FROM slot WHERE id = $1 FOR UPDATE") },
  { name: "SKIP LOCKED", book: skipLocked },
  { name: "advisory lock", book: under("SELECT pg_advisory_xact_lock($1)") },
];
