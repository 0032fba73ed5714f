import * as z from "zod";
import { runChild } from "../child/run-child.ts";
import { median, percentile } from "../figures.ts";
import { atMost, type Measure, type Section } from "../report.ts";

const times = z.array(z.number());
const timesSchema = z.object({ guard: times, policies: times, message: times, document: times });

/** 0.2 for each, as much as the wrapper may take. */
const THOUSAND_DECISIONS_MS = 200;

/** What calls and events do without AWS: deciding who may, wording a message, setting a document. */
export const inProcessSection = async (): Promise<Section> => {
  const { guard, policies, message, document } = timesSchema.parse(await runChild("./in-process.ts", {}));
  const long = (what: string, of: readonly number[], digits: number): Measure => ({
    what: `${what}, 95th percentile`,
    measured: `${percentile(of, 0.95).toFixed(digits)} ms`,
  });
  return {
    title: "In process",
    about:
      "Without AWS, in a fresh process once it is warm. A decision: may this officer close a visit at this post, by the guard " +
      `that functions carry, a thousand in each of ${guard.length} samples, and ${policies.length} times by the Cedar policies that a test holds it against, ` +
      `which no function carries (ADR 0028). A message: the confirmation of an appointment in SMS and e-mail, ${message.length} times, the four languages in turn. ` +
      `A document: the convocation of two people as PDF, ${document.length} times, likewise.`,
    measures: [
      atMost("a thousand decisions, median", median(guard), THOUSAND_DECISIONS_MS, " ms"),
      { what: "one by Cedar, median", measured: `${median(policies).toFixed(3)} ms` },
      { what: "message in SMS and e-mail, median", measured: `${median(message).toFixed(3)} ms` },
      long("message in SMS and e-mail", message, 3),
      { what: "convocation as PDF, median", measured: `${median(document).toFixed(1)} ms` },
      long("convocation as PDF", document, 1),
    ],
  };
};
