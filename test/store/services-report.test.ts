import { PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dynamoAppointmentStore } from "#shared/adapters/dynamodb/appointment-store.ts";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import type { Key } from "#shared/adapters/dynamodb/keys.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { dynamoLedgerReader } from "#shared/adapters/dynamodb/ledger-reader.ts";
import { dynamoRequestStore } from "#shared/adapters/dynamodb/request-store.ts";
import { dynamoTariffBook } from "#shared/adapters/dynamodb/tariff-book.ts";
import { rateItem } from "#shared/adapters/dynamodb/tariff-store.ts";
import { dynamoUseReader } from "#shared/adapters/dynamodb/use-reader.ts";
import { dynamoVisitStore } from "#shared/adapters/dynamodb/visit-store.ts";
import { closeVisit } from "#shared/application/desk/close-visit.ts";
import type { DeskWriteDeps } from "#shared/application/desk/deps.ts";
import type { ServicesDeps } from "#shared/application/finance/services-report.ts";
import { servicesReport } from "#shared/application/finance/services-report.ts";
import { decideReversal, proposeReversal } from "#shared/application/stamps/reverse-use.ts";
import { servicesCsv } from "#shared/http/services-csv.ts";
import { bookedVisit } from "#test/support/booked-visit.ts";
import { officerCall } from "#test/support/citizen.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";
import type { MoneyTrail } from "#test/support/money-trail.ts";
import { bodyOf, bought, moneyTrail, seedPrices } from "#test/support/money-trail.ts";

const ACT = "signature-legalisation";
const POST = "fr-paris";
const DATE = "2026-11-21";

let emulator: TestDynamo;
let dynamo: TestDynamo;
let trail: MoneyTrail;
let desk: DeskWriteDeps;
let deps: ServicesDeps;
let visits = 0;

beforeAll(async () => {
  emulator = await startTestDynamo();
});
afterAll(() => emulator.stop());
beforeEach(async () => {
  dynamo = await emulator.fresh();
  await seedPrices(dynamo);
  trail = moneyTrail(dynamo);
  const { client, tableNames } = dynamo;
  desk = {
    ...trail,
    changes: dynamoChangeStore(client, tableNames.core),
    visits: dynamoVisitStore(client, tableNames.core),
    appointments: dynamoAppointmentStore(client, tableNames.core),
    requests: dynamoRequestStore(client, tableNames.core),
  };
  deps = {
    catalogue: trail.catalogue,
    book: dynamoTariffBook(client, tableNames.core),
    visits: dynamoVisitStore(client, tableNames.core),
    uses: dynamoUseReader(client, tableNames.stamps),
    ledger: dynamoLedgerReader(client, tableNames.stamps),
    orders: trail.orders,
  };
});

const booked = (procedureId = ACT) => {
  visits += 1;
  return bookedVisit(dynamo, desk.changes, { number: visits, procedureId, date: DATE });
};

/** Somebody comes, pays and is served, as the desk does it. */
const served = async () => {
  const visit = await booked();
  const purchase = await bought(dynamo, trail);
  const params = { postId: POST, date: visit.date, appointmentId: visit.appointmentId };
  const body = { desk: "3", stampCodes: purchase.codes, stampIds: [] };
  await bodyOf(closeVisit(desk, officerCall(params, body, { now: trail.clock.at, postId: POST })));
  return { ...visit, ...purchase };
};

const tamper = (table: "core" | "stamps", Key: Key, name: string, value: unknown) =>
  dynamo.client.send(
    new UpdateCommand({
      TableName: dynamo.tableNames[table],
      Key,
      UpdateExpression: "SET #name = :value",
      ExpressionAttributeNames: { "#name": name },
      ExpressionAttributeValues: { ":value": value },
    }),
  );

const report = () =>
  bodyOf(servicesReport(deps, { params: { postId: POST }, query: { from: DATE, to: DATE } }));

