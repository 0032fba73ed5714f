import { GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { hmacPersonKeys } from "#shared/adapters/crypto/person-keys.ts";
import { hmacTokenSigner } from "#shared/adapters/crypto/token-signer.ts";
import { dynamoAppointmentStore } from "#shared/adapters/dynamodb/appointment-store.ts";
import { calendarItem, dynamoCalendarStore } from "#shared/adapters/dynamodb/calendar-store.ts";
import { dynamoCatalogueStore, postItem, procedureItem } from "#shared/adapters/dynamodb/catalogue-store.ts";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoDocumentStore } from "#shared/adapters/dynamodb/document-store.ts";
import type { Key } from "#shared/adapters/dynamodb/keys.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { dynamoOfferStore } from "#shared/adapters/dynamodb/offer-store.ts";
import { papersItemSchema } from "#shared/adapters/dynamodb/request-item.ts";
import { dynamoRequestStore } from "#shared/adapters/dynamodb/request-store.ts";
import { dynamoReviewQueue } from "#shared/adapters/dynamodb/review-queue.ts";
import { dynamoSlotStore } from "#shared/adapters/dynamodb/slot-store.ts";
import { confirmAppointment } from "#shared/application/appointments/confirm-appointment.ts";
import { holdPlaces } from "#shared/application/appointments/hold-places.ts";
import { releaseHold } from "#shared/application/appointments/release-hold.ts";
import type { SlotsGrant } from "#shared/application/appointments/tokens.ts";
import { changeRequest } from "#shared/application/requests/change-request.ts";
import { correctRequest } from "#shared/application/requests/correct-request.ts";
import type {
  ChangingDeps,
  FilingDeps,
  ReadingDeps,
  ReviewingDeps,
  WithdrawingDeps,
} from "#shared/application/requests/deps.ts";
import { fileRequest, type NewRequest } from "#shared/application/requests/file-request.ts";
import { submitRequest } from "#shared/application/requests/submit-request.ts";
import { withdrawRequest } from "#shared/application/requests/withdraw-request.ts";
import { decideReview } from "#shared/application/reviews/decide-review.ts";
import { posts } from "#shared/catalogue/posts.ts";
import { procedures } from "#shared/catalogue/procedures.ts";
import type { Calendar } from "#shared/domain/calendar/calendar.ts";
import type { Command, Outcome } from "#shared/domain/call.ts";
import { type Paper, paperKeyOf } from "#shared/domain/document/paper-key.ts";
import type { PaperUpload } from "#shared/domain/document/upload.ts";
import type { CorrectedPaper } from "#shared/domain/request/correction.ts";
import type { DocumentStore } from "#shared/ports/document-store.ts";
import { testCalendar } from "./calendar.ts";
import { citizenCall, officerCall } from "./citizen.ts";
import type { TestDynamo } from "./dynamodb.ts";

const secrets = { read: async () => "a secret for tests only, of no value anywhere" };

/** Weekday mornings; Monday 23 November 2026 is a holiday. */
const calendarOf = (postId: string, calendarId: string): Calendar => ({
  ...testCalendar({
    weekly: [{ weekdays: [1, 2, 3, 4, 5], from: "10:00", to: "11:00" }],
    places: { public: 4 },
    closedOn: ["2026-11-23"],
    horizonDays: 7,
  }),
  postId,
  calendarId,
});

/** When, by whom and by which command something is done; each has a default. */
export interface Doing {
  readonly now: number;
  readonly accountId?: string;
  readonly command?: Command;
}

/** A body that was answered and not refused, nor replayed. */
export const done = async <T>(outcome: Outcome<T>): Promise<T> => {
  const result = await outcome;
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  if (result.value.replayed) throw new Error("replayed");
  return result.value.body;
};

/** The code of a refusal, or `ok`. */
export const codeOf = async (outcome: Outcome<unknown>): Promise<string> => {
  const result = await outcome;
  return result.ok ? "ok" : result.error.code;
};

/** The papers of an adult's passport. */
export const passportPapers = [
  "cnie-or-receipt",
  "previous-passport",
  "proof-of-residence",
  "photo-35x45",
] as const;

