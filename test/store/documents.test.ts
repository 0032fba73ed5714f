import { createHash } from "node:crypto";
import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoDocumentStore } from "#shared/adapters/dynamodb/document-store.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { dynamoRequestStore } from "#shared/adapters/dynamodb/request-store.ts";
import { grantUpload } from "#shared/application/documents/grant-upload.ts";
import type { InspectingDeps } from "#shared/application/documents/inspect-upload.ts";
import { inspectUpload } from "#shared/application/documents/inspect-upload.ts";
import { recordScan } from "#shared/application/documents/record-scan.ts";
import { sweepUploads } from "#shared/application/documents/sweep-uploads.ts";
import { requestView } from "#shared/application/requests/read-requests.ts";
import type { Command } from "#shared/domain/call.ts";
import type { ScanResult } from "#shared/domain/document/upload.ts";
import type { Inspection } from "#shared/domain/document/verdict.ts";
import type { MachineZone } from "#shared/domain/document/zone.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { systemCommand } from "#shared/domain/system-command.ts";
import { citizenCall, newCommand } from "#test/support/citizen.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";
import type { Filing } from "#test/support/filing.ts";
import { codeOf, done, filing, passportPapers } from "#test/support/filing.ts";

const now = Date.parse("2026-11-21T12:00:00Z");
const MINUTE = 60_000;
const bytes = Buffer.from("the bytes of a photograph");
const sha256 = createHash("sha256").update(bytes).digest("base64");

let dynamo: TestDynamo;
let desk: Filing;

beforeAll(async () => {
  dynamo = await startTestDynamo();
  desk = await filing(dynamo, now);
});
afterAll(() => dynamo.stop());

/** A stage with a storage and an inspector of the test's. */
const stage = (
  options: { readonly at?: number; readonly inspection?: Inspection; readonly stored?: Uint8Array } = {},
) => {
  const { at = now, stored = bytes } = options;
  const inspection: Inspection = options.inspection ?? {
    verdict: "passed",
    facts: {},
    copy: { type: "image/jpeg", bytes: new Uint8Array(1) },
  };
  const copies: string[] = [];
  const asked: string[] = [];
  const table = dynamo.tableNames.core;
  const inspecting: InspectingDeps = {
    clock: { now: () => at },
    requests: dynamoRequestStore(dynamo.client, table),
    documents: dynamoDocumentStore(dynamo.client, table),
    changes: dynamoChangeStore(dynamo.client, table),
    originals: { read: () => Promise.resolve(stored) },
    copies: { write: async ({ key }) => void copies.push(key) },
    inspector: { inspect: () => Promise.resolve(inspection) },
  };
  const granting = {
    ...inspecting,
    documents: dynamoDocumentStore(dynamo.client, table),
    grants: { sign: (key: string) => Promise.resolve({ url: "https://s3.example", fields: { key } }) },
  };
  return {
    copies,
    asked,
    grant: (
      requestId: string,
      documentId = "photo-35x45",
      more: { readonly beneficiary?: number; readonly command?: Command; readonly accountId?: string } = {},
    ) =>
      grantUpload(
        granting,
        citizenCall(
          { requestId, beneficiary: more.beneficiary ?? 1, documentId },
          { type: "image/jpeg", sha256, name: "my photo.jpg" },
          { now: at, ...more },
        ),
      ),
    inspect: (key: string, version = "v1", attempt = 1) =>
      inspectUpload(inspecting, { key, version }, attempt),
    scan: (key: string, result: ScanResult = "clean", version = "v1") =>
      recordScan(inspecting, { key, version, result }),
    sweep: (version?: string) =>
      sweepUploads({
        ...granting,
        arrived: { version: () => Promise.resolve(version) },
        inspections: { ask: async ({ key }) => void asked.push(key) },
      }),
  };
};

const keyOf = async (outcome: ReturnType<ReturnType<typeof stage>["grant"]>) =>
  (await done(outcome)).fields["key"] ?? "";
const uploadOf = async (requestId: string, documentId = "photo-35x45") =>
  (await desk.deps.documents.papers(requestId))?.uploads[`1-${documentId}`];
const factsOf = async (uploadId: string): Promise<unknown> => {
  const { Item } = await dynamo.client.send(
    new GetCommand({
      TableName: dynamo.tableNames.core,
      Key: keys.command(systemCommand("documents", uploadId).id),
    }),
  );
  return Item?.["events"];
};
const waiting = async () => (await desk.deps.documents.undecided("2027")).map(({ requestId }) => requestId);

