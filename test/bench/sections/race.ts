import { str } from "#local/json.ts";
import { each } from "#test/support/each.ts";
import { per, short, sum } from "../figures.ts";
import { exactly, type Section } from "../report.ts";
import type { ApiAnswer } from "../stage/booking.ts";
import { booked, closeVisit, commit, reserve } from "../stage/operations.ts";
import { people } from "../stage/people.ts";
import { dayAhead } from "../stage/slots.ts";
import type { Stage } from "../stage/stage.ts";
import { issueStamps, officer, partner } from "../stage/stamps.ts";

const DAY = 55;

/** What another's use, or one on its way, is answered by. */
const overtaken: readonly unknown[] = ["stamp-consumed", "stamp-reserved", "busy"];

/** Whether they used the stamp; anything but a use or a refusal that says so is a fault of the run. */
const usedIt = ({ status, body, text }: ApiAnswer): boolean => {
  if (status === 200) return true;
  if (overtaken.includes(body["code"])) return false;
  throw new Error(`A race: ${status} ${text}`);
};

/** Several desks, each with a visit of its own, and a partner go for one stamp at the same moment, stamp after stamp (T6). */
export const raceSection = async (
  stage: Stage,
  { stamps, desks }: { readonly stamps: number; readonly desks: number },
): Promise<Section> => {
  const { meter } = stage.platform.proxy;
  const [desk, machine] = [await officer(stage), await partner(stage)];
  const crowd = await people(stage, { group: "racer", count: stamps * desks });
  const visits = await booked(stage, crowd, dayAhead(DAY));
  const codes = await issueStamps(stage, stamps);
  const byPartner = async (code: string): Promise<boolean> => {
    const claim = await reserve(stage, machine, code);
    if (claim.status !== 201) return usedIt(claim);
    return usedIt(await commit(stage, machine, str(claim.body["reservationId"])));
  };
  meter.reset();
  meter.measuring = true;
  const uses = await each(codes, 1, async (code, index) => {
    const mine = visits.slice(index * desks, (index + 1) * desks);
    return await Promise.all([
      index % 2 === 0 && byPartner(code),
      ...mine.map(async (visit) => usedIt(await closeVisit(stage, desk, visit, code))),
    ]);
  });
  meter.measuring = false;
  const records = ["desk-write", "partners-redeem"].flatMap((name) => meter.records({ function: name }));
  const usesOf = uses.map((tries) => tries.filter(Boolean).length);
  return {
    title: "One stamp, several desks and a partner",
    about:
      `${stamps} stamps, one after another: ${desks} desks, each closing a visit of its own, and for every second stamp a partner too, who reserves and commits, send the same code at the same ` +
      "moment over HTTP. A desk reads more before its write, so a partner is mostly there first. One of them has it, the others are told why not.",
    measures: [
      exactly("stamps used", usesOf.filter((count) => count > 0).length, stamps),
      exactly("stamps used twice", usesOf.filter((count) => count > 1).length, 0),
      { what: "of these by a partner", measured: String(uses.filter(([first]) => first).length) },
      { what: "requests to AWS a stamp", measured: short(per(records.length, stamps)) },
      {
        what: "write units a stamp",
        measured: short(per(sum(records.map(({ writeUnits }) => writeUnits)), stamps)),
      },
      {
        what: "read units a stamp",
        measured: short(per(sum(records.map(({ readUnits }) => readUnits)), stamps)),
      },
    ],
  };
};