describe("services delivered × tariff = stamps consumed = money received (T10)", () => {
  it("holds for everybody whom a desk served, and counts nobody else", async () => {
    await Promise.all([served(), served()]);
    await booked();
    const { totals, rows, orders, rates } = await report();
    expect(totals).toEqual({
      delivered: 2,
      tariffMad: 4000,
      consumedMad: 4000,
      reversedMad: 0,
      receivedMad: 4000,
      flagged: 0,
    });
    expect(rows.map(({ flags }) => flags)).toEqual([[], []]);
    expect([orders, rates]).toEqual([[], []]);
  });

  it("T8 a file closed without stamps cannot be hidden, whatever it says of stamps", async () => {
    const { appointmentId, date } = await booked();
    const key = keys.appointment(POST, date, appointmentId);
    await tamper("core", key, "state", "served");
    expect((await report()).rows).toMatchObject([
      { appointmentId, tariffMad: 2000, consumedMad: 0, receivedMad: 0, flags: ["no-stamps"] },
    ]);
    // Naming stamps that somebody else used, or that never were, does not help.
    const other = await served();
    const [{ stampIds } = { stampIds: [] }] = (await report()).rows.filter(
      (row) => row.appointmentId === other.appointmentId,
    );
    const closure = { at: `${date}T10:00:00.000Z`, staffId: "stf_X", desk: "1", stampIds };
    await tamper("core", key, "closure", closure);
    const { rows, totals } = await report();
    expect(rows.find((row) => row.appointmentId === appointmentId)?.flags).toEqual([
      "no-stamps",
      "stamps-not-as-closed",
    ]);
    expect(totals).toMatchObject({ delivered: 2, tariffMad: 4000, consumedMad: 2000, flagged: 1 });
  });

  it("T1 a wrong exchange rate on an order cannot be hidden, used or not", async () => {
    const { orderId } = await served();
    const unused = await bought(dynamo, trail);
    const rate = { currency: "EUR", madPerUnit: "12.5000", asOf: "2014-02-22T13:00:11Z" };
    await tamper("stamps", keys.order(orderId), "rate", rate);
    await tamper("stamps", keys.order(unused.orderId), "rate", null);
    const { rows, orders, totals } = await report();
    expect(rows.map(({ flags }) => flags)).toEqual([["wrong-rate", "wrong-conversion"]]);
    const wrong = ["wrong-rate", "wrong-conversion"];
    expect(Object.fromEntries(orders.map(({ orderId: id, flags }) => [id, flags]))).toEqual({
      [orderId]: wrong,
      [unused.orderId]: wrong,
    });
    expect(totals.flagged).toBe(3);
  });

  it("T1 a rate posted behind an order's back, or far from the one before it, is told", async () => {
    await served();
    const posted = rateItem({
      currency: "EUR",
      madPerUnit: "13.1000",
      previousMadPerUnit: "13.0000",
      asOf: `${DATE}T08:00:00.000Z`,
      source: "tampered",
    });
    await dynamo.client.send(new PutCommand({ TableName: dynamo.tableNames.core, Item: posted }));
    const { rows, rates } = await report();
    expect(rows.map(({ flags }) => flags)).toEqual([["wrong-rate"]]);
    expect(rates).toMatchObject([{ currency: "EUR", madPerUnit: "13.1000", before: "11.1918" }]);
  });

  it("finds a stamp sold for another fee, an order without its money, and a use without a visit", async () => {
    const [cheap, unpaid, gone] = [await served(), await served(), await served()];
    const lines = [
      {
        procedureId: ACT,
        quantity: 1,
        components: { receipt: 0, chancery: 100, service: 0 },
        tariffFrom: "2026-01-01T00:00:00.000Z",
      },
    ];
    await tamper("stamps", keys.order(cheap.orderId), "lines", lines);
    const paid = keys.capture(unpaid.orderId, "card", `T-${unpaid.orderId}`);
    await tamper("stamps", paid, "amountMad", 1);
    await tamper("core", keys.appointment(POST, DATE, gone.appointmentId), "state", "cancelled");
    const { rows } = await report();
    const flagsOf = (id: string) => rows.find(({ appointmentId }) => appointmentId === id)?.flags;
    expect(flagsOf(cheap.appointmentId)).toEqual(["wrong-tariff", "wrong-total"]);
    expect(flagsOf(unpaid.appointmentId)).toEqual(["not-captured"]);
    expect(flagsOf(gone.appointmentId)).toEqual(["no-visit"]);
  });

  it("T6 a use that two people reversed is told, and its money is not had twice when the new stamp is used", async () => {
    const { orderId, codes, appointmentId } = await served();
    const staff = <P, B>(params: P, body: B, staffId: string) => {
      const call = officerCall(params, body, { now: trail.clock.at, postId: POST });
      return { ...call, caller: { ...call.caller, staffId } };
    };
    const [code = ""] = codes;
    const reason = "consumed-by-mistake" as const;
    const { proposalId } = await bodyOf(
      proposeReversal(trail, staff({ postId: POST }, { stamp: { code }, reason }, "stf_ONE")),
    );
    const decided = staff({ postId: POST, proposalId }, { decision: "approved" as const }, "stf_TWO");
    const { replacedBy = "" } = await bodyOf(decideReversal(trail, decided));
    const told = await report();
    expect(told.rows).toMatchObject([
      {
        appointmentId,
        tariffMad: 2000,
        consumedMad: 2000,
        reversedMad: 2000,
        receivedMad: 0,
        flags: ["reversed"],
      },
    ]);
    expect(told.orders).toEqual([]);
    const visit = await booked();
    const params = { postId: POST, date: visit.date, appointmentId: visit.appointmentId };
    const [, next = ""] = [...trail.sealed].find(([key]) => key.startsWith(`${replacedBy} `)) ?? [];
    const body = { desk: "3", stampCodes: [next], stampIds: [] };
    await bodyOf(closeVisit(desk, officerCall(params, body, { now: trail.clock.at, postId: POST })));
    expect((await report()).totals).toEqual({
      delivered: 2,
      tariffMad: 4000,
      consumedMad: 4000,
      reversedMad: 2000,
      receivedMad: 2000,
      flagged: 1,
    });
    expect((await trail.orders.findWhole(orderId))?.units).toHaveLength(1);
    expect(servicesCsv(await report())).toContain(",20.00,20.00,20.00,0.00,");
  });

  it("is a table for spreadsheets too: services, what is flagged, totals", async () => {
    await served();
    const table = servicesCsv(await report());
    const lines = table.split("\r\n");
    expect(lines[0]).toBe(
      "\uFEFFkind,date,subject,procedure,people,tariff_mad,consumed_mad,reversed_mad,received_mad,stamps,flags",
    );
    expect(lines[1]).toMatch(
      /^service,2026-11-21,apt_\d+,signature-legalisation,1,20\.00,20\.00,0\.00,20\.00,stm_/,
    );
    expect(lines[2]).toBe("total,,1,,,20.00,20.00,0.00,20.00,,0 flagged");
  });
});
