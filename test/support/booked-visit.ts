import { dynamoAppointmentStore } from "#shared/adapters/dynamodb/appointment-store.ts";
import { dynamoRequestStore } from "#shared/adapters/dynamodb/request-store.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";
import { newCommand } from "./citizen.ts";
import type { TestDynamo } from "./dynamodb.ts";
import { bodyOf, START } from "./money-trail.ts";

/** A booked visit of one person in Paris, as filing and booking leave it; `number` makes its ids. */
export const bookedVisit = async (
  { client, tableNames: { core } }: TestDynamo,
  changes: ChangeStore,
  { number, procedureId, date }: { number: number; procedureId: string; date: string },
) => {
  const digits = String(number).padStart(8, "0");
  const [requestId, appointmentId] = [`req_${digits}`, `apt_${digits}`];
  const times = {
    time: "10:00",
    startsAt: `${date}T09:00:00.000Z`,
    createdAt: `${date}T08:00:00.000Z`,
  };
  const common = {
    requestId,
    accountId: "acc_TEST",
    postId: "fr-paris",
    calendarId: "acts",
    procedureId,
    names: ["ALAOUI Person"],
    personKeys: [`person-${digits}`],
  };
  const pieces = [
    ...dynamoRequestStore(client, core).createPieces({
      record: {
        ...common,
        urgent: false,
        state: "booked",
        createdAt: times.createdAt,
        appointment: { appointmentId, date, time: times.time, startsAt: times.startsAt },
      },
      beneficiaries: [{ familyName: "Alaoui", givenNames: "Person", birthDate: "1990-02-03", cin: "AB1234" }],
      documents: [],
    }),
    ...dynamoAppointmentStore(client, core).bookPieces(
      { ...common, ...times, date, appointmentId, places: [0] },
      START,
    ),
  ];
  const answer = { status: 201, body: null };
  await bodyOf(changes.commit({ command: newCommand(), pieces, facts: [], answer, now: START }));
  return { requestId, appointmentId, date };
};
