import { calendarItem } from "#shared/adapters/dynamodb/calendar-store.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { announceDraw } from "#shared/application/draws/announce-draw.ts";
import { settleCalendar } from "#shared/application/slots/settle-calendar.ts";
import { sha256 } from "#shared/domain/draw/shuffle.ts";
import { testCalendar } from "#test/support/calendar.ts";
import { officerCall } from "#test/support/citizen.ts";
import { drawStores } from "#test/support/draws.ts";
import { pick, type Random } from "../random.ts";
import { place, procedureId, requestItemOf } from "./people.ts";
import { dayAhead } from "./slots.ts";
import type { Stage } from "./stage.ts";

const HOUR_MS = 3_600_000;
const FIRST_DAY = 20;
const DAYS = 10;
const PREFERENCES = 10;
const LARGEST_PARTY = 6;
/** As registrations are spread. */
const PARTS = 16;
/** Requests and registrations written at once. */
const CHUNK = 5_000;

/** The draw's key is the cloud's affair: a seed is kept as it is. */
const seeds = {
  seal: (_drawId: string, seed: string) => Promise.resolve(seed),
  unseal: (_drawId: string, sealed: string) => Promise.resolve(sealed),
};

const dates = Array.from({ length: DAYS }, (_, day) => dayAhead(FIRST_DAY + day));

/** What a draw needs, over a client whose calls are counted under `step()`. */
const depsOver = (stage: Stage, step: () => string) => ({
  ...drawStores(stage.counted("draws-run", step), stage.tableName("core")),
  seeds,
});

/** Valid requests, each registered with preferences, as registering would have left them. */
const register = async (
  stage: Stage,
  drawId: string,
  { count, now, random }: { readonly count: number; readonly now: number; readonly random: Random },
): Promise<void> => {
  const registeredAt = new Date(now).toISOString();
  const itemsOf = (index: number): readonly Readonly<Record<string, unknown>>[] => {
    const name = `drawer${String(index).padStart(8, "0")}`;
    const party = 1 + Math.floor(random() * LARGEST_PARTY);
    const accountId = `acc_${name}`;
    const requestId = `req_${name}`;
    return [
      requestItemOf(name, { accountId, party, now }),
      {
        ...keys.drawEntry(drawId, index % PARTS, requestId),
        ...{ requestId, accountId, procedureId, party, registeredAt },
        ticket: sha256(name).slice(0, 22),
        preferences: [...new Set(Array.from({ length: PREFERENCES }, () => pick(random, dates) ?? ""))],
        expiresAt: Math.floor(now / 1000) + 86_400,
      },
    ];
  };
  for (let from = 0; from < count; from += CHUNK) {
    const length = Math.min(CHUNK, count - from);
    await stage.put("core", Array.from({ length }, (_, index) => itemsOf(from + index)).flat());
  }
};

/** A draw of ten days of 24 slots of eight places, announced, with all its registrations; to be closed and drawn at `at`. */
export const announced = async (
  stage: Stage,
  step: () => string,
  { count, random }: { readonly count: number; readonly random: Random },
) => {
  const now = Date.now();
  const deps = depsOver(stage, step);
  const calendar = testCalendar({
    ...place,
    weekly: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: "08:00", to: "20:00" }],
    places: { public: 8 },
    horizonDays: FIRST_DAY + DAYS,
  });
  await stage.put("core", [{ ...calendarItem(calendar) }]);
  const after = (hours: number): string => new Date(now + hours * HOUR_MS).toISOString();
  const plan = {
    ...{ from: dayAhead(FIRST_DAY), to: dayAhead(FIRST_DAY + DAYS - 1), confirmHours: 24 },
    ...{ opensAt: after(1), closesAt: after(2), drawAt: after(3) },
  };
  const made = await announceDraw(deps, officerCall(place, plan, { now, postId: place.postId }));
  if (!made.ok || made.value.replayed === true) throw new Error(`not announced: ${JSON.stringify(made)}`);
  const { drawId } = made.value.body;
  await settleCalendar(deps, place, now);
  await register(stage, drawId, { count, now, random });
  return { deps, drawId, at: Date.parse(after(3)) };
};
