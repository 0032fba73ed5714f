import { str } from "#local/json.ts";
import { callsOf } from "#test/journey/exhibits/calls.ts";
import { keptHold, ownChances, ownRequests, ownStamps } from "#test/journey/exhibits/citizen.ts";
import { deskExhibits, headExhibits, moneyExhibits } from "#test/journey/exhibits/office.ts";
import type { Who } from "#test/journey/exhibits/pictures.ts";
import { sessionOf } from "#test/journey/exhibits/tab.ts";
import { deskDay } from "#test/journey/support/desk-day.ts";
import type { JourneyPlatform } from "#test/journey/support/platform.ts";
import { staffToken } from "#test/journey/support/sign-in.ts";

type Tab = ReturnType<typeof sessionOf>;

const staffTab = async ({ places }: JourneyPlatform, email: string): Promise<Tab> =>
  sessionOf("staff", await staffToken(places, email));

/** Everything that screens show, made through the API as people would; and the tabs of who looks at it. */
export const makeExhibits = async (platform: JourneyPlatform) => {
  const { places } = platform;
  const day = await deskDay(platform);
  const citizen = await day.citizen();
  const call = callsOf(places, citizen.token);
  const parts = { platform, day, citizen, call };
  const requests = await ownRequests(parts);
  const stamps = await ownStamps(parts, requests.booked);
  const { offered, waiting, drawn, drawId, drawPost } = await ownChances(parts);
  const { served, here, due, toJudge, acting, officer } = await deskExhibits(platform, day);
  const { member } = await headExhibits(platform, day, officer);
  const { fileId } = await moneyExhibits(platform);
  const officerTab = await staffTab(platform, "officer.paris@wisal.example");
  const { draft, inReview, corrected, toBook, booked, cancelled, withdrawn, date, slotId } = requests;
  return {
    places: {
      ...{ draft, inReview, corrected, toBook, booked, cancelled, withdrawn, date, slotId },
      ...stamps,
      ...{ offered, waiting, drawn, drawId, drawPost, fileId, member },
      today: here.date,
      ...{ served: served.appointmentId, here: here.appointmentId, due: due.appointmentId },
      ...{ toJudge: toJudge.requestId, actedFor: due.requestId },
    },
    tabs: {
      nobody: {},
      citizen: { ...sessionOf("citizen", citizen.token), ...(await keptHold(call, toBook)) },
      officer: officerTab,
      acting: { ...officerTab, "wisal.desk.mandate": { ...acting, mandate: str(acting["mandate"]) } },
      head: await staffTab(platform, "head.paris@wisal.example"),
      network: await staffTab(platform, "network@wisal.example"),
    } satisfies Record<Who, Tab>,
  };
};