describe("D1 POST …/documents/{beneficiary}/{documentId}/upload", () => {
  it("grants one key of ids only, and notes the file under a harmless name", async () => {
    const requestId = await desk.file({ now });
    const key = await keyOf(stage().grant(requestId));
    expect(key).toMatch(new RegExp(`^${requestId}/1-photo-35x45/upl_[A-Za-z0-9]+$`));
    expect(await uploadOf(requestId)).toMatchObject({ state: "granted", name: "my photo.jpg", sha256 });
    expect(await waiting()).toContain(requestId);
  });

  it("somebody else's request, an unknown paper, another person's number and a submitted request are refused", async () => {
    const requestId = await desk.file({ now });
    const { grant } = stage();
    expect(await codeOf(grant(requestId, "photo-35x45", { accountId: "acc_OTHER" }))).toBe("not-found");
    expect(await codeOf(grant("req_00000000"))).toBe("not-found");
    expect(await codeOf(grant(requestId, "driving-licence"))).toBe("document-unknown");
    expect(await codeOf(grant(requestId, "photo-35x45", { beneficiary: 2 }))).toBe("document-unknown");
    await done(desk.submit(requestId, { now }));
    expect(await codeOf(grant(requestId))).toBe("request-wrong-state");
  });

  it("the eleventh file of a day for a person is refused, whoever races; the next day has ten again", async () => {
    const requestId = await desk.file({ now });
    const { grant } = stage();
    const press = async (index: number) => {
      const command = newCommand();
      for (;;) {
        const code = await codeOf(grant(requestId, passportPapers[index % 4], { command }));
        if (code !== "busy") return code;
      }
    };
    const codes = await Promise.all(Array.from({ length: 14 }, (_, index) => press(index)));
    expect(codes.filter((code) => code === "ok")).toHaveLength(10);
    expect(new Set(codes)).toEqual(new Set(["ok", "document-quota"]));
    expect(await codeOf(stage({ at: now + 24 * 60 * MINUTE }).grant(requestId))).toBe("ok");
  });

  it("given that every write meets a conflict › answers busy within its time, long before eight tries", async () => {
    const requestId = await desk.file({ now });
    const core = dynamo.tableNames.core;
    let at = now;
    let tries = 0;
    const outcome = grantUpload(
      {
        clock: { now: () => at },
        requests: dynamoRequestStore(dynamo.client, core),
        documents: dynamoDocumentStore(dynamo.client, core),
        grants: { sign: () => Promise.reject(new Error("nothing was granted")) },
        changes: {
          ...dynamoChangeStore(dynamo.client, core),
          commit: async () => {
            tries += 1;
            at += 1_500;
            return refuse("busy");
          },
        },
      },
      citizenCall(
        { requestId, beneficiary: 1, documentId: "photo-35x45" },
        { type: "image/jpeg", sha256, name: "my photo.jpg" },
        { now },
      ),
    );
    expect(await codeOf(outcome)).toBe("busy");
    expect(tries).toBe(3);
  });

  it("the same command again is the same upload and no further file", async () => {
    const requestId = await desk.file({ now });
    const command = newCommand();
    const first = await keyOf(stage().grant(requestId, undefined, { command }));
    expect(await keyOf(stage().grant(requestId, undefined, { command }))).toBe(first);
    expect((await desk.deps.documents.papers(requestId))?.quota).toEqual({
      1: { day: "2026-11-21", used: 1 },
    });
  });
});