/** Posts with calendars in these tests: those of one time zone. */
const filingPosts = posts.filter(({ country, timeZone }) => country === "FR" && timeZone === "Europe/Paris");

/** An upload that passed. */
const passedUpload: PaperUpload = {
  uploadId: "upl_00000001",
  state: "passed",
  type: "image/jpeg",
  name: "photo.jpg",
  sha256: "",
  grantedAt: "2026-11-21T12:00:00.000Z",
  version: "1",
  inspected: "passed",
  scanned: "clean",
  copy: { key: "req_00000001/1-photo-35x45/upl_00000001", type: "image/jpeg" },
  verdict: "passed",
  decidedAt: "2026-11-21T12:00:05.000Z",
};

let people = 0;

/** Somebody new each time. */
export const newAdult = () => {
  people += 1;
  return { familyName: "Alaoui", givenNames: "Yasmine", birthDate: "1990-02-03", cin: `AB${people}` };
};

/** What sets an upload that passed for each of these papers; of at least one. */
export const passingUpdate = (papers: readonly Paper[]) => ({
  UpdateExpression: `SET ${papers.map((_, index) => `uploads.#paper${index} = :upload`).join(", ")}`,
  ExpressionAttributeNames: Object.fromEntries(
    papers.map((paper, index) => [`#paper${index}`, paperKeyOf(paper)]),
  ),
  ExpressionAttributeValues: { ":upload": passedUpload },
});

/** Lets every paper that needs an upload have one that passed, without a file: what is tested is what follows. */
export const passPapers = async (dynamo: TestDynamo, requestId: string): Promise<void> => {
  const Key = keys.documents(requestId);
  const { client, tableNames } = dynamo;
  const { Item } = await client.send(
    new GetCommand({ TableName: tableNames.core, Key, ConsistentRead: true }),
  );
  const { documents } = papersItemSchema.parse(Item);
  const papers = documents.filter(({ state }) => state === "pending" || state === "rejected");
  if (papers.length === 0) return;
  await client.send(new UpdateCommand({ TableName: tableNames.core, Key, ...passingUpdate(papers) }));
};

/** What an officer answers to each of the passport's papers, for as many as are given. */
export type Decisions = readonly ("accept" | "reject")[];

/** Everything that a test may need of the use cases. */
type AllDeps = FilingDeps &
  ReadingDeps &
  ReviewingDeps &
  ChangingDeps &
  WithdrawingDeps & { readonly documents: DocumentStore };

/** Lets `intrude` happen after each reading of a request, before what is done with it: the unluckiest moment. */
const intruded = (deps: AllDeps, intrude: (reading: number) => Promise<unknown>): AllDeps => {
  let readings = 0;
  const after = async <T>(read: Promise<T>): Promise<T> => {
    const found = await read;
    readings += 1;
    await intrude(readings);
    return found;
  };
  return {
    ...deps,
    requests: {
      ...deps.requests,
      find: (requestId) => after(deps.requests.find(requestId)),
      findWhole: (requestId) => after(deps.requests.findWhole(requestId)),
    },
  };
};

