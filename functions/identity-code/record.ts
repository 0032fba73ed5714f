import * as z from "zod";
import type { AllowDeps } from "#shared/application/sign-in/allow-message.ts";
import { whyNoMessage } from "#shared/application/sign-in/allow-message.ts";
import { TriggerRefused } from "#shared/consumer/trigger-handler.ts";
import type { Language } from "#shared/domain/call.ts";
import { render } from "#shared/domain/message/template.ts";
import { signinCode } from "#shared/domain/message/templates/signin-code.ts";
import { destinationOf } from "#shared/domain/sign-in/destination.ts";
import { CODE_LIFETIME_MS } from "#shared/domain/sign-in/one-time-code.ts";
import { count } from "#shared/observability/metric.ts";
import type { Clock } from "#shared/ports/clock.ts";

export interface Deps extends AllowDeps {
  readonly clock: Clock;
}

/** What the pool tells of somebody who signs up, or to whom a message is about to go. */
const eventSchema = z.looseObject({
  triggerSource: z.string(),
  request: z.looseObject({
    userAttributes: z.record(z.string(), z.string()),
    codeParameter: z.string().nullish(),
    clientMetadata: z.record(z.string(), z.string()).nullish(),
  }),
  response: z.looseObject({}),
});

/** The pool's own word for somebody who has signed in before. */
const CONFIRMED = "CONFIRMED";

const languageSchema = z.enum(["ar", "fr", "es", "en"]);

const languageOf = (locale: string | undefined): Language =>
  languageSchema.catch("fr").parse(locale?.slice(0, 2).toLowerCase());

const refused = (code: string): TriggerRefused => {
  count(`sign-in-refused-${code}`);
  // Which budget it was is told to operators only.
  return new TriggerRefused(code === "sign-in-country" ? code : "too-many-codes");
};

/**
 * Answers the citizens' pool (ADR 0030). Numbers of countries that get no codes do not sign up; a message goes out
 * within its budgets, in the person's language: an SMS of one part, or an e-mail.
 *
 * @throws TriggerRefused where nothing is to be sent.
 */
export const record = async (deps: Deps, event: unknown): Promise<unknown> => {
  const parsed = eventSchema.parse(event);
  const { triggerSource, request, response } = parsed;
  const { userAttributes, codeParameter, clientMetadata } = request;
  // A person of this pool has the one or the other: what they signed up with, and what is confirmed by each code.
  const number = userAttributes["phone_number"] ?? userAttributes["email"] ?? "";
  if (triggerSource.startsWith("PreSignUp_")) {
    if (destinationOf(number) === undefined) throw refused("sign-in-country");
    return parsed;
  }
  const known = userAttributes["cognito:user_status"] === CONFIRMED;
  const why = await whyNoMessage(deps, { number, known }, deps.clock.now());
  if (why !== undefined) throw refused(why);
  const { sms, subject, letter } = render(
    signinCode,
    languageOf(userAttributes["locale"] ?? clientMetadata?.["lang"]),
    // The pool puts the code where its mark stands.
    { code: codeParameter ?? "", minutes: String(CODE_LIFETIME_MS / 60_000) },
  );
  return {
    ...parsed,
    response: { ...response, smsMessage: sms, emailSubject: subject, emailMessage: letter.html },
  };
};