describe("D2 a verdict", () => {
  it("needs inspection and scan, in either order; the second makes it, with its fact, once", async () => {
    for (const order of ["inspect", "scan"] as const) {
      const requestId = await desk.file({ now });
      const s = stage();
      const key = await keyOf(s.grant(requestId));
      await s[order](key);
      expect(await uploadOf(requestId)).toMatchObject({ state: "inspecting", version: "v1" });
      await s[order](key);
      await s[order === "scan" ? "inspect" : "scan"](key);
      await s.inspect(key);
      await s.scan(key, "threat");
      const upload = await uploadOf(requestId);
      expect(upload).toMatchObject({ state: "passed", verdict: "passed", copy: { key } });
      expect(await factsOf(upload?.uploadId ?? "")).toMatchObject([
        { type: "gov.wisal.documents.inspected.v1", data: { outcome: "passed", verdict: "passed" } },
      ]);
      expect(s.copies).toEqual([key]);
      expect(await waiting()).not.toContain(requestId);
    }
  });

  it("inspection and scan at the same moment › one verdict", async () => {
    const requestId = await desk.file({ now });
    const s = stage();
    const key = await keyOf(s.grant(requestId));
    await Promise.all([s.inspect(key), s.scan(key), s.inspect(key), s.scan(key)]);
    expect(await uploadOf(requestId)).toMatchObject({
      state: "passed",
      scanned: "clean",
      inspected: "passed",
    });
  });

  it.each([
    ["threat", "malware"],
    ["unknown", "unreadable"],
  ] as const)("a scan that says %s › %s, whatever the inspection said", async (result, verdict) => {
    const requestId = await desk.file({ now });
    const s = stage();
    const key = await keyOf(s.grant(requestId));
    await s.inspect(key);
    await s.scan(key, result);
    const upload = await uploadOf(requestId);
    expect(upload).toMatchObject({ state: "failed", verdict });
    expect(upload?.copy).toBeUndefined();
  });

  it("a scan of another version counts for nothing", async () => {
    const requestId = await desk.file({ now });
    const s = stage();
    const key = await keyOf(s.grant(requestId));
    await s.inspect(key, "v1");
    await s.scan(key, "clean", "v2");
    expect(await uploadOf(requestId)).toMatchObject({ state: "inspecting", version: "v1" });
  });

  it("other bytes than those granted, nothing stored, and a third delivery are unreadable", async () => {
    for (const [options, attempt] of [
      [{ stored: Buffer.from("others") }, 1],
      [{}, 3],
    ] as const) {
      const requestId = await desk.file({ now });
      const s = stage(options);
      const key = await keyOf(s.grant(requestId));
      await s.inspect(key, "v1", attempt);
      expect(await uploadOf(requestId)).toMatchObject({ state: "failed", verdict: "unreadable" });
    }
  });

  it("a finding about an upload that another replaced, or about no key of ours, changes nothing", async () => {
    const requestId = await desk.file({ now });
    const s = stage();
    const old = await keyOf(s.grant(requestId));
    const key = await keyOf(s.grant(requestId));
    await s.inspect(old);
    await s.scan(old);
    await s.scan("malware-protection-resource-validation-object");
    expect(await uploadOf(requestId)).toMatchObject({ state: "granted" });
    await Promise.all([s.inspect(key), s.scan(key)]);
    expect(await uploadOf(requestId)).toMatchObject({ state: "passed" });
  });
});

describe("D2 the sweep", () => {
  it("asks again after 15 minutes, ends after an hour, and forgets grants that were never used", async () => {
    const requestId = await desk.file({ now });
    const key = await keyOf(stage().grant(requestId));
    await stage({ at: now + 14 * MINUTE }).sweep("v1");
    const later = stage({ at: now + 16 * MINUTE });
    const first = await later.sweep("v1");
    expect(later.asked).toContain(key);
    await later.inspect(key);
    // The scan alone is missing: nothing to ask for, and the alarm is told all the same.
    const second = await later.sweep("v1");
    expect([second.again, second.undecided]).toEqual([first.again - 1, first.undecided]);
    await stage({ at: now + 61 * MINUTE }).sweep("v1");
    expect(await uploadOf(requestId)).toMatchObject({ state: "failed", verdict: "unreadable" });
    const unused = await desk.file({ now });
    await stage().grant(unused);
    await stage({ at: now + 16 * MINUTE }).sweep(undefined);
    expect(await waiting()).not.toContain(unused);
  });
});

