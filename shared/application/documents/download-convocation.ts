import { convocationClaimsSchema, convocationCode } from "#shared/domain/appointment/convocation-code.ts";
import type { Call, Language, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { referenceOf } from "#shared/domain/request/reference.ts";
import type { Result } from "#shared/domain/result.ts";
import { totalOf } from "#shared/domain/tariff/tariff.ts";
import type { Appointment } from "#shared/ports/appointment-store.ts";
import type { DocumentRenderer } from "#shared/ports/document-renderer.ts";
import type { DocumentSeal } from "#shared/ports/document-seal.ts";
import type { TariffStore } from "#shared/ports/tariff-store.ts";
import type { OwnAppointmentDeps, OwnCall } from "../appointments/show-appointment.ts";
import { findOwnAppointment } from "../appointments/show-appointment.ts";
import { convocationContent } from "./convocation-content.ts";

/** What making a convocation needs. */
export interface ConvocationDeps extends OwnAppointmentDeps {
  readonly tariffs: Pick<TariffStore, "tariff">;
  readonly seals: Pick<DocumentSeal, "seal">;
  readonly documents: DocumentRenderer;
}

/** The states of an appointment to which people still come. */
const live: readonly Appointment["state"][] = ["booked", "arrived"];

const claimsOf = ({ appointmentId, requestId, postId, date, time, names, sequence }: Appointment) =>
  convocationClaimsSchema.parse({
    a: appointmentId,
    r: referenceOf(requestId),
    p: postId,
    t: `${date}T${time}`,
    n: names.length,
    s: sequence,
  });

type Found = Awaited<ReturnType<typeof findOwnAppointment>>;

/** The caller's appointment while people still come to it. */
const findLive = async (
  deps: OwnAppointmentDeps,
  call: Pick<OwnCall, "params" | "caller">,
): Promise<Found | Result<never, Refusal>> => {
  const found = await findOwnAppointment(deps, call);
  if (!found.ok) return found;
  const { state } = found.value.appointment;
  if (state === "moved") return refuse("busy", { retryAfterSeconds: 1 });
  return live.includes(state) ? found : refuse("appointment-wrong-state", { details: { state } });
};

/** The code of the convocation for a page that shows it without the paper (A8). Errors as {@link downloadConvocation}. */
export const showConvocationCode = async (
  deps: OwnAppointmentDeps & Pick<ConvocationDeps, "seals">,
  call: Pick<OwnCall, "params" | "caller">,
): Outcome<{ code: string }> => {
  const found = await findLive(deps, call);
  if (!found.ok) return found;
  const code = convocationCode(await deps.seals.seal(claimsOf(found.value.appointment)));
  return { ok: true, value: { status: 200, body: { code } } };
};

/**
 * The convocation of a live appointment as a PDF in the language asked for, else the caller's (A8). It is made
 * anew each time, so that it says what is true when it is fetched; nothing is stored.
 *
 * Errors: `not-found` (also somebody else's), `appointment-none`, `appointment-wrong-state` with the state of one
 * that is over, cancelled or lapsed, `busy` while it moves to another day.
 */
export const downloadConvocation = async (
  deps: ConvocationDeps,
  call: Pick<
    Call<{ requestId: string }, { language?: Language | undefined }, unknown, CitizenCaller>,
    "params" | "query" | "caller" | "now" | "language"
  >,
): Outcome<Uint8Array> => {
  const found = await findLive(deps, call);
  if (!found.ok) return found;
  const { appointment, post, procedure } = found.value;
  const [tariff, seal] = await Promise.all([
    deps.tariffs.tariff(procedure.id, call.now),
    deps.seals.seal(claimsOf(appointment)),
  ]);
  const language = call.query.language ?? call.language;
  const feeMad = tariff === undefined ? 0 : totalOf(tariff.components);
  const body = await deps.documents.render(
    "convocation",
    convocationContent({ appointment, post, procedure, feeMad, seal, language, now: call.now }),
  );
  const fileName = `wisal-${referenceOf(appointment.requestId)}.pdf`;
  const headers = {
    "Content-Disposition": `attachment; filename="${fileName}"`,
    "Content-Language": language,
  };
  return { ok: true, value: { status: 200, body, headers } };
};
