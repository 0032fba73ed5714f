import { localDateTime } from "#shared/domain/calendar/local-time.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { hasExpired } from "#shared/domain/request/request.ts";
import { seats } from "#shared/domain/slot/parts.ts";
import type { OfferKind } from "#shared/domain/waiting/offer.ts";
import type { CatalogueStore } from "#shared/ports/catalogue-store.ts";
import type { RequestRecord, RequestStore } from "#shared/ports/request-store.ts";
import type { TokenSigner } from "#shared/ports/token-signer.ts";
import type { HoldToken } from "../appointments/tokens.ts";
import type { WaitingView } from "./join-waiting.ts";
import { waitingView } from "./join-waiting.ts";
import type { OfferHold } from "./live-offer.ts";
import { liveOffer } from "./live-offer.ts";

/** What showing needs. */
export interface ShowWaitingDeps {
  readonly requests: Pick<RequestStore, "find">;
  readonly catalogue: Pick<CatalogueStore, "post">;
  readonly tokens: TokenSigner;
}

/** Offered places, in the post's own time (S2), and the token that confirms them. */
export interface OfferView {
  kind: OfferKind;
  post: { postId: string; city: string; country: string; timeZone: string };
  date: string;
  time: string;
  startsAt: string;
  localTime: string;
  places: number;
  more?: string[];
  until: string;
  holdToken: string;
}

const tokenOf = (record: RequestRecord, hold: OfferHold): HoldToken => {
  const { requestId, accountId, calendarId, procedureId, names, personKeys, appointment } = record;
  const { offer, token, date, time, places, more } = hold;
  return {
    requestId,
    accountId,
    postId: offer.postId,
    calendarId,
    procedureId,
    hold: token,
    date,
    time,
    startsAt: offer.startsAt,
    places: [...places],
    ...(more && { more: more.map((part) => ({ time: part.time, places: [...part.places] })) }),
    ...(offer.confirmPresence && { confirmPresence: true }),
    ...(offer.kind === "displaced" && appointment && { displaces: appointment.appointmentId }),
    names: [...names],
    personKeys: [...personKeys],
  };
};

const offerView = async (
  deps: ShowWaitingDeps,
  record: RequestRecord,
  hold: OfferHold,
): Promise<OfferView> => {
  const { offer, date, time, more, until } = hold;
  const post = await deps.catalogue.post(offer.postId);
  if (post === undefined) throw new Error("an offer names an unknown post");
  const { id: postId, city, country, timeZone } = post;
  return {
    kind: offer.kind,
    post: { postId, city, country, timeZone },
    date,
    time,
    startsAt: offer.startsAt,
    localTime: localDateTime(Date.parse(offer.startsAt), timeZone),
    places: seats(hold),
    ...(more && { more: more.map((part) => part.time) }),
    until: new Date(until * 1000).toISOString(),
    holdToken: await deps.tokens.sign("hold", tokenOf(record, hold), until),
  };
};

/**
 * What a request waits for, and what it is offered (A5, S6); either may be null. Looking changes nothing (A8): the
 * offer's token, confirmed as any hold's, accepts it. No place in the line is told: others' windows decide it too.
 * Errors: `not-found`.
 */
export const showWaiting = async (
  deps: ShowWaitingDeps,
  call: Call<{ requestId: string }, unknown, unknown, CitizenCaller>,
): Outcome<{ waiting: WaitingView | null; offer: OfferView | null }> => {
  const record = await deps.requests.find(call.params.requestId);
  if (record === undefined || record.accountId !== call.caller.accountId) return refuse("not-found");
  const hold = liveOffer(record, call.now);
  const waits = record.waiting !== undefined && !hasExpired(record, call.now);
  return {
    ok: true,
    value: {
      status: 200,
      body: {
        waiting: waits && record.waiting ? waitingView(record.waiting) : null,
        offer: hold === undefined ? null : await offerView(deps, record, hold),
      },
    },
  };
};
