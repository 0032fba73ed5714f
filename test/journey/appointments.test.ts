import { describe } from "vitest";
import { caseJourneys } from "#test/journey/appointments/cases.ts";
import { mainJourneys } from "#test/journey/appointments/main.ts";
import { offerJourneys } from "#test/journey/appointments/offers.ts";
import { useStage } from "#test/journey/appointments/stage.ts";
import { chromiumPath } from "#web/build/chromium.ts";

describe.runIf(chromiumPath() !== undefined)("appointments", () => {
  const stage = useStage();
  mainJourneys(stage);
  caseJourneys(stage);
  offerJourneys(stage);
});