/** Everything that happens to a request, on a database of its own. */
export const filing = async (dynamo: TestDynamo, now: number) => {
  const { client, tableNames } = dynamo;
  const table = tableNames.core;
  const put = (Item: Record<string, unknown>) => client.send(new PutCommand({ TableName: table, Item }));
  for (const post of filingPosts) {
    await put(postItem(post));
    for (const calendarId of ["acts", "biometrics"]) await put(calendarItem(calendarOf(post.id, calendarId)));
  }
  for (const procedure of procedures) await put(procedureItem(procedure));
  const all: AllDeps = {
    catalogue: dynamoCatalogueStore(client, table, { now: () => now }),
    requests: dynamoRequestStore(client, table),
    documents: dynamoDocumentStore(client, table),
    queue: dynamoReviewQueue(client, table),
    slots: dynamoSlotStore(client, table),
    calendars: dynamoCalendarStore(client, table),
    appointments: dynamoAppointmentStore(client, table),
    offers: dynamoOfferStore(client, table),
    changes: dynamoChangeStore(client, table),
    personKeys: hmacPersonKeys(secrets, "person"),
    tokens: hmacTokenSigner(secrets, "booking"),
  };

  const bodyFor = (more: Partial<NewRequest> = {}): NewRequest => ({
    postId: "fr-paris",
    procedureId: "passport-adult",
    beneficiaries: [newAdult()],
    ...more,
  });

  /** A request that does not exist has no papers. */
  const uploaded = async (requestId: string) => {
    if (await all.documents.papers(requestId)) await passPapers(dynamo, requestId);
  };

  const acting = (deps: AllDeps) => ({
    deps,
    bodyFor,
    /** A place to hold: a slot of its own, far ahead, made if it is new. */
    slot: async (postId: string, calendarId: string, date: string, time = "10:00") => {
      await deps.slots.make(calendarOf(postId, calendarId), [
        { date, time, startsAt: `${date}T${time}:00.000Z` },
      ]);
      return `${date}T${time}`;
    },
    item: async (Key: Key) =>
      (await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))).Item,
    file: async (doing: Doing, more: Partial<NewRequest> = {}) =>
      (await done(fileRequest(deps, citizenCall({}, bodyFor(more), doing)))).requestId,
    change: (requestId: string, doing: Doing, body: NewRequest) =>
      changeRequest(deps, citizenCall({ requestId }, body, doing)),
    /** With its papers uploaded, unless they are to be missing. */
    submit: async (requestId: string, doing: Doing, papers: "uploaded" | "missing" = "uploaded") => {
      if (papers === "uploaded") await uploaded(requestId);
      return submitRequest(deps, citizenCall({ requestId }, undefined, doing));
    },
    correct: async (
      requestId: string,
      doing: Doing,
      documents: readonly CorrectedPaper[],
      papers: "uploaded" | "missing" = "uploaded",
    ) => {
      if (papers === "uploaded") await uploaded(requestId);
      return correctRequest(deps, citizenCall({ requestId }, { documents }, doing));
    },
    withdraw: (requestId: string, doing: Doing) =>
      withdrawRequest(deps, citizenCall({ requestId }, undefined, doing)),
    decide: (requestId: string, doing: Omit<Doing, "accountId">, decisions: Decisions, postId = "fr-paris") =>
      decideReview(
        deps,
        officerCall(
          { postId, requestId },
          {
            documents: decisions.map((decision, index) => ({
              beneficiary: 1,
              documentId: passportPapers[index] ?? "",
              decision,
              ...(decision === "reject" && { reason: "unreadable" as const, note: "too dark" }),
            })),
          },
          { postId, ...doing },
        ),
      ),
    /** Presses for a slot with a grant signed now, whatever has become of the request since. */
    hold: async (requestId: string, doing: Doing, slotId: string) => {
      const record = await deps.requests.find(requestId);
      if (record === undefined) throw new Error("no such request");
      const { accountId, postId, calendarId, personKeys } = record;
      const party = personKeys.length;
      const grant: SlotsGrant = { requestId, accountId, postId, calendarId, party, kinds: ["public"] };
      const slotsGrant = await deps.tokens.sign("slots", grant, Math.floor(doing.now / 1000) + 60);
      return holdPlaces(deps, citizenCall({ requestId }, { slotId, slotsGrant }, { accountId, ...doing }));
    },
    release: (requestId: string, doing: Doing) =>
      releaseHold(deps, citizenCall({ requestId }, undefined, doing)),
    confirm: (requestId: string, doing: Doing, holdToken: string) =>
      confirmAppointment(deps, citizenCall({ requestId }, { holdToken }, doing)),
    /** Ids in a post's review queue, in order. */
    queued: async (postId: string) => (await deps.queue.whole(postId)).map(({ requestId }) => requestId),
  });
  return {
    ...acting(all),
    /** The same, with `intrude` after each reading of a request. */
    intrudedBy: (intrude: (reading: number) => Promise<unknown>) => acting(intruded(all, intrude)),
  };
};

/** What `filing` makes. */
export type Filing = Awaited<ReturnType<typeof filing>>;
