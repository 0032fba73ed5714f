import { marshall } from "@aws-sdk/util-dynamodb";
import { describe, expect, it } from "vitest";
import type { Envelope } from "#events/envelope.ts";
import { eventsOfImage } from "#shared/adapters/dynamodb/command-image.ts";
import { publishOutbox } from "./publish-outbox.ts";

const event = (id: string): Envelope => ({
  specversion: "1.0",
  id,
  source: "wisal",
  type: "gov.wisal.accounts.opened.v1",
  time: "2026-11-21T10:00:00.000Z",
  subject: "acc_1",
  actor: { kind: "citizen", id: "acc_1" },
  data: { accountId: "acc_1", language: "fr" },
});

const record = (sequenceNumber: string, ...events: readonly unknown[]) => ({
  sequenceNumber,
  newImage: marshall({
    pk: "CMD#cmd_1",
    sk: "CMD",
    fingerprint: "f",
    answer: { status: 200, body: null },
    events,
    expiresAt: 1,
  }),
});

const topicThat = (refuses: readonly string[] = []) => {
  const published: string[] = [];
  const publish = (events: readonly Envelope[]) => {
    published.push(...events.map(({ id }) => id));
    return Promise.resolve(events.map(({ id }) => id).filter((id) => refuses.includes(id)));
  };
  return { published, deps: { topic: { publish }, eventsOf: eventsOfImage } };
};

describe("publishOutbox", () => {
  it("publishes every event of every record, in order", async () => {
    const { published, deps } = topicThat();
    expect(
      await publishOutbox(deps, [
        record("1", event("cmd_a.0"), event("cmd_a.1")),
        record("2", event("cmd_b.0")),
      ]),
    ).toEqual([]);
    expect(published).toEqual(["cmd_a.0", "cmd_a.1", "cmd_b.0"]);
  });

  it("reports the record of which one event was not taken, and no other", async () => {
    const { deps } = topicThat(["cmd_b.1"]);
    const records = [
      record("1", event("cmd_a.0")),
      record("2", event("cmd_b.0"), event("cmd_b.1")),
      record("3", event("cmd_c.0")),
    ];
    expect(await publishOutbox(deps, records)).toEqual(["2"]);
  });

  it("reports a malformed record and publishes the others all the same", async () => {
    const { published, deps } = topicThat();
    const malformed = [
      record("2", { ...event("cmd_b.0"), time: "yesterday" }),
      { sequenceNumber: "3", newImage: undefined },
    ];
    expect(await publishOutbox(deps, [record("1", event("cmd_a.0")), ...malformed])).toEqual(["2", "3"]);
    expect(published).toEqual(["cmd_a.0"]);
  });

  it("calls nobody for commands without events", async () => {
    const deps = { topic: { publish: () => Promise.reject(new Error("called")) }, eventsOf: eventsOfImage };
    expect(await publishOutbox(deps, [record("1")])).toEqual([]);
  });
});
