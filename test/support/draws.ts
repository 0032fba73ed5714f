import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { dynamoCalendarStore } from "#shared/adapters/dynamodb/calendar-store.ts";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoDrawEntries } from "#shared/adapters/dynamodb/draw-entries.ts";
import { dynamoDrawStore } from "#shared/adapters/dynamodb/draw-store.ts";
import { dynamoRequestStore } from "#shared/adapters/dynamodb/request-store.ts";
import { dynamoSlotStore } from "#shared/adapters/dynamodb/slot-store.ts";
import { announceDraw } from "#shared/application/draws/announce-draw.ts";
import { cancelDraw } from "#shared/application/draws/cancel-draw.ts";
import { leaveDraw } from "#shared/application/draws/leave-draw.ts";
import { registerForDraw } from "#shared/application/draws/register-for-draw.ts";
import { runDraws } from "#shared/application/draws/run-draws.ts";
import { showDraw, showDrawPage } from "#shared/application/draws/show-draws.ts";
import { showRegistration } from "#shared/application/draws/show-registration.ts";
import { settleCalendar } from "#shared/application/slots/settle-calendar.ts";
import type { Calendar } from "#shared/domain/calendar/calendar.ts";
import type { DrawPlan } from "#shared/domain/draw/draw.ts";
import { sha256 } from "#shared/domain/draw/shuffle.ts";
import type { DrawLog } from "#shared/domain/draw/verify.ts";
import type { BookingStage } from "./booking.ts";
import { bodyOf } from "./booking.ts";
import { officerCall } from "./citizen.ts";
import type { TestDynamo } from "./dynamodb.ts";

/** Seals by writing the draw's id before the seed: enough to notice a seal of another draw. */
const seeds = {
  seal: async (drawId: string, seed: string) => `${drawId} ${seed}`,
  unseal: async (drawId: string, sealed: string) => {
    const [of, seed = ""] = sealed.split(" ");
    if (of !== drawId) throw new Error("sealed for another draw");
    return seed;
  },
};

/** When the connection breaks: before the n-th call is sent, or after it was applied. */
export interface Cut {
  readonly at: number;
  readonly applied: boolean;
}

/** A client that breaks once. */
const cutClient = ({ config }: TestDynamo, cut: Cut): DynamoDBDocumentClient => {
  const client = new DynamoDBClient(config);
  let calls = 0;
  client.middlewareStack.add(
    (next) => async (args) => {
      calls += 1;
      const breaks = calls === cut.at;
      if (breaks && !cut.applied) throw new Error("cut off");
      const answer = await next(args);
      if (breaks) throw new Error("cut off");
      return answer;
    },
    { step: "initialize" },
  );
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
};

/** What a draw keeps, over a client. */
export const drawStores = (client: DynamoDBDocumentClient, table: string) => ({
  calendars: dynamoCalendarStore(client, table),
  draws: dynamoDrawStore(client, table),
  entries: dynamoDrawEntries(client, table),
  requests: dynamoRequestStore(client, table),
  slots: dynamoSlotStore(client, table),
  changes: dynamoChangeStore(client, table),
});

/** Draws over the calendar of a booking stage; times are hours from the stage's clock. */
export const drawStage = (dynamo: TestDynamo, stage: BookingStage, calendar: Calendar) => {
  const table = dynamo.tableNames.core;
  const depsOver = (client: DynamoDBDocumentClient) => ({
    ...drawStores(client, table),
    tokens: stage.deps.tokens,
    seeds,
  });
  const deps = depsOver(dynamo.client);
  const { postId, calendarId } = calendar;
  const staffCall = <P, B>(params: P, body: B) => officerCall(params, body, { now: stage.clock.at, postId });
  const after = (hours: number): string => new Date(stage.clock.at + hours * 3_600_000).toISOString();
  const settle = () => settleCalendar(deps, { postId, calendarId }, stage.clock.at);
  let seedsMade = 0;

  return {
    deps,
    settle,
    after,
    plan: (more: Partial<DrawPlan> = {}): DrawPlan => ({
      from: "2026-12-01",
      to: "2026-12-02",
      opensAt: after(1),
      closesAt: after(3),
      drawAt: after(4),
      confirmHours: 24,
      ...more,
    }),
    announce: (plan: DrawPlan) => {
      seedsMade += 1;
      return announceDraw(deps, staffCall({ postId, calendarId }, plan), () => sha256(`seed ${seedsMade}`));
    },
    cancel: (drawId: string) => cancelDraw(deps, staffCall({ postId, drawId }, undefined)),
    register: (requestId: string, drawId: string, preferences: readonly string[], accountId?: string) => {
      const call = stage.call({ requestId }, { drawId, preferences });
      return registerForDraw(deps, {
        ...call,
        caller: { ...call.caller, ...(accountId !== undefined && { accountId }) },
      });
    },
    leave: (requestId: string) => leaveDraw(deps, stage.call({ requestId }, undefined)),
    registration: (requestId: string) => showRegistration(deps, stage.call({ requestId }, undefined)),
    run: () => runDraws(deps, stage.clock.at),
    /** A run whose connection breaks. */
    runCut: (cut: Cut) => runDraws(depsOver(cutClient(dynamo, cut)), stage.clock.at),
    /** What anybody reads of a draw. */
    log: async (drawId: string): Promise<DrawLog> => {
      const { draw, slots, pages } = await bodyOf(showDraw(deps, stage.call({ postId, drawId }, undefined)));
      const { commitment, seed = "", digest = "" } = draw;
      return {
        drawId,
        commitment,
        seed,
        digest,
        slots,
        pages: await Promise.all(
          pages.map(async (mark, page) => ({
            ...mark,
            ...(await bodyOf(showDrawPage(deps, stage.call({ postId, drawId, page }, undefined)))),
          })),
        ),
      };
    },
    placesOn: async (date: string) =>
      (await deps.slots.day(postId, calendarId, date, { consistent: true })).flatMap(({ places }) => places),
  };
};
