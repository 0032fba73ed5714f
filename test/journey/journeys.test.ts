import { describe, expect, it } from "vitest";
import { deedJourneys } from "#test/journey/admin/deeds.ts";
import { firstCalendarJourneys } from "#test/journey/admin/first-calendar.ts";
import { headJourneys } from "#test/journey/admin/head.ts";
import { networkJourneys } from "#test/journey/admin/network.ts";
import { useOffice } from "#test/journey/admin/office.ts";
import { caseJourneys } from "#test/journey/appointments/cases.ts";
import { mainJourneys } from "#test/journey/appointments/main.ts";
import { offerJourneys } from "#test/journey/appointments/offers.ts";
import { useScene } from "#test/journey/appointments/scene.ts";
import { areaJourneys } from "#test/journey/areas.ts";
import { deskJourneys } from "#test/journey/desk.ts";
import { refusedPaperJourneys } from "#test/journey/requests/refused.ts";
import { sendingJourneys } from "#test/journey/requests/sending.ts";
import { signInJourneys } from "#test/journey/sign-in.ts";
import { useStage } from "#test/journey/stage.ts";
import { stampJourneys } from "#test/journey/stamps.ts";
import { unlooked } from "#test/journey/support/looks.ts";
import { chromiumPath } from "#web/build/chromium.ts";

/**
 * Journeys that go one after another, beside those of other lanes. Lanes share neither a post whose calendar changes
 * nor a citizen. Three keep two cores busy.
 */
const lane = (name: string, journeys: () => void): void =>
  void describe(name, { concurrent: true }, () => {
    describe("in turn", { concurrent: false }, journeys);
  });

/** One platform and one browser for everything: starting them costs more than most journeys. */
describe.runIf(chromiumPath() !== undefined)("journeys", () => {
  const stage = useStage();
  lane("the way in, and staff", () => {
    areaJourneys(stage);
    describe("at a desk", () => deskJourneys(stage));
    describe("in the office", () => {
      const office = useOffice(stage);
      headJourneys(office);
      networkJourneys(office);
      deedJourneys(stage, office);
      firstCalendarJourneys(stage, office);
    });
  });
  lane("appointments and stamps", () => {
    const scene = useScene(stage);
    mainJourneys(scene);
    caseJourneys(scene);
    offerJourneys(scene);
    stampJourneys(stage);
  });
  lane("requests", () => {
    sendingJourneys(stage);
    refusedPaperJourneys(stage);
    describe("who somebody is", () => signInJourneys(stage));
  });

  it("have looked at every screen in every language", () => {
    expect(unlooked()).toEqual([]);
  });
});
