import { randomUUID } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { account } from "#local/account.ts";
import { obj, parseJson } from "#local/json.ts";
import { hmacTokenSigner } from "#shared/adapters/crypto/token-signer.ts";
import { dynamoAppointmentStore } from "#shared/adapters/dynamodb/appointment-store.ts";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoOfferStore } from "#shared/adapters/dynamodb/offer-store.ts";
import { dynamoRequestStore } from "#shared/adapters/dynamodb/request-store.ts";
import { dynamoSlotStore } from "#shared/adapters/dynamodb/slot-store.ts";
import { confirmAppointment } from "#shared/application/appointments/confirm-appointment.ts";
import { holdPlaces } from "#shared/application/appointments/hold-places.ts";
import type { ChangingDeps } from "#shared/application/requests/deps.ts";
import type { Call } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import type { Person } from "./people.ts";
import type { Stage } from "./stage.ts";

/** One call to the database, as the product's use cases sent it. */
export interface Sent {
  readonly operation: string;
  readonly body: string;
}

const recordingDeps = (stage: Stage, sent: Sent[]): ChangingDeps => {
  const raw = new DynamoDBClient({
    endpoint: stage.platform.urls.dynamodb,
    region: account.region,
    credentials: { accessKeyId: "bench", secretAccessKey: "local" },
  });
  const client = DynamoDBDocumentClient.from(raw, { marshallOptions: { removeUndefinedValues: true } });
  client.middlewareStack.add(
    (next, { commandName = "" }) =>
      async (args) => {
        const body = z.instanceof(Uint8Array).parse(Reflect.get(Object(args.request), "body"));
        const result = await next(args);
        // A lost first choice is no part of the writes that a booking consists of.
        sent.push({
          operation: commandName.replace(/Command$/, ""),
          body: Buffer.from(body).toString("utf8"),
        });
        return result;
      },
    { step: "build", name: "record" },
  );
  const table = stage.tableName("core");
  return {
    requests: dynamoRequestStore(client, table),
    slots: dynamoSlotStore(client, table),
    offers: dynamoOfferStore(client, table),
    changes: dynamoChangeStore(client, table),
    appointments: dynamoAppointmentStore(client, table),
    tokens: hmacTokenSigner(stage.secrets, stage.variable("appointments-write", "BOOKING_SECRET_ID")),
  };
};

const bodyOf = <T>(result: {
  readonly ok: boolean;
  readonly value?: { readonly body: T | unknown };
}): unknown => {
  if (!result.ok) throw new Error(`A recorded booking: ${JSON.stringify(result)}`);
  return result.value?.body;
};

/** Books for everybody by the use cases themselves, and keeps each person's calls to the database. */
export const recordBookings = async (
  stage: Stage,
  people: readonly Person[],
  slotOf: (index: number) => string,
): Promise<readonly (readonly Sent[])[]> => {
  const recorded: (readonly Sent[])[] = [];
  for (const [index, person] of people.entries()) {
    const sent: Sent[] = [];
    const deps = recordingDeps(stage, sent);
    const { requestId, accountId } = person;
    const call = <B>(step: string, body: B): Call<{ requestId: string }, unknown, B, CitizenCaller> => ({
      params: { requestId },
      query: {},
      body,
      caller: { kind: "citizen", accountId, status: "active", scopes: ["wisal/citizen"] },
      command: {
        id: `cmd_${requestId.slice(4)}${step}`,
        fingerprint: step,
        actor: { kind: "citizen", id: accountId },
      },
      now: Date.now(),
      language: "fr",
      accessToken: undefined,
      requestId: "bench",
    });
    const held = await holdPlaces(deps, call("hold", { slotId: slotOf(index), slotsGrant: person.grant }));
    const { holdToken } = z.object({ holdToken: z.string() }).parse(bodyOf(held));
    bodyOf(await confirmAppointment(deps, call("confirm", { holdToken })));
    recorded.push(sent);
  }
  return recorded;
};

/** One person's recorded calls as another person would have made them, on another day. */
export const rewritten = (
  sent: readonly Sent[],
  from: { readonly person: Person; readonly date: string },
  to: { readonly person: Person; readonly date: string },
): readonly Sent[] =>
  sent.map(({ operation, body }) => ({
    operation,
    body: body
      .replaceAll(from.person.requestId.slice(4), to.person.requestId.slice(4))
      .replaceAll(from.person.accountId, to.person.accountId)
      .replaceAll(from.date, to.date),
  }));

/** Sends calls past proxy and SDK. */
export const replay = async (stage: Stage, sent: readonly Sent[]): Promise<void> => {
  for (const { operation, body } of sent) {
    const input = obj(parseJson(body));
    const token = input["ClientRequestToken"] === undefined ? {} : { ClientRequestToken: randomUUID() };
    await stage.platform.dynamodb.client.call(operation, { ...input, ...token });
  }
};
