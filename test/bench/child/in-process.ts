import { typstRenderer } from "#shared/adapters/typst/document-renderer.ts";
import { convocationContent } from "#shared/application/documents/convocation-content.ts";
import type { Caller } from "#shared/domain/caller.ts";
import { render } from "#shared/domain/message/template.ts";
import { appointmentConfirmedMessage } from "#shared/domain/message/templates/appointment-confirmed.ts";
import { authorise } from "#shared/http/authorise.ts";
import { assetsFromSources, convocationFacts, languages } from "#test/support/documents.ts";
import { each } from "#test/support/each.ts";
import { isPermitted } from "#test/support/policies.ts";
import { routes } from "../../../functions/desk-write/routes.ts";
import { answering } from "./loaded.ts";

const SAMPLES = 500;
/** One of these is too short for the clock. */
const DECISIONS_A_SAMPLE = 1_000;
const DOCUMENTS = 25;

const officer: Caller = {
  kind: "staff",
  staffId: "stf_ABCDEFGH23456789",
  assignments: [
    { postId: "fr-paris", role: "desk", from: "2020-01-01", to: null },
    { postId: "fr-lyon", role: "officer", from: "2020-01-01", to: null },
  ],
  scopes: ["wisal/staff"],
};
const values = {
  city: "Lyon",
  act: "Légalisation de signature",
  date: "mardi 24 novembre 2026",
  time: "09:30",
  people: "2",
  reference: "7K4M9-Q2XDT",
};

/** Milliseconds of each sample of `work`, the first of them thrown away: it is warm that counts. */
const timesOf = async (samples: number, work: (index: number) => unknown): Promise<readonly number[]> => {
  const indices = Array.from({ length: samples + 1 }, (_, index) => index);
  const times = await each(indices, 1, async (index) => {
    const began = performance.now();
    await work(index);
    return performance.now() - began;
  });
  return times.slice(1);
};

const languageOf = (index: number) => languages[index % languages.length] ?? "fr";

/** What calls and events do without AWS, each for itself in a warm process. */
answering(async () => {
  const closing = routes.find(({ operationId }) => operationId === "closeVisit");
  if (closing === undefined) throw new Error("no such route");
  const guard = await timesOf(SAMPLES, () => {
    for (let decision = 0; decision < DECISIONS_A_SAMPLE; decision += 1)
      if (authorise(closing.access, officer, { postId: "fr-lyon" }) !== undefined) throw new Error("refused");
  });
  const renderer = typstRenderer(assetsFromSources);
  return {
    guard,
    policies: await timesOf(SAMPLES, () => {
      if (!isPermitted(officer, closing.operationId, { post: "fr-lyon" }, Date.now()))
        throw new Error("denied");
    }),
    message: await timesOf(SAMPLES, (index) =>
      render(appointmentConfirmedMessage, languageOf(index), values),
    ),
    document: await timesOf(DOCUMENTS, (index) =>
      renderer.render("convocation", convocationContent(convocationFacts(languageOf(index), 2))),
    ),
  };
});
