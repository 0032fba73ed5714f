import { stringify } from "csv-stringify/sync";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import type { MandateDeps } from "./deps.ts";

/** What one agent did at a post in a month, for whom it is to be seen whether appointments are sold by insiders. */
export interface AgentLine {
  staffId: string;
  /** Different people acted for. */
  people: number;
  mandates: number;
  acts: number;
  bookings: number;
  /** The most bookings for one and the same person. */
  bookingsForOne: number;
  /** Pairs that were wrong, and numbers that had an account. */
  refused: number;
  /** `refused` of all pairs asked about, in per cent, rounded. */
  refusedPercent: number;
}

type ReportCall = Call<{ postId: string }, { month: string }, unknown, StaffCaller>;

const linesOf = async (
  { agents }: Pick<MandateDeps, "agents">,
  { params, query }: ReportCall,
): Promise<AgentLine[]> => {
  const { asked, acts } = await agents.ofMonth(params.postId, query.month);
  const staffIds = [...new Set([...asked, ...acts].map(({ staffId }) => staffId))];
  return staffIds
    .map((staffId): AgentLine => {
      const own = acts.filter((each) => each.staffId === staffId);
      const total = (count: "mandates" | "acts" | "bookings"): number =>
        own.reduce((sum, each) => sum + each[count], 0);
      const pairs = asked.find((each) => each.staffId === staffId)?.asked ?? 0;
      const refused = Math.max(0, pairs - total("mandates"));
      return {
        staffId,
        people: own.length,
        mandates: total("mandates"),
        acts: total("acts"),
        bookings: total("bookings"),
        bookingsForOne: Math.max(0, ...own.map(({ bookings }) => bookings)),
        refused,
        refusedPercent: pairs === 0 ? 0 : Math.round((100 * refused) / pairs),
      };
    })
    .toSorted((a, b) => b.bookings - a.bookings || b.acts - a.acts || a.staffId.localeCompare(b.staffId));
};

/** What the agents of a post did for people in a month (UTC), most bookings first (R1). */
export const reportAgents = async (
  deps: Pick<MandateDeps, "agents">,
  call: ReportCall,
): Outcome<{ month: string; agents: AgentLine[] }> => ({
  ok: true,
  value: { status: 200, body: { month: call.query.month, agents: await linesOf(deps, call) } },
});

const columns = [
  "staffId",
  "people",
  "mandates",
  "acts",
  "bookings",
  "bookingsForOne",
  "refused",
  "refusedPercent",
] as const satisfies readonly (keyof AgentLine)[];

/** The same as CSV (RFC 4180), with a line of names. */
export const downloadAgents = async (
  deps: Pick<MandateDeps, "agents">,
  call: ReportCall,
): Outcome<string> => ({
  ok: true,
  value: {
    status: 200,
    body: stringify(await linesOf(deps, call), {
      header: true,
      columns: [...columns],
      record_delimiter: "windows",
    }),
    headers: { "Content-Disposition": `attachment; filename="agents-${call.query.month}.csv"` },
  },
});