describe("R3 submission", () => {
  it("given a paper without an upload that passed › document-missing names it, and nothing is stored", async () => {
    const requestId = await desk.file({ now });
    const s = stage();
    expect(await codeOf(desk.submit(requestId, { now }, "missing"))).toBe("document-missing");
    for (const paper of passportPapers.slice(0, 3)) {
      const key = await keyOf(s.grant(requestId, paper));
      await s.inspect(key);
      await s.scan(key);
    }
    const failing = stage({ inspection: { verdict: "too-small", facts: {} } });
    await failing.inspect(await keyOf(failing.grant(requestId, passportPapers[3])));
    expect(await desk.submit(requestId, { now }, "missing")).toMatchObject({
      error: { code: "document-missing", errors: [{ code: "missing-1-photo-35x45" }] },
    });
    expect((await desk.deps.requests.find(requestId))?.state).toBe("draft");
    const key = await keyOf(s.grant(requestId));
    await s.inspect(key);
    await s.scan(key);
    expect(await codeOf(desk.submit(requestId, { now }, "missing"))).toBe("ok");
  });

  it("the zone of an identity document helps the officer, decides nothing, and nothing of it is kept", async () => {
    const requestId = await desk.file({ now });
    const [person] = await desk.deps.requests.beneficiariesOf(requestId);
    if (person === undefined) throw new Error("nobody");
    const zone: MachineZone = {
      format: "TD1",
      issuer: "MAR",
      familyName: person.familyName.toUpperCase(),
      givenNames: (person.givenNames ?? "").toUpperCase(),
      cut: false,
      birthDate: "010203",
      numbers: ["SECRET123"],
    };
    const read: Inspection = {
      verdict: "passed",
      facts: {},
      copy: { type: "image/jpeg", bytes: new Uint8Array(1) },
      zone,
    };
    const checked = async (inspection: Inspection | undefined, documentId: string) => {
      const s = stage(inspection ? { inspection } : {});
      const key = await keyOf(s.grant(requestId, documentId));
      await s.inspect(key);
      await s.scan(key);
      const upload = await uploadOf(requestId, documentId);
      expect(upload?.state).toBe("passed");
      expect(JSON.stringify(upload)).not.toMatch(/SECRET|010203/);
      return upload?.zone;
    };
    const mismatch = { outcome: "mismatch", fields: ["birth-date"] };
    expect(await checked(read, "cnie-or-receipt")).toMatchObject(mismatch);
    expect(await checked(undefined, "previous-passport")).toMatchObject({ outcome: "unreadable" });
    expect(await checked(read, "photo-35x45")).toBeUndefined();

    const whole = await desk.deps.requests.findWhole(requestId);
    if (whole === undefined) throw new Error("no request");
    const zonesFor = (viewer: "applicant" | "officer", request = whole) =>
      requestView(request, now, viewer).documents.flatMap(({ upload }) => upload?.zone ?? []);
    expect(zonesFor("officer")).toEqual([mismatch, { outcome: "unreadable" }]);
    expect(zonesFor("applicant")).toEqual([]);
    // Who was typed anew after the upload was not what it was compared with.
    const others = whole.beneficiaries.map((each) => ({ ...each, birthDate: "2001-02-03" }));
    expect(zonesFor("officer", { ...whole, beneficiaries: others })).toEqual([]);
  });

  it("a blurred paper only warns", async () => {
    const requestId = await desk.file({ now }, { procedureId: "signature-legalisation" });
    const copy = { type: "image/jpeg", bytes: new Uint8Array(1) } as const;
    const s = stage({ inspection: { verdict: "too-blurred", facts: {}, copy } });
    for (const { documentId, optional } of (await desk.deps.documents.papers(requestId))?.documents ?? []) {
      if (optional) continue;
      const key = await keyOf(s.grant(requestId, documentId));
      await s.inspect(key);
      await s.scan(key);
      expect(await uploadOf(requestId, documentId)).toMatchObject({
        state: "warned",
        verdict: "too-blurred",
      });
    }
    expect(await codeOf(desk.submit(requestId, { now }, "missing"))).toBe("ok");
  });

  it("R4 a rejected paper needs another upload before its correction; an accepted one takes none", async () => {
    const requestId = await desk.file({ now });
    await done(desk.submit(requestId, { now }));
    await done(desk.decide(requestId, { now }, ["accept", "accept", "accept", "reject"]));
    const photo = [{ beneficiary: 1, documentId: "photo-35x45" }];
    expect(await codeOf(desk.correct(requestId, { now }, photo, "missing"))).toBe("document-missing");
    const s = stage();
    expect(await codeOf(s.grant(requestId, "previous-passport"))).toBe("document-accepted");
    expect(await codeOf(stage({ at: now + 8 * 24 * 60 * MINUTE }).grant(requestId))).toBe(
      "correction-deadline-passed",
    );
    const key = await keyOf(s.grant(requestId));
    await s.inspect(key);
    await s.scan(key);
    expect(await codeOf(desk.correct(requestId, { now }, photo, "missing"))).toBe("ok");
  });
});
