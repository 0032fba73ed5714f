import type { RefusalCode } from "#shared/domain/refusal.ts";

/** How a refusal looks over HTTP (RFC 9457). `hint` says what to do next; the web translates by code. */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
  readonly hint: string;
}

/**
 * The one registry of errors (E1): each code with its status, title and what to do.
 * 400 shape · 401 · 403 · 404 also "not yours" · 409 state · 412 stale · 422 rule · 429 · 503.
 */
export const problems: Readonly<Record<RefusalCode, ProblemKind>> = {
  "malformed-json": {
    status: 400,
    title: "The body is not valid JSON",
    hint: "Send a JSON object in UTF-8.",
  },
  "invalid-input": {
    status: 400,
    title: "Some fields are not valid",
    hint: "Correct the fields listed in `errors` and send the request again.",
  },
  "unsupported-media-type": {
    status: 415,
    title: "This content type is not accepted",
    hint: "Send the `Content-Type` that `details.accepted` names.",
  },
  "not-acceptable": {
    status: 406,
    title: "This answer is a PDF and was not asked for",
    hint: "Send `Accept: application/pdf`, before any other type.",
  },
  "payload-too-large": {
    status: 413,
    title: "The body is too large",
    hint: "Send at most 10 MB; API bodies need a few kilobytes.",
  },
  "idempotency-key-missing": {
    status: 400,
    title: "The Idempotency-Key header is missing",
    hint: "Send a fresh UUID with each new command, and the same one when you repeat it.",
  },
  "idempotency-key-reused": {
    status: 422,
    title: "This Idempotency-Key was used with another body",
    hint: "Use a new key for a new command.",
  },
  unauthenticated: { status: 401, title: "Sign in first", hint: "Send a valid access token." },
  "step-up-needed": {
    status: 401,
    title: "Sign in again for this",
    hint: "Ask the issuer for a new sign-in (`max_age=300` or `prompt=login`), then repeat the call with its token.",
  },
  forbidden: {
    status: 403,
    title: "You may not do this",
    hint: "Ask the head of post for the role you need.",
  },
  "account-needed": {
    status: 403,
    title: "Open your account first",
    hint: "PUT /account once after signing in.",
  },
  "account-suspended": { status: 403, title: "This account is suspended", hint: "Call the call centre." },
  "stamp-not-issued": {
    status: 409,
    title: "This stamp is not issued yet",
    hint: "Wait until the payment is confirmed; the code comes by SMS within a minute of it.",
  },
  "code-erased": {
    status: 409,
    title: "The code was erased 30 days after its issue",
    hint: "Have the stamp issued anew at a post, or by the call centre.",
  },
  "resend-spent": {
    status: 409,
    title: "The code was sent again three times already",
    hint: "Look among the messages and e-mails of the phone given at purchase, or call the call centre.",
  },
  "resend-too-soon": {
    status: 429,
    title: "The code was sent less than a minute ago",
    hint: "Wait for the seconds in Retry-After: the message may only be slow.",
  },
  "tariff-too-early": {
    status: 422,
    title: "A tariff is announced at least a day before it is in force",
    hint: "Choose a later instant: fees that people may already have been shown are never changed.",
  },
  "tariff-exists": {
    status: 409,
    title: "This procedure has a tariff from that instant on",
    hint: "Withdraw the announced one first, or choose another instant.",
  },
  "tariff-unknown": {
    status: 404,
    title: "There is no such tariff",
    hint: "See GET /staff/tariffs.",
  },
  "tariff-in-force": {
    status: 409,
    title: "This tariff is in force, or will be within the hour",
    hint: "Announce another one that takes over from it: what was in force is never edited.",
  },
  "rates-invalid": {
    status: 422,
    title: "Some lines of the sheet are not valid",
    hint: "Correct the lines listed in `errors` and send the whole sheet again; none of it was posted.",
  },
  "settlement-invalid": {
    status: 422,
    title: "Some lines of the settlement file are not valid",
    hint: "Have the lines listed in `errors` corrected and send the whole file again; none of it was taken.",
  },
  "difference-wrong-state": {
    status: 409,
    title: "The difference is not in a state that allows this",
    hint: "An open difference is explained, an explained one is closed. See GET /finance/differences.",
  },
  "phone-unconfirmed": {
    status: 422,
    title: "Your sign-in has no confirmed phone number",
    hint: "Confirm one with POST /account/phone, or sign in with it.",
  },
  "mandate-refused": {
    status: 403,
    title: "This mandate is not valid, or not yours, or over",
    hint: "Ask the person for reference and birth date again.",
  },
  "in-person-only": {
    status: 403,
    title: "Only the person may do this",
    hint: "Ask them to sign in.",
  },
  "reference-unmatched": {
    status: 404,
    title: "No request of this post has this reference and birth date",
    hint: "Ask for both again; wrong pairs are counted.",
  },
  "phone-has-account": {
    status: 409,
    title: "This phone number has an account",
    hint: "Ask for the reference of a request and a birth date, or ask the person to sign in.",
  },
  "phone-taken": {
    status: 409,
    title: "This phone number has an account of its own",
    hint: "Sign in with that number instead.",
  },
  "phone-country": {
    status: 422,
    title: "Numbers of this country get no codes",
    hint: "Keep a number of another country, or ask a consulate.",
  },
  "code-wrong": {
    status: 422,
    title: "This code is wrong or no longer valid",
    hint: "Type it again, or have another sent.",
  },
  "not-found": {
    status: 404,
    title: "Not found",
    hint: "Check the address; what belongs to somebody else is not shown.",
  },
  "method-not-allowed": {
    status: 405,
    title: "This method is not allowed here",
    hint: "See the API reference.",
  },
  "staff-own-entry": {
    status: 403,
    title: "Nobody changes their own entry",
    hint: "Ask another administrator.",
  },
  "staff-stale": {
    status: 412,
    title: "This member of staff was changed meanwhile",
    hint: "Read the entry again and send its version.",
  },
  "staff-wrong-state": {
    status: 409,
    title: "This member of staff is in that state already",
    hint: "Read the entry again.",
  },
  "role-held": {
    status: 409,
    title: "This role is held there on some of these days",
    hint: "End it first, or choose other days.",
  },
  "role-not-held": {
    status: 409,
    title: "This role is not held there after that day",
    hint: "Read the entry again: the role may have an end already.",
  },
  "last-administrator": {
    status: 409,
    title: "This is the last administrator of the network without an end date",
    hint: "Give the role to somebody else first, from today and without an end.",
  },
  "request-wrong-state": {
    status: 409,
    title: "The request is not in a state that allows this",
    hint: "Look at the request's current state.",
  },
  "request-booked": {
    status: 409,
    title: "This request has an appointment",
    hint: "Cancel the appointment first, then withdraw the request.",
  },
  "request-not-valid": {
    status: 409,
    title: "The request is not valid yet",
    hint: "Wait for the officer's answer: slots open once the request is valid.",
  },
  "request-validity-ended": {
    status: 409,
    title: "The right to choose a slot has ended",
    hint: "File a new request: a valid one may be booked for 30 days.",
  },
  "procedure-not-offered": {
    status: 422,
    title: "This post does not offer this procedure",
    hint: "Choose another post or procedure.",
  },
  "minor-not-allowed": {
    status: 422,
    title: "This procedure is for adults",
    hint: "Choose the procedure for persons under 18.",
  },
  "adult-not-allowed": {
    status: 422,
    title: "This procedure is for persons under 18",
    hint: "Choose the procedure for adults.",
  },
  "beneficiary-repeated": {
    status: 422,
    title: "The same person is listed twice",
    hint: "List each person once.",
  },
  "document-unknown": {
    status: 422,
    title: "This document is not part of the request",
    hint: "Decide the documents that the request lists.",
  },
  "document-undecided": {
    status: 422,
    title: "Some documents have no decision",
    hint: "Accept or reject each document.",
  },
  "document-accepted": {
    status: 422,
    title: "This document is already accepted",
    hint: "An accepted document stays accepted: decide the others.",
  },
  "document-not-rejected": {
    status: 422,
    title: "This document was not rejected",
    hint: "Correct the rejected documents only.",
  },
  "document-uncorrected": {
    status: 422,
    title: "Some rejected documents are not corrected",
    hint: "Correct every document listed in `errors`, then send the correction again.",
  },
  "document-missing": {
    status: 422,
    title: "Some papers are missing or did not pass inspection",
    hint: "Upload each paper listed in `errors` and wait until it has passed.",
  },
  "document-quota": {
    status: 429,
    title: "Too many files for this person today",
    hint: "Ten files a day are accepted for each person. Try again tomorrow.",
  },
  "correction-deadline-passed": {
    status: 409,
    title: "The time to correct the documents has ended",
    hint: "File a new request: rejected documents may be corrected for 7 days.",
  },
  "review-taken": {
    status: 409,
    title: "Another officer has this request",
    hint: "Take another one, or wait until it is free; the head of post may take it over.",
  },
  "second-officer-needed": {
    status: 409,
    title: "You have accepted this request; another officer is to confirm",
    hint: "Take another request of the queue.",
  },
  "rejection-reason-missing": {
    status: 422,
    title: "A rejection needs a reason",
    hint: "Choose a reason from the list.",
  },
  "slots-grant-invalid": {
    status: 409,
    title: "The list of slots is too old",
    hint: "List the slots again.",
  },
  "slot-unknown": { status: 404, title: "There is no such slot", hint: "List the slots again." },
  "slot-past": { status: 409, title: "This slot is in the past", hint: "Choose a later slot." },
  "slot-full": {
    status: 409,
    title: "This slot has just been taken",
    hint: "Choose one of the alternatives.",
  },
  "hold-exists": {
    status: 409,
    title: "This request already holds places",
    hint: "Confirm or release the places it holds; with `offer`, accept or decline what was offered.",
  },
  "waiting-none": {
    status: 404,
    title: "This request is on no waiting list",
    hint: "Join with PUT /requests/{requestId}/waiting.",
  },
  "hold-none": { status: 404, title: "This request holds no places", hint: "Choose a slot first." },
  "hold-token-invalid": {
    status: 422,
    title: "The hold token is not valid",
    hint: "Send the token exactly as it was given.",
  },
  "hold-lapsed": { status: 409, title: "The places are no longer held", hint: "Choose a slot again." },
  "appointment-exists": {
    status: 409,
    title: "This request already has an appointment",
    hint: "Look at the appointment, or reschedule it.",
  },
  "appointment-duplicate": {
    status: 409,
    title: "A person already has an appointment for this procedure",
    hint: "Keep or cancel the other appointment first; `details` tells its post and date.",
  },
  "appointment-none": {
    status: 404,
    title: "This request has no appointment",
    hint: "Choose and confirm a slot first.",
  },
  "calendar-impossible": {
    status: 422,
    title: "The calendar contradicts itself",
    hint: "Correct the entries listed in `errors`, then look at the preview again.",
  },
  "calendar-stale": {
    status: 412,
    title: "The calendar was published again meanwhile",
    hint: "Read the calendar, make your changes to it, and send its version.",
  },
  "appointment-wrong-state": {
    status: 409,
    title: "The appointment is not in a state that allows this",
    hint: "See `details` for its state.",
  },
  "appointment-too-late": {
    status: 409,
    title: "It is too late for this",
    hint: "Cancel before the start, move an appointment at least 24 hours before it, confirm presence in time, take a no-show back on its day.",
  },
  "appointment-too-early": {
    status: 409,
    title: "It is too early for this",
    hint: "Take people in on the day; record a no-show 15 minutes after the start.",
  },
  "reschedule-spent": {
    status: 409,
    title: "The appointment was moved twice already",
    hint: "Keep the appointment, or cancel it and choose another slot.",
  },
  "draw-impossible": {
    status: 422,
    title: "The draw contradicts itself or another draw",
    hint: "Correct the fields listed in `errors`.",
  },
  "draw-wrong-state": {
    status: 409,
    title: "The draw is past that",
    hint: "A draw can be cancelled until its window opens.",
  },
  "draw-not-open": {
    status: 409,
    title: "The draw's window is not open yet",
    hint: "Register from the instant in `details` on.",
  },
  "draw-closed": {
    status: 409,
    title: "The draw's window is closed",
    hint: "The result is told to everybody who is registered.",
  },
  "draw-registered": {
    status: 409,
    title: "Somebody in this request is registered already",
    hint: "A person takes part once for each procedure, and a request in one draw at a time: leave the other one first.",
  },
  "draw-not-registered": {
    status: 404,
    title: "The request is registered for no draw",
    hint: "Register it while a draw of its post is open.",
  },
  "draw-preference-unknown": {
    status: 422,
    title: "Some preferences are not among what is drawn",
    hint: "Name dates, halves of dates or slots of the draw on which the calendar is open; `errors` lists the others.",
  },
  "slot-unchanged": {
    status: 409,
    title: "The appointment is in this slot already",
    hint: "Choose another slot.",
  },
  "hold-extended": {
    status: 409,
    title: "The hold was extended already",
    hint: "Confirm the places before the hold ends.",
  },
  "presence-not-asked": {
    status: 409,
    title: "This appointment needs no confirmation of presence",
    hint: "Come at the time of the appointment.",
  },
  "presence-confirmed": {
    status: 409,
    title: "Presence is confirmed already",
    hint: "Come at the time of the appointment.",
  },
  "presence-too-early": {
    status: 409,
    title: "Presence cannot be confirmed yet",
    hint: "Confirm between the instants in `details`.",
  },
  "booking-by-call-centre": {
    status: 409,
    title: "The next appointment is booked by the call centre",
    hint: "Too many appointments were missed within six months: until the instant in `details`, the call centre books for you.",
  },
  "order-wrong-state": {
    status: 409,
    title: "The order is not in a state that allows this",
    hint: "Look at the order's current state.",
  },
  "order-expired": { status: 409, title: "The order has expired", hint: "Place a new order." },
  "signature-invalid": {
    status: 401,
    title: "The signature does not fit the body, or is too old",
    hint: "Sign the raw body with the shared secret at the time of sending.",
  },
  "payment-reference-unknown": {
    status: 404,
    title: "There is no such payment reference",
    hint: "Type it again as it was sent, in groups of four.",
  },
  "payment-wrong-amount": {
    status: 422,
    title: "The amount is not the order's",
    hint: "Look the order up and take exactly its amount in dirhams.",
  },
  "terminal-receipt-used": {
    status: 409,
    title: "This receipt was recorded for another order",
    hint: "Compare terminal, day and number with the slip.",
  },
  "tariff-missing": {
    status: 422,
    title: "There is no tariff in force for this act",
    hint: "Choose another act or ask the post.",
  },
  "nothing-to-pay": { status: 422, title: "This act is free of charge", hint: "No stamp is needed." },
  "phone-invalid": {
    status: 422,
    title: "This is not a phone number",
    hint: "Give the number with its country code, as +33612345678.",
  },
  "stamp-check-digit": {
    status: 422,
    title: "The code is mistyped",
    hint: "Its check digit does not fit: compare it digit by digit with the message.",
  },
  "stamp-unknown": {
    status: 404,
    title: "There is no stamp with this code",
    hint: "Check the code and the act.",
  },
  "stamp-wrong-act": {
    status: 409,
    title: "The stamp is for another act",
    hint: "Use a stamp bought for this act.",
  },
  "stamp-wrong-holder": {
    status: 409,
    title: "The stamp is bound to another person's file",
    hint: "Use this person's own stamp.",
  },
  "stamp-expired": {
    status: 409,
    title: "The stamp has expired",
    hint: "Buy a new stamp; ask for a refund of this one.",
  },
  "stamp-reserved": {
    status: 409,
    title: "The stamp is reserved",
    hint: "Wait until the reservation is committed, released or lapses.",
  },
  "stamp-consumed": {
    status: 409,
    title: "The stamp was already used",
    hint: "Use another stamp; see `details` for when it was used.",
  },
  "stamp-refunded": { status: 409, title: "The stamp was refunded", hint: "Use another stamp." },
  "stamp-suspended": { status: 409, title: "The stamp is suspended", hint: "Ask the head of post." },
  "stamp-replaced": {
    status: 409,
    title: "Another stamp has taken the place of this one",
    hint: "Use the code that was sent last.",
  },
  "stamp-valid": {
    status: 409,
    title: "The stamp is valid: there is nothing to lift or to end",
    hint: "Look at its state first.",
  },
  "stamps-enough": {
    status: 409,
    title: "The request has a stamp for each of its people",
    hint: "Detach one first; or keep this one for another request.",
  },
  "code-not-lost": {
    status: 409,
    title: "The code can still be sent again",
    hint: "Have it sent again: a new code makes the old one worthless.",
  },
  "reissue-spent": {
    status: 409,
    title: "This stamp was given a new code twice",
    hint: "Attach the stamp to your request, which needs no code, or ask your post.",
  },
  "stamp-not-consumed": {
    status: 409,
    title: "The stamp was not used",
    hint: "Only a use can be reversed.",
  },
  "stamp-reversed": {
    status: 409,
    title: "The use of this stamp was reversed before",
    hint: "See the stamp that took its place.",
  },
  "stamp-repeated": {
    status: 422,
    title: "The same stamp is given twice",
    hint: "Give one stamp for each person.",
  },
  "reservation-unknown": {
    status: 404,
    title: "There is no such reservation",
    hint: "Check the reservation's id.",
  },
  "reservation-lapsed": {
    status: 409,
    title: "The reservation has lapsed",
    hint: "Reserve the stamp again.",
  },
  "reservation-committed": {
    status: 409,
    title: "The reservation is already committed",
    hint: "A committed reservation cannot be released.",
  },
  "stamp-attached": {
    status: 409,
    title: "The stamp is attached to a request",
    hint: "The desk of that request sees it. For anything else, detach it first.",
  },
  "refund-too-early": {
    status: 409,
    title: "A stamp can be refunded from the third day after its payment",
    hint: "Ask again from the time in `details`, or at the consulate.",
  },
  "refund-too-late": {
    status: 409,
    title: "Eighteen months after its payment a stamp is not refunded any more",
    hint: "There is nothing to do.",
  },
  "refund-exists": {
    status: 409,
    title: "This money is going back already",
    hint: "Look at the order: it says how far it has come.",
  },
  "refund-wrong-state": {
    status: 409,
    title: "The refund is not to be paid by hand, or is paid",
    hint: "Look at the list again.",
  },
  "proposal-exists": {
    status: 409,
    title: "A proposal about this is open",
    hint: "Have it approved or rejected, or withdraw it.",
  },
  "proposal-closed": {
    status: 409,
    title: "The proposal is decided or its seven days are over",
    hint: "Propose it again if it is still needed.",
  },
  "proposal-not-own": {
    status: 409,
    title: "Only who proposed it can withdraw it",
    hint: "Reject it instead.",
  },
  "second-person-needed": {
    status: 409,
    title: "Somebody else has to decide this",
    hint: "Ask a head of post or an administrator who did not propose it.",
  },
  "act-not-agreed": {
    status: 403,
    title: "This act is none of yours",
    hint: "A partner checks and redeems stamps for the acts it was admitted for; ask us to add this one.",
  },
  "post-not-agreed": {
    status: 403,
    title: "This post is none of yours",
    hint: "Name in `postId` a post whose files you were admitted to handle.",
  },
  "visit-closed": {
    status: 409,
    title: "The visit is already closed",
    hint: "See `details` for when it was closed.",
  },
  "visit-stamps-missing": {
    status: 422,
    title: "A stamp is missing",
    hint: "Give one stamp for each person: this procedure has a fee.",
  },
  "visit-stamps-needless": {
    status: 422,
    title: "No stamp is needed",
    hint: "This procedure is free of charge: close the visit without stamps.",
  },
  "too-many-requests": {
    status: 429,
    title: "Too many requests",
    hint: "Wait as long as the Retry-After header says.",
  },
  busy: {
    status: 503,
    title: "The service is busy",
    hint: "Repeat the request with the same Idempotency-Key after the time in Retry-After.",
  },
  internal: {
    status: 500,
    title: "Something went wrong on our side",
    hint: "Repeat the request later with the same Idempotency-Key.",
  },
};

/** The address of a code's explanation; `siteUrl` has no trailing slash. */
export const problemType = (siteUrl: string, code: RefusalCode): string => `${siteUrl}/problems/#${code}`;
