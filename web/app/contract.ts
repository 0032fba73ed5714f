// Made by `node web/build/contract.ts` from docs/openapi.json; not edited by hand.
export interface Contract {
  /** Show your account */
  readonly "GET /account": {
    readonly answer: { readonly accountId: string; readonly status: "active" | "suspended"; readonly language: "ar" | "fr" | "es" | "en"; readonly phone: string; readonly email: string | null; readonly prefers: "sms" | "email" };
  };
  /** Open your account, or change its language and e-mail */
  readonly "PUT /account": {
    readonly body: { readonly language: "ar" | "fr" | "es" | "en"; readonly email?: string | null; readonly prefers?: "sms" | "email" };
    readonly answer: { readonly accountId: string; readonly status: "active" | "suspended"; readonly language: "ar" | "fr" | "es" | "en"; readonly phone: string; readonly email: string | null; readonly prefers: "sms" | "email" };
  };
  /** Everything held on you: account, requests with people and papers, orders with their stamps, messages */
  readonly "GET /account/export": {
    readonly answer: { readonly exportedAt: string; readonly account: { readonly accountId: string; readonly status: "active" | "suspended"; readonly phone: string; readonly language: "ar" | "fr" | "es" | "en"; readonly email?: string; readonly prefers?: "sms" | "email"; readonly createdAt: string }; readonly requests: readonly ({ readonly requestId: string; readonly reference: string; readonly postId: string; readonly procedureId: string; readonly state: "draft" | "submitted" | "needs-correction" | "valid" | "booked" | "served" | "withdrawn"; readonly createdAt: string; readonly submittedAt?: string; readonly validUntil?: string; readonly reviewDueOn?: string; readonly correctBy?: string; readonly endedAt?: string; readonly expired?: true; readonly people: readonly (string)[]; readonly appointment?: { readonly appointmentId: string; readonly date: string; readonly time: string; readonly startsAt: string }; readonly beneficiaries: readonly ({ readonly familyName: string; readonly givenNames?: string; readonly familyNameArabic?: string; readonly givenNamesArabic?: string; readonly birthDate: string; readonly cin?: string; readonly passportNumber?: string })[]; readonly documents: readonly ({ readonly beneficiary: number; readonly documentId: string; readonly optional: boolean; readonly state: "pending" | "accepted" | "rejected" | "corrected"; readonly reason?: "unreadable" | "incomplete" | "expired" | "wrong-document" | "name-differs" | "not-a-copy-of-the-original" | "photo-not-compliant" | "other"; readonly note?: string; readonly upload?: { readonly uploadId: string; readonly state: "granted" | "inspecting" | "passed" | "warned" | "failed"; readonly type: "application/pdf" | "image/jpeg" | "image/png" | "image/heic"; readonly name: string; readonly grantedAt: string; readonly verdict?: "passed" | "too-blurred" | "wrong-type" | "unreadable" | "password-protected" | "active-content" | "too-small" | "too-many-pages" | "too-large" | "photo-ratio" | "photo-not-picture" | "malware"; readonly decidedAt?: string; readonly zone?: { readonly outcome: "match" | "mismatch" | "unreadable"; readonly fields?: readonly ("family-name" | "given-names" | "birth-date" | "document-number")[] } } })[]; readonly hold?: { readonly date: string; readonly time: string; readonly until: string } })[]; readonly files: readonly ({ readonly requestId: string; readonly beneficiary: number; readonly documentId: string; readonly name: string; readonly type: "application/pdf" | "image/jpeg" | "image/png" | "image/heic"; readonly uploadedAt: string; readonly open: string })[]; readonly orders: readonly ({ readonly orderId: string; readonly postId: string; readonly state: "awaiting-payment" | "paid" | "expired" | "cancelled"; readonly totalMad: number; readonly placedAt: string; readonly paidAt?: string; readonly delivery: { readonly phone: string; readonly email?: string; readonly language: "ar" | "fr" | "es" | "en" }; readonly stamps: readonly ({ readonly stampId: string; readonly procedureId: string; readonly issuedAt: string; readonly validUntil: string; readonly deliveryState: "queued" | "sent" | "delivered" | "failed" })[] })[]; readonly messages: readonly ({ readonly messageId: string; readonly kind: string; readonly at: string; readonly language: "ar" | "fr" | "es" | "en"; readonly title: string; readonly text: string; readonly state: "queued" | "sent" | "delivered" | "by-email" | "failed"; readonly channels: readonly ({ readonly channel: "sms" | "email"; readonly state: "queued" | "sent" | "delivered" | "failed"; readonly at: string })[] })[]; readonly complete: boolean };
  };
  /** What you were told in the last thirty days, newest first, and what became of each message */
  readonly "GET /account/messages": {
    readonly query: { readonly cursor?: string; readonly limit?: string };
    readonly answer: { readonly messages: readonly ({ readonly messageId: string; readonly kind: string; readonly at: string; readonly language: "ar" | "fr" | "es" | "en"; readonly title: string; readonly text: string; readonly state: "queued" | "sent" | "delivered" | "by-email" | "failed"; readonly channels: readonly ({ readonly channel: "sms" | "email"; readonly state: "queued" | "sent" | "delivered" | "failed"; readonly at: string })[] })[]; readonly next?: string };
  };
  /** Have a code sent to a phone that is to be your account's */
  readonly "POST /account/phone": {
    readonly body: { readonly phone: string };
    readonly answer: { readonly phone: string };
  };
  /** Make that phone your account's with the code, or open your account with it */
  readonly "POST /account/phone/confirmation": {
    readonly body: { readonly phone: string; readonly code: string };
    readonly answer: { readonly accountId: string };
  };
  /** One visit with the people to expect and the fee for each */
  readonly "GET /desk/posts/{postId}/days/{date}/visits/{appointmentId}": {
    readonly path: { readonly postId: string; readonly date: string; readonly appointmentId: string };
    readonly answer: { readonly appointmentId: string; readonly requestId: string; readonly reference: string; readonly procedureId: string; readonly date: string; readonly time: string; readonly startsAt: string; readonly state: "booked" | "arrived" | "served" | "no-show" | "cancelled" | "lapsed" | "moved"; readonly arrivedAt?: string; readonly late: boolean; readonly movedTo?: { readonly date: string; readonly time: string }; readonly closure?: { readonly at: string; readonly desk: string; readonly stampIds: readonly (string)[] }; readonly people: readonly ({ readonly familyName: string; readonly givenNames?: string; readonly familyNameArabic?: string; readonly givenNamesArabic?: string; readonly birthDate: string; readonly cin?: string; readonly passportNumber?: string })[]; readonly fee: { readonly amount: number; readonly currency: string }; readonly stamps: readonly ({ readonly stampId: string; readonly state: "issued" | "reserved" | "consumed" | "refund-requested" | "refunded" | "expired" | "suspended" | "replaced"; readonly usable: boolean; readonly reason?: "malformed-json" | "invalid-input" | "unsupported-media-type" | "not-acceptable" | "payload-too-large" | "idempotency-key-missing" | "idempotency-key-reused" | "unauthenticated" | "step-up-needed" | "forbidden" | "account-needed" | "account-suspended" | "phone-unconfirmed" | "mandate-refused" | "in-person-only" | "reference-unmatched" | "phone-has-account" | "phone-taken" | "phone-country" | "code-wrong" | "not-found" | "method-not-allowed" | "staff-own-entry" | "staff-stale" | "staff-wrong-state" | "role-held" | "role-not-held" | "last-administrator" | "request-wrong-state" | "request-booked" | "request-not-valid" | "request-validity-ended" | "procedure-not-offered" | "minor-not-allowed" | "adult-not-allowed" | "beneficiary-repeated" | "document-unknown" | "document-undecided" | "document-accepted" | "document-not-rejected" | "document-uncorrected" | "rejection-reason-missing" | "review-taken" | "second-officer-needed" | "correction-deadline-passed" | "document-missing" | "document-quota" | "slots-grant-invalid" | "slot-unknown" | "slot-past" | "slot-full" | "hold-exists" | "hold-none" | "hold-token-invalid" | "hold-lapsed" | "appointment-exists" | "appointment-duplicate" | "appointment-none" | "stamp-not-issued" | "code-erased" | "resend-spent" | "resend-too-soon" | "tariff-too-early" | "tariff-exists" | "tariff-unknown" | "tariff-in-force" | "rates-invalid" | "settlement-invalid" | "difference-wrong-state" | "waiting-none" | "calendar-impossible" | "calendar-stale" | "appointment-wrong-state" | "appointment-too-late" | "appointment-too-early" | "reschedule-spent" | "slot-unchanged" | "hold-extended" | "presence-not-asked" | "presence-confirmed" | "presence-too-early" | "booking-by-call-centre" | "draw-impossible" | "draw-wrong-state" | "draw-not-open" | "draw-closed" | "draw-registered" | "draw-not-registered" | "draw-preference-unknown" | "order-wrong-state" | "order-expired" | "signature-invalid" | "payment-reference-unknown" | "payment-wrong-amount" | "terminal-receipt-used" | "tariff-missing" | "nothing-to-pay" | "phone-invalid" | "stamp-check-digit" | "stamp-unknown" | "stamp-wrong-act" | "stamp-wrong-holder" | "stamp-expired" | "stamp-reserved" | "stamp-consumed" | "stamp-refunded" | "stamp-suspended" | "stamp-replaced" | "stamp-valid" | "stamp-attached" | "stamps-enough" | "stamp-repeated" | "code-not-lost" | "reissue-spent" | "stamp-not-consumed" | "stamp-reversed" | "reservation-unknown" | "reservation-lapsed" | "reservation-committed" | "refund-too-early" | "refund-too-late" | "refund-exists" | "refund-wrong-state" | "proposal-exists" | "proposal-closed" | "proposal-not-own" | "second-person-needed" | "act-not-agreed" | "post-not-agreed" | "visit-closed" | "visit-stamps-missing" | "visit-stamps-needless" | "too-many-requests" | "busy" | "internal"; readonly amount: { readonly amount: number; readonly currency: string }; readonly attachedAt: string; readonly validUntil: string })[] };
  };
  /** The people of an appointment are there */
  readonly "POST /desk/posts/{postId}/days/{date}/visits/{appointmentId}/arrival": {
    readonly path: { readonly postId: string; readonly date: string; readonly appointmentId: string };
    readonly answer: { readonly appointmentId: string; readonly state: "arrived"; readonly at: string; readonly late: boolean };
  };
  /** Consume the stamps and close the visit in one write */
  readonly "POST /desk/posts/{postId}/days/{date}/visits/{appointmentId}/closing": {
    readonly path: { readonly postId: string; readonly date: string; readonly appointmentId: string };
    readonly body: { readonly desk: string; readonly stampCodes: readonly (string)[]; readonly stampIds?: readonly (string)[] };
    readonly answer: { readonly appointmentId: string; readonly state: "served"; readonly at: string; readonly stampIds: readonly (string)[] };
  };
  /** Nobody came, a quarter of an hour after the start */
  readonly "POST /desk/posts/{postId}/days/{date}/visits/{appointmentId}/no-show": {
    readonly path: { readonly postId: string; readonly date: string; readonly appointmentId: string };
    readonly answer: { readonly appointmentId: string; readonly state: "no-show" };
  };
  /** A no-show was recorded by mistake: within the same day, the appointment stands */
  readonly "POST /desk/posts/{postId}/days/{date}/visits/{appointmentId}/no-show/reversal": {
    readonly path: { readonly postId: string; readonly date: string; readonly appointmentId: string };
    readonly answer: { readonly appointmentId: string; readonly state: "booked" };
  };
  /** An order was paid at the post's payment terminal, by the slip it printed */
  readonly "POST /desk/posts/{postId}/orders/{orderId}/terminal-receipts": {
    readonly path: { readonly postId: string; readonly orderId: string };
    readonly body: { readonly terminalId: string; readonly receiptNumber: string; readonly approvalCode: string; readonly amount: { readonly amount: number; readonly currency: string }; readonly date: string };
    readonly answer: { readonly orderId: string; readonly outcome: "captured" | "to-return"; readonly reason?: "late" | "second" | "wrong-state" };
  };
  /** What a stamp is and whether it could be consumed now; consumes nothing */
  readonly "POST /desk/posts/{postId}/stamp-checks": {
    readonly path: { readonly postId: string };
    readonly body: { readonly code: string; readonly procedureId?: string };
    readonly answer: { readonly stampId: string; readonly state: "issued" | "reserved" | "consumed" | "refund-requested" | "refunded" | "expired" | "suspended" | "replaced"; readonly usable: boolean; readonly reason?: "malformed-json" | "invalid-input" | "unsupported-media-type" | "not-acceptable" | "payload-too-large" | "idempotency-key-missing" | "idempotency-key-reused" | "unauthenticated" | "step-up-needed" | "forbidden" | "account-needed" | "account-suspended" | "phone-unconfirmed" | "mandate-refused" | "in-person-only" | "reference-unmatched" | "phone-has-account" | "phone-taken" | "phone-country" | "code-wrong" | "not-found" | "method-not-allowed" | "staff-own-entry" | "staff-stale" | "staff-wrong-state" | "role-held" | "role-not-held" | "last-administrator" | "request-wrong-state" | "request-booked" | "request-not-valid" | "request-validity-ended" | "procedure-not-offered" | "minor-not-allowed" | "adult-not-allowed" | "beneficiary-repeated" | "document-unknown" | "document-undecided" | "document-accepted" | "document-not-rejected" | "document-uncorrected" | "rejection-reason-missing" | "review-taken" | "second-officer-needed" | "correction-deadline-passed" | "document-missing" | "document-quota" | "slots-grant-invalid" | "slot-unknown" | "slot-past" | "slot-full" | "hold-exists" | "hold-none" | "hold-token-invalid" | "hold-lapsed" | "appointment-exists" | "appointment-duplicate" | "appointment-none" | "stamp-not-issued" | "code-erased" | "resend-spent" | "resend-too-soon" | "tariff-too-early" | "tariff-exists" | "tariff-unknown" | "tariff-in-force" | "rates-invalid" | "settlement-invalid" | "difference-wrong-state" | "waiting-none" | "calendar-impossible" | "calendar-stale" | "appointment-wrong-state" | "appointment-too-late" | "appointment-too-early" | "reschedule-spent" | "slot-unchanged" | "hold-extended" | "presence-not-asked" | "presence-confirmed" | "presence-too-early" | "booking-by-call-centre" | "draw-impossible" | "draw-wrong-state" | "draw-not-open" | "draw-closed" | "draw-registered" | "draw-not-registered" | "draw-preference-unknown" | "order-wrong-state" | "order-expired" | "signature-invalid" | "payment-reference-unknown" | "payment-wrong-amount" | "terminal-receipt-used" | "tariff-missing" | "nothing-to-pay" | "phone-invalid" | "stamp-check-digit" | "stamp-unknown" | "stamp-wrong-act" | "stamp-wrong-holder" | "stamp-expired" | "stamp-reserved" | "stamp-consumed" | "stamp-refunded" | "stamp-suspended" | "stamp-replaced" | "stamp-valid" | "stamp-attached" | "stamps-enough" | "stamp-repeated" | "code-not-lost" | "reissue-spent" | "stamp-not-consumed" | "stamp-reversed" | "reservation-unknown" | "reservation-lapsed" | "reservation-committed" | "refund-too-early" | "refund-too-late" | "refund-exists" | "refund-wrong-state" | "proposal-exists" | "proposal-closed" | "proposal-not-own" | "second-person-needed" | "act-not-agreed" | "post-not-agreed" | "visit-closed" | "visit-stamps-missing" | "visit-stamps-needless" | "too-many-requests" | "busy" | "internal"; readonly procedureId: string; readonly amount: { readonly amount: number; readonly currency: string }; readonly validUntil: string; readonly reservedUntil?: string; readonly use?: { readonly at: string; readonly where: "desk" | "partner"; readonly postId?: string; readonly desk?: string } };
  };
  /** Give a suspended stamp back, with the whole of the validity that was left */
  readonly "POST /desk/posts/{postId}/stamp-reinstatements": {
    readonly path: { readonly postId: string };
    readonly body: { readonly stamp: { readonly code: string } | { readonly orderId: string; readonly unit: number }; readonly reason: "code-stolen" | "payment-disputed" | "fraud-reported" | "enquiry" };
    readonly answer: { readonly stampId: string; readonly state: "issued"; readonly validUntil: string };
  };
  /** Ask for the use of a stamp to be reversed; another person decides */
  readonly "POST /desk/posts/{postId}/stamp-reversals": {
    readonly path: { readonly postId: string };
    readonly body: { readonly stamp: { readonly code: string } | { readonly orderId: string; readonly unit: number }; readonly reason: "wrong-act" | "bought-twice" | "service-not-given" | "consumed-by-mistake" | "means-of-payment-gone" | "hardship" };
    readonly answer: { readonly proposalId: string; readonly stampId: string; readonly until: string };
  };
  /** Take one's own proposal back */
  readonly "DELETE /desk/posts/{postId}/stamp-reversals/{proposalId}": {
    readonly path: { readonly postId: string; readonly proposalId: string };
    readonly answer: { readonly proposalId: string; readonly state: "approved" | "rejected" | "withdrawn"; readonly replacedBy?: string };
  };
  /** Approve or reject a reversal; approved, the buyer gets a stamp with a new code */
  readonly "POST /desk/posts/{postId}/stamp-reversals/{proposalId}/decision": {
    readonly path: { readonly postId: string; readonly proposalId: string };
    readonly body: { readonly decision: "approved" | "rejected" };
    readonly answer: { readonly proposalId: string; readonly state: "approved" | "rejected" | "withdrawn"; readonly replacedBy?: string };
  };
  /** Take a stamp out of use: a fraud was reported, its payment is disputed */
  readonly "POST /desk/posts/{postId}/stamp-suspensions": {
    readonly path: { readonly postId: string };
    readonly body: { readonly stamp: { readonly code: string } | { readonly orderId: string; readonly unit: number }; readonly reason: "code-stolen" | "payment-disputed" | "fraud-reported" | "enquiry" };
    readonly answer: { readonly stampId: string; readonly state: "suspended" };
  };
  /** The visits of a local day of the post, or the visit of one request */
  readonly "GET /desk/posts/{postId}/visits": {
    readonly path: { readonly postId: string };
    readonly query: { readonly date?: string; readonly reference?: string };
    readonly answer: { readonly visits: readonly ({ readonly appointmentId: string; readonly requestId: string; readonly reference: string; readonly procedureId: string; readonly date: string; readonly time: string; readonly startsAt: string; readonly state: "booked" | "arrived" | "served" | "no-show" | "cancelled" | "lapsed" | "moved"; readonly arrivedAt?: string; readonly late: boolean; readonly movedTo?: { readonly date: string; readonly time: string }; readonly closure?: { readonly at: string; readonly desk: string; readonly stampIds: readonly (string)[] }; readonly names: readonly (string)[] })[] };
  };
  /** The closed days of a month, with what is wrong with their chain */
  readonly "GET /finance/closes": {
    readonly query: { readonly month: string };
    readonly answer: { readonly closes: readonly ({ readonly date: string; readonly entries: number; readonly closing: Readonly<Record<string, number>>; readonly hash: string; readonly faults: readonly ("altered" | "unlinked")[] })[] };
  };
  /** A UTC day of the ledger by post, partner and channel: as it was closed and as it is, or so far */
  readonly "GET /finance/closes/{date}": {
    readonly path: { readonly date: string };
    readonly answer: { readonly date: string; readonly state: "open" | "closed" | "changed"; readonly entries: number; readonly rows: readonly ({ readonly kind: string; readonly postId: string | null; readonly partnerId: string | null; readonly channel: string | null; readonly count: number; readonly amountMad: number })[]; readonly opening: Readonly<Record<string, number>>; readonly closing: Readonly<Record<string, number>>; readonly digest: string; readonly previous: string | null; readonly hash: string | null };
  };
  /** Differences between accounts, 200 a page */
  readonly "GET /finance/differences": {
    readonly query: { readonly state?: "open" | "explained" | "closed"; readonly kind?: "paid-not-issued" | "issued-not-paid" | "wrong-amount" | "orphan-refund" | "ledger-changed"; readonly channel?: "card" | "agency" | "terminal" | "wallet"; readonly owner?: string; readonly after?: string };
    readonly answer: { readonly differences: readonly ({ readonly differenceId: string; readonly kind: "paid-not-issued" | "issued-not-paid" | "wrong-amount" | "orphan-refund" | "ledger-changed"; readonly state: "open" | "explained" | "closed"; readonly owner: string; readonly channel?: "card" | "agency" | "terminal" | "wallet"; readonly orderId?: string; readonly transactionId?: string; readonly date?: string; readonly theirsMad?: number; readonly oursMad?: number; readonly fileId?: string; readonly line?: number; readonly openedAt: string; readonly explained?: { readonly by: string; readonly at: string; readonly reason: string }; readonly closed?: { readonly by: string; readonly at: string; readonly reason: string } })[]; readonly next: string | null };
  };
  /** Close a difference that is explained */
  readonly "POST /finance/differences/{differenceId}/closure": {
    readonly path: { readonly differenceId: string };
    readonly body: { readonly reason: string };
    readonly answer: { readonly differenceId: string; readonly state: "open" | "explained" | "closed" };
  };
  /** Explain a difference between accounts */
  readonly "POST /finance/differences/{differenceId}/explanation": {
    readonly path: { readonly differenceId: string };
    readonly body: { readonly reason: string };
    readonly answer: { readonly differenceId: string; readonly state: "open" | "explained" | "closed" };
  };
  /** The settlement files received in a UTC month, newest first */
  readonly "GET /finance/settlements": {
    readonly query: { readonly month: string };
    readonly answer: { readonly settlements: readonly ({ readonly fileId: string; readonly channel: "card" | "agency" | "terminal" | "wallet"; readonly rows: number; readonly receivedAt: string; readonly receivedBy: string })[] };
  };
  /** Import a channel's settlement file (CSV), all of it or nothing; its rows are matched right after */
  readonly "POST /finance/settlements": {
    readonly query: { readonly channel: "card" | "agency" | "terminal" | "wallet" };
    readonly answer: { readonly fileId: string; readonly channel: "card" | "agency" | "terminal" | "wallet"; readonly rows: number; readonly repeated: boolean };
  };
  /** How far a settlement file is, and how many of its rows are of each class */
  readonly "GET /finance/settlements/{fileId}": {
    readonly path: { readonly fileId: string };
    readonly answer: { readonly fileId: string; readonly channel: "card" | "agency" | "terminal" | "wallet"; readonly rows: number; readonly state: "matching" | "matched"; readonly classes: Readonly<Record<string, number>>; readonly receivedAt: string; readonly receivedBy: string };
  };
  /** The public keys with which a desk without network verifies a document's seal */
  readonly "GET /keys": {
    readonly answer: { readonly keys: readonly ({ readonly kty: "EC"; readonly crv: "P-256"; readonly x: string; readonly y: string; readonly kid: string; readonly alg: "ES256"; readonly use: "sig" })[] };
  };
  /** The account's orders with their stamps, newest first, page by page */
  readonly "GET /orders": {
    readonly query: { readonly cursor?: string; readonly limit?: string };
    readonly answer: { readonly orders: readonly ({ readonly orderId: string; readonly postId: string; readonly state: "awaiting-payment" | "paid" | "expired" | "cancelled"; readonly total: { readonly amount: number; readonly currency: string }; readonly local: { readonly amount: number; readonly currency: string } | null; readonly rate: { readonly madPerUnit: string; readonly asOf: string } | null; readonly placedAt: string; readonly expiresAt: string; readonly paidAt?: string; readonly paymentReference?: string; readonly units: readonly ({ readonly unit: number; readonly procedureId: string; readonly fee: { readonly amount: number; readonly currency: string }; readonly stamp?: { readonly stampId: string; readonly code: string; readonly state: "issued" | "reserved" | "consumed" | "refund-requested" | "refunded" | "expired" | "suspended" | "replaced"; readonly validUntil: string; readonly attachedTo?: string }; readonly delivery?: { readonly state: "queued" | "sent" | "delivered" | "failed"; readonly at: string; readonly sms?: { readonly state: "sent" | "delivered" | "failed"; readonly at: string }; readonly email?: { readonly state: "sent" | "delivered" | "failed"; readonly at: string }; readonly resendsLeft: number } })[] })[]; readonly next?: string };
  };
  /** Order 1 to 10 stamps at the fee and rate of this moment */
  readonly "POST /orders": {
    readonly body: { readonly postId: string; readonly items: readonly ({ readonly procedureId: string; readonly quantity: number })[]; readonly phone?: string; readonly email?: string; readonly language?: "ar" | "fr" | "es" | "en" };
    readonly answer: { readonly orderId: string; readonly state: "awaiting-payment" | "paid" | "expired" | "cancelled"; readonly total: { readonly amount: number; readonly currency: string }; readonly local: { readonly amount: number; readonly currency: string } | null; readonly rate: { readonly madPerUnit: string; readonly asOf: string } | null; readonly units: readonly ({ readonly unit: number; readonly procedureId: string; readonly fee: { readonly amount: number; readonly currency: string } })[]; readonly expiresAt: string };
  };
  /** An order with its price, its stamps' states and how the delivery of each code went */
  readonly "GET /orders/{orderId}": {
    readonly path: { readonly orderId: string };
    readonly answer: { readonly orderId: string; readonly postId: string; readonly state: "awaiting-payment" | "paid" | "expired" | "cancelled"; readonly total: { readonly amount: number; readonly currency: string }; readonly local: { readonly amount: number; readonly currency: string } | null; readonly rate: { readonly madPerUnit: string; readonly asOf: string } | null; readonly placedAt: string; readonly expiresAt: string; readonly paidAt?: string; readonly paymentReference?: string; readonly units: readonly ({ readonly unit: number; readonly procedureId: string; readonly fee: { readonly amount: number; readonly currency: string }; readonly stamp?: { readonly stampId: string; readonly code: string; readonly state: "issued" | "reserved" | "consumed" | "refund-requested" | "refunded" | "expired" | "suspended" | "replaced"; readonly validUntil: string; readonly attachedTo?: string }; readonly delivery?: { readonly state: "queued" | "sent" | "delivered" | "failed"; readonly at: string; readonly sms?: { readonly state: "sent" | "delivered" | "failed"; readonly at: string }; readonly email?: { readonly state: "sent" | "delivered" | "failed"; readonly at: string }; readonly resendsLeft: number } })[]; readonly refunds: readonly ({ readonly refundId: string; readonly state: "due" | "paying" | "paid" | "failed"; readonly amount: { readonly amount: number; readonly currency: string }; readonly channel: "card" | "agency" | "terminal" | "wallet"; readonly askedAt: string; readonly paidAt?: string; readonly unit?: number })[] };
  };
  /** Give up an order that nobody paid */
  readonly "POST /orders/{orderId}/cancellation": {
    readonly path: { readonly orderId: string };
    readonly answer: { readonly orderId: string; readonly state: "cancelled" };
  };
  /** What it takes to pay by the channel chosen: the card page's form, an agency's reference, a wallet's link */
  readonly "POST /orders/{orderId}/payments": {
    readonly path: { readonly orderId: string };
    readonly body: { readonly channel: "card" | "agency" | "wallet" };
    readonly answer: { readonly channel: "card"; readonly action: string; readonly fields: Readonly<Record<string, string>> } | { readonly channel: "agency"; readonly reference: string; readonly payableUntil: string } | { readonly channel: "wallet"; readonly link: string; readonly payableUntil: string };
  };
  /** The receipt of a paid order; with `codes=full` and a fresh sign-in, each stamp as the desk scans it */
  readonly "GET /orders/{orderId}/receipt.pdf": {
    readonly path: { readonly orderId: string };
    readonly query: { readonly language?: "ar" | "fr" | "es" | "en"; readonly codes?: "full" };
    readonly answer: undefined;
  };
  /** Give an unused stamp back for its money, from day 3 to month 18; final */
  readonly "POST /orders/{orderId}/units/{unit}/refund": {
    readonly path: { readonly orderId: string; readonly unit: string };
    readonly answer: { readonly refundId: string; readonly state: "due" | "paying" | "paid" | "failed"; readonly amount: { readonly amount: number; readonly currency: string }; readonly channel: "card" | "agency" | "terminal" | "wallet"; readonly askedAt: string; readonly paidAt?: string };
  };
  /** A new code for a stamp whose code was lost; the old one is worth nothing from then on */
  readonly "POST /orders/{orderId}/units/{unit}/reissue": {
    readonly path: { readonly orderId: string; readonly unit: string };
    readonly answer: { readonly orderId: string; readonly unit: number; readonly stampId: string; readonly reissuesLeft: number };
  };
  /** Send the code of a stamp again to the phone given at purchase, three times at most */
  readonly "POST /orders/{orderId}/units/{unit}/resend": {
    readonly path: { readonly orderId: string; readonly unit: string };
    readonly answer: { readonly orderId: string; readonly unit: number; readonly resendsLeft: number };
  };
  /** Claim a stamp for 1 to 30 minutes */
  readonly "POST /partner/reservations": {
    readonly body: { readonly code: string; readonly procedureId?: string; readonly holder?: string; readonly reference: string; readonly minutes?: number; readonly postId?: string };
    readonly answer: { readonly reservationId: string; readonly stampId: string; readonly until: string };
  };
  /** What became of a reservation */
  readonly "GET /partner/reservations/{reservationId}": {
    readonly path: { readonly reservationId: string };
    readonly answer: { readonly reservationId: string; readonly state: "open" | "committed" | "released" | "lapsed"; readonly stampId: string; readonly procedureId: string; readonly amount: { readonly amount: number; readonly currency: string }; readonly reference: string; readonly until: string; readonly settledAt?: string };
  };
  /** Give the reserved stamp free again */
  readonly "DELETE /partner/reservations/{reservationId}": {
    readonly path: { readonly reservationId: string };
    readonly answer: undefined;
  };
  /** Use the reserved stamp */
  readonly "POST /partner/reservations/{reservationId}/commit": {
    readonly path: { readonly reservationId: string };
    readonly answer: { readonly stampId: string; readonly state: "consumed"; readonly at: string };
  };
  /** Whether a code can be redeemed, by its act or its holder; changes nothing */
  readonly "POST /partner/stamps/verification": {
    readonly body: { readonly code: string; readonly procedureId?: string; readonly holder?: string };
    readonly answer: { readonly state: "issued"; readonly stampId: string; readonly procedureId: string; readonly amount: { readonly amount: number; readonly currency: string }; readonly validUntil: string };
  };
  /** What a reference stands for, told to a network of agencies before it takes money */
  readonly "POST /payments/agency/lookups": {
    readonly query: { readonly language: "ar" | "fr" | "es" | "en"; readonly result?: "declined" };
    readonly body: { readonly reference: string };
    readonly answer: { readonly reference: string; readonly state: "awaiting-payment" | "paid" | "expired" | "cancelled"; readonly amount: { readonly amount: number; readonly currency: string }; readonly payableUntil: string };
  };
  /** What was paid at an agency; the same transaction told again changes nothing */
  readonly "POST /payments/agency/notices": {
    readonly body: { readonly reference: string; readonly transactionId: string; readonly amount: { readonly amount: number; readonly currency: string }; readonly paidAt: string };
    readonly answer: { readonly orderId: string; readonly outcome: "captured" | "to-return"; readonly reason?: "late" | "second" | "wrong-state" };
  };
  /** The card provider's notice of a payment, believed only with its hash */
  readonly "POST /payments/cmi/callback": {
    readonly answer: undefined;
  };
  /** Sends the browser back from the card page to the site; changes nothing */
  readonly "POST /payments/cmi/return": {
    readonly query: { readonly language: "ar" | "fr" | "es" | "en"; readonly result?: "declined" };
    readonly answer: never;
  };
  /** What a mobile wallet says of a payment; the same transaction told again changes nothing */
  readonly "POST /payments/wallet/notices": {
    readonly body: { readonly merchantId: string; readonly orderId: string; readonly state: "paid" | "refused"; readonly reason: string; readonly transactionId: string; readonly amount: { readonly amount: number; readonly currency: string }; readonly paidAt: string };
    readonly answer: { readonly orderId: string; readonly outcome: "captured" | "to-return"; readonly reason?: "late" | "second" | "wrong-state" } | { readonly orderId: string; readonly outcome: "noted" };
  };
  /** All consular posts with local time, fees and the wait for an appointment */
  readonly "GET /posts": {
    readonly answer: { readonly posts: readonly ({ readonly postId: string; readonly country: string; readonly city: string; readonly kind: "consulate-general" | "embassy-section"; readonly timeZone: string; readonly localTime: string; readonly currency: string; readonly rate: { readonly madPerUnit: string; readonly asOf: string } | null; readonly location: { readonly latitude: number; readonly longitude: number }; readonly procedures: readonly ({ readonly procedureId: string; readonly fee: { readonly amount: number; readonly currency: string }; readonly localFee: { readonly amount: number; readonly currency: string } | null; readonly nextAppointmentInDays: number | null; readonly appointment: "needed" | "not-needed" })[] })[] };
  };
  /** One consular post */
  readonly "GET /posts/{postId}": {
    readonly path: { readonly postId: string };
    readonly answer: { readonly postId: string; readonly country: string; readonly city: string; readonly kind: "consulate-general" | "embassy-section"; readonly timeZone: string; readonly localTime: string; readonly currency: string; readonly rate: { readonly madPerUnit: string; readonly asOf: string } | null; readonly location: { readonly latitude: number; readonly longitude: number }; readonly procedures: readonly ({ readonly procedureId: string; readonly fee: { readonly amount: number; readonly currency: string }; readonly localFee: { readonly amount: number; readonly currency: string } | null; readonly nextAppointmentInDays: number | null; readonly appointment: "needed" | "not-needed" })[] };
  };
  /** A post's draws with the commitments to their seeds, the latest first */
  readonly "GET /posts/{postId}/draws": {
    readonly path: { readonly postId: string };
    readonly answer: { readonly draws: readonly ({ readonly drawId: string; readonly postId: string; readonly calendarId: string; readonly timeZone: string; readonly from: string; readonly to: string; readonly opensAt: string; readonly closesAt: string; readonly drawAt: string; readonly local: { readonly opensAt: string; readonly closesAt: string; readonly drawAt: string }; readonly confirmHours: number; readonly state: "announced" | "closed" | "drawn" | "allocated" | "done" | "cancelled"; readonly commitment: string; readonly tickets?: number; readonly digest?: string; readonly seed?: string; readonly winners?: number; readonly returnedBy?: string })[] };
  };
  /** A draw; once closed with its slots, pages and digest, once drawn with its seed */
  readonly "GET /posts/{postId}/draws/{drawId}": {
    readonly path: { readonly postId: string; readonly drawId: string };
    readonly answer: { readonly draw: { readonly drawId: string; readonly postId: string; readonly calendarId: string; readonly timeZone: string; readonly from: string; readonly to: string; readonly opensAt: string; readonly closesAt: string; readonly drawAt: string; readonly local: { readonly opensAt: string; readonly closesAt: string; readonly drawAt: string }; readonly confirmHours: number; readonly state: "announced" | "closed" | "drawn" | "allocated" | "done" | "cancelled"; readonly commitment: string; readonly tickets?: number; readonly digest?: string; readonly seed?: string; readonly winners?: number; readonly returnedBy?: string }; readonly slots: readonly ({ readonly slotId: string; readonly startsAt: string; readonly free: number })[]; readonly pages: readonly ({ readonly first: string; readonly count: number; readonly digest: string })[] };
  };
  /** A page of a draw's tickets, once drawn with their results: nobody's data */
  readonly "GET /posts/{postId}/draws/{drawId}/pages/{page}": {
    readonly path: { readonly postId: string; readonly drawId: string; readonly page: string };
    readonly answer: { readonly tickets: readonly ({ readonly ticket: string; readonly party: number; readonly preferences: readonly (string)[] })[]; readonly results: readonly ({ readonly ticket: string; readonly rank: number; readonly seats: readonly ({ readonly slotId: string; readonly party: number })[] })[] };
  };
  /** The board of exchange rates: rate, the one before, change in per cent, time */
  readonly "GET /posts/{postId}/rates": {
    readonly path: { readonly postId: string };
    readonly answer: { readonly postId: string; readonly currency: string; readonly rates: readonly ({ readonly currency: string; readonly madPerUnit: string; readonly previousMadPerUnit: string; readonly changePercent: string; readonly asOf: string; readonly localTime: string; readonly source: string })[] };
  };
  /** All procedures with fee, papers and names in four languages */
  readonly "GET /procedures": {
    readonly answer: { readonly procedures: readonly ({ readonly procedureId: string; readonly group: string; readonly names: { readonly ar: string; readonly fr: string; readonly es: string; readonly en: string }; readonly fee: { readonly total: { readonly amount: number; readonly currency: string }; readonly components: { readonly receipt: { readonly amount: number; readonly currency: string }; readonly chancery: { readonly amount: number; readonly currency: string }; readonly service: { readonly amount: number; readonly currency: string } }; readonly confirmed: boolean }; readonly review: "none" | "before-slot"; readonly appointment: "needed" | "not-needed"; readonly minutes: number; readonly documents: readonly ({ readonly documentId: string; readonly optional: boolean })[] })[] };
  };
  /** The account's requests, newest first */
  readonly "GET /requests": {
    readonly answer: { readonly requests: readonly ({ readonly requestId: string; readonly reference: string; readonly postId: string; readonly procedureId: string; readonly state: "draft" | "submitted" | "needs-correction" | "valid" | "booked" | "served" | "withdrawn"; readonly createdAt: string; readonly submittedAt?: string; readonly validUntil?: string; readonly reviewDueOn?: string; readonly correctBy?: string; readonly endedAt?: string; readonly expired?: true; readonly people: readonly (string)[]; readonly appointment?: { readonly appointmentId: string; readonly date: string; readonly time: string; readonly startsAt: string } })[] };
  };
  /** Begin a request for one procedure at one post, for 1 to 6 people */
  readonly "POST /requests": {
    readonly body: { readonly postId: string; readonly procedureId: string; readonly beneficiaries: readonly ({ readonly familyName: string; readonly givenNames?: string; readonly familyNameArabic?: string; readonly givenNamesArabic?: string; readonly birthDate: string; readonly cin?: string; readonly passportNumber?: string })[] };
    readonly answer: { readonly requestId: string; readonly reference?: string; readonly state: "draft" | "submitted" | "needs-correction" | "valid" | "booked" | "served" | "withdrawn"; readonly validUntil?: string; readonly reviewDueOn?: string; readonly correctBy?: string; readonly awaits?: "second-officer" };
  };
  /** One request with its people, papers and decisions */
  readonly "GET /requests/{requestId}": {
    readonly path: { readonly requestId: string };
    readonly answer: { readonly requestId: string; readonly reference: string; readonly postId: string; readonly procedureId: string; readonly state: "draft" | "submitted" | "needs-correction" | "valid" | "booked" | "served" | "withdrawn"; readonly createdAt: string; readonly submittedAt?: string; readonly validUntil?: string; readonly reviewDueOn?: string; readonly correctBy?: string; readonly endedAt?: string; readonly expired?: true; readonly people: readonly (string)[]; readonly appointment?: { readonly appointmentId: string; readonly date: string; readonly time: string; readonly startsAt: string }; readonly beneficiaries: readonly ({ readonly familyName: string; readonly givenNames?: string; readonly familyNameArabic?: string; readonly givenNamesArabic?: string; readonly birthDate: string; readonly cin?: string; readonly passportNumber?: string })[]; readonly documents: readonly ({ readonly beneficiary: number; readonly documentId: string; readonly optional: boolean; readonly state: "pending" | "accepted" | "rejected" | "corrected"; readonly reason?: "unreadable" | "incomplete" | "expired" | "wrong-document" | "name-differs" | "not-a-copy-of-the-original" | "photo-not-compliant" | "other"; readonly note?: string; readonly upload?: { readonly uploadId: string; readonly state: "granted" | "inspecting" | "passed" | "warned" | "failed"; readonly type: "application/pdf" | "image/jpeg" | "image/png" | "image/heic"; readonly name: string; readonly grantedAt: string; readonly verdict?: "passed" | "too-blurred" | "wrong-type" | "unreadable" | "password-protected" | "active-content" | "too-small" | "too-many-pages" | "too-large" | "photo-ratio" | "photo-not-picture" | "malware"; readonly decidedAt?: string; readonly zone?: { readonly outcome: "match" | "mismatch" | "unreadable"; readonly fields?: readonly ("family-name" | "given-names" | "birth-date" | "document-number")[] } } })[]; readonly hold?: { readonly date: string; readonly time: string; readonly until: string } };
  };
  /** Replace a draft as a whole; once submitted, who it is for cannot be changed */
  readonly "PUT /requests/{requestId}": {
    readonly path: { readonly requestId: string };
    readonly body: { readonly postId: string; readonly procedureId: string; readonly beneficiaries: readonly ({ readonly familyName: string; readonly givenNames?: string; readonly familyNameArabic?: string; readonly givenNamesArabic?: string; readonly birthDate: string; readonly cin?: string; readonly passportNumber?: string })[] };
    readonly answer: { readonly requestId: string; readonly reference?: string; readonly state: "draft" | "submitted" | "needs-correction" | "valid" | "booked" | "served" | "withdrawn"; readonly validUntil?: string; readonly reviewDueOn?: string; readonly correctBy?: string; readonly awaits?: "second-officer" };
  };
  /** Turn held places into the appointment, or accept an offer */
  readonly "POST /requests/{requestId}/appointment": {
    readonly path: { readonly requestId: string };
    readonly body: { readonly holdToken: string };
    readonly answer: { readonly appointmentId: string; readonly date: string; readonly time: string; readonly startsAt: string };
  };
  /** The request's appointment with the papers to bring per person */
  readonly "GET /requests/{requestId}/appointment": {
    readonly path: { readonly requestId: string };
    readonly answer: { readonly appointmentId: string; readonly requestId: string; readonly reference: string; readonly procedureId: string; readonly state: "booked" | "arrived" | "served" | "no-show" | "cancelled" | "lapsed" | "moved"; readonly post: { readonly postId: string; readonly city: string; readonly country: string; readonly timeZone: string }; readonly date: string; readonly time: string; readonly startsAt: string; readonly localTime: string; readonly movesLeft: number; readonly presence?: { readonly from: string; readonly until: string; readonly confirmedAt?: string }; readonly more?: readonly (string)[]; readonly people: readonly (string)[]; readonly documents: readonly ({ readonly beneficiary: number; readonly documentId: string; readonly optional: boolean })[]; readonly calendarUrl: string };
  };
  /** The appointment as an iCalendar file */
  readonly "GET /requests/{requestId}/appointment/calendar.ics": {
    readonly path: { readonly requestId: string };
    readonly answer: undefined;
  };
  /** Cancel the appointment; the request may choose another while it is valid */
  readonly "POST /requests/{requestId}/appointment/cancellation": {
    readonly path: { readonly requestId: string };
    readonly answer: { readonly appointmentId: string; readonly state: "cancelled"; readonly validUntil?: string };
  };
  /** The text of the convocation's code, for a page that shows it to the desk */
  readonly "GET /requests/{requestId}/appointment/code": {
    readonly path: { readonly requestId: string };
    readonly answer: { readonly code: string };
  };
  /** The appointment on paper: when, where, who, with which papers, and the code for the desk */
  readonly "GET /requests/{requestId}/appointment/convocation.pdf": {
    readonly path: { readonly requestId: string };
    readonly query: { readonly language?: "ar" | "fr" | "es" | "en" };
    readonly answer: undefined;
  };
  /** Say that everybody will come, where the post asks for it */
  readonly "POST /requests/{requestId}/appointment/presence": {
    readonly path: { readonly requestId: string };
    readonly answer: { readonly appointmentId: string; readonly at: string };
  };
  /** Move the appointment: claim the new places and free the old ones in one write */
  readonly "POST /requests/{requestId}/appointment/reschedule": {
    readonly path: { readonly requestId: string };
    readonly body: { readonly slotId: string; readonly slotsGrant: string; readonly slots?: number };
    readonly answer: { readonly appointmentId: string; readonly date: string; readonly time: string; readonly startsAt: string; readonly movesLeft: number };
  };
  /** Declare the rejected papers corrected: back to its place in the review queue */
  readonly "POST /requests/{requestId}/correction": {
    readonly path: { readonly requestId: string };
    readonly body: { readonly documents: readonly ({ readonly beneficiary: number; readonly documentId: string })[] };
    readonly answer: { readonly requestId: string; readonly reference?: string; readonly state: "draft" | "submitted" | "needs-correction" | "valid" | "booked" | "served" | "withdrawn"; readonly validUntil?: string; readonly reviewDueOn?: string; readonly correctBy?: string; readonly awaits?: "second-officer" };
  };
  /** Days on which everybody in a valid request finds places */
  readonly "GET /requests/{requestId}/days": {
    readonly path: { readonly requestId: string };
    readonly answer: { readonly postId: string; readonly city: string; readonly timeZone: string; readonly party: number; readonly days: readonly ({ readonly date: string; readonly places: number })[] };
  };
  /** Slots of a day, in the post's time, with the grant to hold one */
  readonly "GET /requests/{requestId}/days/{date}/slots": {
    readonly path: { readonly requestId: string; readonly date: string };
    readonly answer: { readonly timeZone: string; readonly city: string; readonly slots: readonly ({ readonly slotId: string; readonly date: string; readonly time: string; readonly startsAt: string; readonly places: number; readonly slots: number })[]; readonly slotsGrant: string };
  };
  /** A link of a minute to the rebuilt copy of one's own paper */
  readonly "POST /requests/{requestId}/documents/{beneficiary}/{documentId}/opening": {
    readonly path: { readonly requestId: string; readonly beneficiary: string; readonly documentId: string };
    readonly answer: { readonly url: string; readonly type: "application/pdf" | "image/jpeg"; readonly expiresAt: string };
  };
  /** Be allowed to upload one file for one paper, within five minutes */
  readonly "POST /requests/{requestId}/documents/{beneficiary}/{documentId}/upload": {
    readonly path: { readonly requestId: string; readonly beneficiary: string; readonly documentId: string };
    readonly body: { readonly type: "application/pdf" | "image/jpeg" | "image/png" | "image/heic"; readonly bytes: number; readonly sha256: string; readonly name: string };
    readonly answer: { readonly uploadId: string; readonly url: string; readonly fields: Readonly<Record<string, string>>; readonly expiresAt: string };
  };
  /** Erase who an ended request was for; its papers go within the hour */
  readonly "POST /requests/{requestId}/erasure": {
    readonly path: { readonly requestId: string };
    readonly answer: { readonly requestId: string; readonly reference?: string; readonly state: "draft" | "submitted" | "needs-correction" | "valid" | "booked" | "served" | "withdrawn"; readonly validUntil?: string; readonly reviewDueOn?: string; readonly correctBy?: string; readonly awaits?: "second-officer" };
  };
  /** Keep places for everybody in the request for 10 minutes */
  readonly "POST /requests/{requestId}/hold": {
    readonly path: { readonly requestId: string };
    readonly body: { readonly slotId: string; readonly slotsGrant: string; readonly slots?: number };
    readonly answer: { readonly holdToken: string; readonly until: string; readonly places: number; readonly date: string; readonly time: string; readonly startsAt: string; readonly more?: readonly ({ readonly time: string; readonly places: number })[] };
  };
  /** Give held places back, or decline an offer */
  readonly "DELETE /requests/{requestId}/hold": {
    readonly path: { readonly requestId: string };
    readonly answer: undefined;
  };
  /** Keep held places for 10 minutes more, once */
  readonly "POST /requests/{requestId}/hold/extension": {
    readonly path: { readonly requestId: string };
    readonly answer: { readonly until: string };
  };
  /** Have a valid request served at another post */
  readonly "PUT /requests/{requestId}/post": {
    readonly path: { readonly requestId: string };
    readonly body: { readonly postId: string };
    readonly answer: { readonly requestId: string; readonly postId: string };
  };
  /** The request's ticket in a draw, its result, and the token that confirms the places drawn */
  readonly "GET /requests/{requestId}/registration": {
    readonly path: { readonly requestId: string };
    readonly answer: { readonly draw: { readonly drawId: string; readonly postId: string; readonly calendarId: string; readonly timeZone: string; readonly from: string; readonly to: string; readonly opensAt: string; readonly closesAt: string; readonly drawAt: string; readonly local: { readonly opensAt: string; readonly closesAt: string; readonly drawAt: string }; readonly confirmHours: number; readonly state: "announced" | "closed" | "drawn" | "allocated" | "done" | "cancelled"; readonly commitment: string; readonly tickets?: number; readonly digest?: string; readonly seed?: string; readonly winners?: number; readonly returnedBy?: string }; readonly ticket: string; readonly preferences: readonly (string)[]; readonly registeredAt: string; readonly outcome: "waiting" | "won" | "lost"; readonly rank?: number; readonly hold?: { readonly holdToken: string; readonly until: string; readonly places: number; readonly date: string; readonly time: string; readonly startsAt: string; readonly more?: readonly ({ readonly time: string; readonly places: number })[] } };
  };
  /** Register a valid request for a draw, or replace its preferences, while the window is open */
  readonly "PUT /requests/{requestId}/registration": {
    readonly path: { readonly requestId: string };
    readonly body: { readonly drawId: string; readonly preferences: readonly (string)[] };
    readonly answer: { readonly drawId: string; readonly preferences: number };
  };
  /** Take a request out of its draw while the window is open */
  readonly "DELETE /requests/{requestId}/registration": {
    readonly path: { readonly requestId: string };
    readonly answer: { readonly drawId: string };
  };
  /** Posts with the earliest days for everybody in a request, near a place or in the whole network */
  readonly "GET /requests/{requestId}/search": {
    readonly path: { readonly requestId: string };
    readonly query: { readonly near?: string; readonly within_km?: number };
    readonly answer: { readonly party: number; readonly posts: readonly ({ readonly postId: string; readonly city: string; readonly country: string; readonly timeZone: string; readonly distanceKm: number | null; readonly firstDay: string; readonly inDays: number })[] };
  };
  /** The stamps that a request has */
  readonly "GET /requests/{requestId}/stamps": {
    readonly path: { readonly requestId: string };
    readonly answer: { readonly stamps: readonly ({ readonly stampId: string; readonly state: "issued" | "reserved" | "consumed" | "refund-requested" | "refunded" | "expired" | "suspended" | "replaced"; readonly usable: boolean; readonly reason?: "malformed-json" | "invalid-input" | "unsupported-media-type" | "not-acceptable" | "payload-too-large" | "idempotency-key-missing" | "idempotency-key-reused" | "unauthenticated" | "step-up-needed" | "forbidden" | "account-needed" | "account-suspended" | "phone-unconfirmed" | "mandate-refused" | "in-person-only" | "reference-unmatched" | "phone-has-account" | "phone-taken" | "phone-country" | "code-wrong" | "not-found" | "method-not-allowed" | "staff-own-entry" | "staff-stale" | "staff-wrong-state" | "role-held" | "role-not-held" | "last-administrator" | "request-wrong-state" | "request-booked" | "request-not-valid" | "request-validity-ended" | "procedure-not-offered" | "minor-not-allowed" | "adult-not-allowed" | "beneficiary-repeated" | "document-unknown" | "document-undecided" | "document-accepted" | "document-not-rejected" | "document-uncorrected" | "rejection-reason-missing" | "review-taken" | "second-officer-needed" | "correction-deadline-passed" | "document-missing" | "document-quota" | "slots-grant-invalid" | "slot-unknown" | "slot-past" | "slot-full" | "hold-exists" | "hold-none" | "hold-token-invalid" | "hold-lapsed" | "appointment-exists" | "appointment-duplicate" | "appointment-none" | "stamp-not-issued" | "code-erased" | "resend-spent" | "resend-too-soon" | "tariff-too-early" | "tariff-exists" | "tariff-unknown" | "tariff-in-force" | "rates-invalid" | "settlement-invalid" | "difference-wrong-state" | "waiting-none" | "calendar-impossible" | "calendar-stale" | "appointment-wrong-state" | "appointment-too-late" | "appointment-too-early" | "reschedule-spent" | "slot-unchanged" | "hold-extended" | "presence-not-asked" | "presence-confirmed" | "presence-too-early" | "booking-by-call-centre" | "draw-impossible" | "draw-wrong-state" | "draw-not-open" | "draw-closed" | "draw-registered" | "draw-not-registered" | "draw-preference-unknown" | "order-wrong-state" | "order-expired" | "signature-invalid" | "payment-reference-unknown" | "payment-wrong-amount" | "terminal-receipt-used" | "tariff-missing" | "nothing-to-pay" | "phone-invalid" | "stamp-check-digit" | "stamp-unknown" | "stamp-wrong-act" | "stamp-wrong-holder" | "stamp-expired" | "stamp-reserved" | "stamp-consumed" | "stamp-refunded" | "stamp-suspended" | "stamp-replaced" | "stamp-valid" | "stamp-attached" | "stamps-enough" | "stamp-repeated" | "code-not-lost" | "reissue-spent" | "stamp-not-consumed" | "stamp-reversed" | "reservation-unknown" | "reservation-lapsed" | "reservation-committed" | "refund-too-early" | "refund-too-late" | "refund-exists" | "refund-wrong-state" | "proposal-exists" | "proposal-closed" | "proposal-not-own" | "second-person-needed" | "act-not-agreed" | "post-not-agreed" | "visit-closed" | "visit-stamps-missing" | "visit-stamps-needless" | "too-many-requests" | "busy" | "internal"; readonly amount: { readonly amount: number; readonly currency: string }; readonly attachedAt: string; readonly validUntil: string })[] };
  };
  /** Attach a stamp to a request: it is bound to it, and its clock stands still */
  readonly "POST /requests/{requestId}/stamps": {
    readonly path: { readonly requestId: string };
    readonly body: { readonly code: string } | { readonly orderId: string; readonly unit: number };
    readonly answer: { readonly requestId: string; readonly stampId: string; readonly procedureId: string; readonly attachedAt: string };
  };
  /** Take a stamp off a request: its clock goes on */
  readonly "DELETE /requests/{requestId}/stamps/{stampId}": {
    readonly path: { readonly requestId: string; readonly stampId: string };
    readonly answer: undefined;
  };
  /** Submit a draft: valid at once, or to be reviewed by the date told */
  readonly "POST /requests/{requestId}/submission": {
    readonly path: { readonly requestId: string };
    readonly answer: { readonly requestId: string; readonly reference?: string; readonly state: "draft" | "submitted" | "needs-correction" | "valid" | "booked" | "served" | "withdrawn"; readonly validUntil?: string; readonly reviewDueOn?: string; readonly correctBy?: string; readonly awaits?: "second-officer" };
  };
  /** What a request waits for and what it is offered, with the token that accepts it */
  readonly "GET /requests/{requestId}/waiting": {
    readonly path: { readonly requestId: string };
    readonly answer: { readonly waiting: { readonly mode: "offer" | "alert"; readonly posts: readonly (string)[]; readonly from: string; readonly to: string; readonly joinedAt: string } | null; readonly offer: { readonly kind: "waiting-list" | "displaced"; readonly post: { readonly postId: string; readonly city: string; readonly country: string; readonly timeZone: string }; readonly date: string; readonly time: string; readonly startsAt: string; readonly localTime: string; readonly places: number; readonly more?: readonly (string)[]; readonly until: string; readonly holdToken: string } | null };
  };
  /** Join the waiting list, or change what is waited for without losing the place in it */
  readonly "PUT /requests/{requestId}/waiting": {
    readonly path: { readonly requestId: string };
    readonly body: { readonly mode: "offer" | "alert"; readonly posts?: readonly (string)[]; readonly from: string; readonly to: string };
    readonly answer: { readonly mode: "offer" | "alert"; readonly posts: readonly (string)[]; readonly from: string; readonly to: string; readonly joinedAt: string };
  };
  /** Leave the waiting list */
  readonly "DELETE /requests/{requestId}/waiting": {
    readonly path: { readonly requestId: string };
    readonly answer: undefined;
  };
  /** Withdraw a request that has no appointment; places it holds are given back */
  readonly "POST /requests/{requestId}/withdrawal": {
    readonly path: { readonly requestId: string };
    readonly answer: { readonly requestId: string; readonly reference?: string; readonly state: "draft" | "submitted" | "needs-correction" | "valid" | "booked" | "served" | "withdrawn"; readonly validUntil?: string; readonly reviewDueOn?: string; readonly correctBy?: string; readonly awaits?: "second-officer" };
  };
  /** The log of papers deleted on a day (UTC), and whether any are overdue */
  readonly "GET /staff/deletions": {
    readonly query: { readonly date: string };
    readonly answer: { readonly deletions: readonly ({ readonly requestId: string; readonly postId: string; readonly cause: "retention" | "erasure"; readonly endedAt: string; readonly dueAt: string; readonly deletedAt: string; readonly files: number })[]; readonly overdue: boolean };
  };
  /** Who the signed-in member of staff is, with the roles that count now */
  readonly "GET /staff/me": {
    readonly answer: { readonly staffId: string; readonly name?: string; readonly roles: readonly ({ readonly postId: string; readonly role: "officer" | "desk" | "head-of-post" | "network-administrator" | "call-centre"; readonly from: string; readonly to: string | null })[] };
  };
  /** Open an account for somebody without a smartphone, and act for them */
  readonly "POST /staff/posts/{postId}/accounts": {
    readonly path: { readonly postId: string };
    readonly body: { readonly phone: string; readonly language: "ar" | "fr" | "es" | "en" };
    readonly answer: { readonly mandate: string; readonly mandateId: string; readonly accountId: string; readonly requestId?: string; readonly channel: "phone" | "desk"; readonly until: string };
  };
  /** What each agent did for people in a month: mandates, acts, bookings, wrong pairs */
  readonly "GET /staff/posts/{postId}/agents": {
    readonly path: { readonly postId: string };
    readonly query: { readonly month: string };
    readonly answer: { readonly month: string; readonly agents: readonly ({ readonly staffId: string; readonly people: number; readonly mandates: number; readonly acts: number; readonly bookings: number; readonly bookingsForOne: number; readonly refused: number; readonly refusedPercent: number })[] };
  };
  /** The same as CSV */
  readonly "GET /staff/posts/{postId}/agents.csv": {
    readonly path: { readonly postId: string };
    readonly query: { readonly month: string };
    readonly answer: undefined;
  };
  /** Who did what, when, at a post on a day (UTC), by actor, action and object, 200 a page */
  readonly "GET /staff/posts/{postId}/audit": {
    readonly path: { readonly postId: string };
    readonly query: { readonly date: string; readonly actor?: string; readonly action?: string; readonly object?: string; readonly after?: string };
    readonly answer: { readonly postId: string; readonly date: string; readonly entries: readonly ({ readonly sequence: number; readonly eventId: string; readonly at: string; readonly type: string; readonly subject: string; readonly actor: { readonly kind: "citizen" | "staff" | "partner" | "system"; readonly id: string; readonly onBehalfOf?: { readonly accountId: string; readonly channel: "phone" | "desk"; readonly postId: string } }; readonly data: Readonly<Record<string, unknown>>; readonly previousHash: string; readonly hash: string })[]; readonly next: number | null };
  };
  /** The same as a table for a spreadsheet, 5,000 rows a file */
  readonly "GET /staff/posts/{postId}/audit.csv": {
    readonly path: { readonly postId: string };
    readonly query: { readonly date: string; readonly actor?: string; readonly action?: string; readonly object?: string; readonly after?: string };
    readonly answer: undefined;
  };
  /** The calendars of a post */
  readonly "GET /staff/posts/{postId}/calendars": {
    readonly path: { readonly postId: string };
    readonly answer: { readonly calendars: readonly ({ readonly calendarId: string; readonly version: number; readonly slotMinutes: number; readonly places: number; readonly horizonDays: number })[]; readonly absent: readonly (string)[] };
  };
  /** A calendar with its hours, exceptions, holidays and version */
  readonly "GET /staff/posts/{postId}/calendars/{calendarId}": {
    readonly path: { readonly postId: string; readonly calendarId: string };
    readonly answer: { readonly postId: string; readonly calendarId: string; readonly timeZone: string; readonly version: number; readonly slotsFollow: boolean; readonly calendar: { readonly weekly: readonly ({ readonly weekdays: readonly (number)[]; readonly from: string; readonly to: string; readonly breaks?: readonly ({ readonly from: string; readonly to: string })[] })[]; readonly periods: readonly ({ readonly name: string; readonly from: string; readonly to: string; readonly weekly: readonly ({ readonly weekdays: readonly (number)[]; readonly from: string; readonly to: string; readonly breaks?: readonly ({ readonly from: string; readonly to: string })[] })[] })[]; readonly exceptions: readonly ({ readonly kind: "closed"; readonly date: string; readonly reason: string } | { readonly kind: "extra"; readonly date: string; readonly reason: string; readonly from: string; readonly to: string; readonly breaks?: readonly ({ readonly from: string; readonly to: string })[] })[]; readonly holidays: { readonly moroccan: readonly ({ readonly date: string; readonly name: string })[]; readonly host: readonly ({ readonly date: string; readonly name: string })[] }; readonly slotMinutes: number; readonly desks: number; readonly peoplePerDesk: number; readonly reserved: Readonly<Record<string, number>>; readonly horizonDays: number; readonly confirmPresence?: boolean; readonly noShowLimit?: number } };
  };
  /** Publish a calendar in place of the version that was read */
  readonly "PUT /staff/posts/{postId}/calendars/{calendarId}": {
    readonly path: { readonly postId: string; readonly calendarId: string };
    readonly body: { readonly version: number; readonly calendar: { readonly weekly: readonly ({ readonly weekdays: readonly (number)[]; readonly from: string; readonly to: string; readonly breaks?: readonly ({ readonly from: string; readonly to: string })[] })[]; readonly periods: readonly ({ readonly name: string; readonly from: string; readonly to: string; readonly weekly: readonly ({ readonly weekdays: readonly (number)[]; readonly from: string; readonly to: string; readonly breaks?: readonly ({ readonly from: string; readonly to: string })[] })[] })[]; readonly exceptions: readonly ({ readonly kind: "closed"; readonly date: string; readonly reason: string } | { readonly kind: "extra"; readonly date: string; readonly reason: string; readonly from: string; readonly to: string; readonly breaks?: readonly ({ readonly from: string; readonly to: string })[] })[]; readonly holidays: { readonly moroccan: readonly ({ readonly date: string; readonly name: string })[]; readonly host: readonly ({ readonly date: string; readonly name: string })[] }; readonly slotMinutes: number; readonly desks: number; readonly peoplePerDesk: number; readonly reserved: Readonly<Record<string, number>>; readonly horizonDays: number; readonly confirmPresence?: boolean; readonly noShowLimit?: number } };
    readonly answer: { readonly calendarId: string; readonly version: number };
  };
  /** Appointments at times that are no longer open, in order of booking */
  readonly "GET /staff/posts/{postId}/calendars/{calendarId}/conflicts": {
    readonly path: { readonly postId: string; readonly calendarId: string };
    readonly answer: { readonly version: number; readonly conflicts: readonly ({ readonly appointmentId: string; readonly requestId: string; readonly procedureId: string; readonly date: string; readonly time: string; readonly startsAt: string; readonly people: number; readonly bookedAt: string; readonly offer?: { readonly state: "offered" | "none-found" | "declined" | "lapsed"; readonly date?: string; readonly time?: string; readonly until?: string } })[] };
  };
  /** Announce that some dates are given by lot, with the commitment to the seed */
  readonly "POST /staff/posts/{postId}/calendars/{calendarId}/draws": {
    readonly path: { readonly postId: string; readonly calendarId: string };
    readonly body: { readonly from: string; readonly to: string; readonly opensAt: string; readonly closesAt: string; readonly drawAt: string; readonly confirmHours?: number };
    readonly answer: { readonly drawId: string; readonly commitment: string };
  };
  /** How many places a calendar would make, and whether that is unusual; changes nothing */
  readonly "POST /staff/posts/{postId}/calendars/{calendarId}/preview": {
    readonly path: { readonly postId: string; readonly calendarId: string };
    readonly query: { readonly weeks?: number };
    readonly body: { readonly calendar: { readonly weekly: readonly ({ readonly weekdays: readonly (number)[]; readonly from: string; readonly to: string; readonly breaks?: readonly ({ readonly from: string; readonly to: string })[] })[]; readonly periods: readonly ({ readonly name: string; readonly from: string; readonly to: string; readonly weekly: readonly ({ readonly weekdays: readonly (number)[]; readonly from: string; readonly to: string; readonly breaks?: readonly ({ readonly from: string; readonly to: string })[] })[] })[]; readonly exceptions: readonly ({ readonly kind: "closed"; readonly date: string; readonly reason: string } | { readonly kind: "extra"; readonly date: string; readonly reason: string; readonly from: string; readonly to: string; readonly breaks?: readonly ({ readonly from: string; readonly to: string })[] })[]; readonly holidays: { readonly moroccan: readonly ({ readonly date: string; readonly name: string })[]; readonly host: readonly ({ readonly date: string; readonly name: string })[] }; readonly slotMinutes: number; readonly desks: number; readonly peoplePerDesk: number; readonly reserved: Readonly<Record<string, number>>; readonly horizonDays: number; readonly confirmPresence?: boolean; readonly noShowLimit?: number } };
    readonly answer: { readonly version: number; readonly weeks: readonly ({ readonly from: string; readonly to: string; readonly places: number; readonly published: number })[]; readonly total: number; readonly published: number; readonly difference: number; readonly unusual: "no-places" | "less-than-half" | "more-than-double" | null; readonly conflicts: number };
  };
  /** Cancel a draw before its window opens */
  readonly "POST /staff/posts/{postId}/draws/{drawId}/cancellation": {
    readonly path: { readonly postId: string; readonly drawId: string };
    readonly answer: { readonly drawId: string; readonly state: "cancelled" };
  };
  /** Act for who gives the reference of a request of this post and a birth date in it */
  readonly "POST /staff/posts/{postId}/mandates": {
    readonly path: { readonly postId: string };
    readonly body: { readonly reference: string; readonly birthDate: string };
    readonly answer: { readonly mandate: string; readonly mandateId: string; readonly accountId: string; readonly requestId?: string; readonly channel: "phone" | "desk"; readonly until: string };
  };
  /** Everybody who has or had a role at a post, or in the whole network (`*`) */
  readonly "GET /staff/posts/{postId}/members": {
    readonly path: { readonly postId: string | "*" };
    readonly query: { readonly after?: string };
    readonly answer: { readonly members: readonly ({ readonly staffId: string; readonly name: string; readonly active: boolean; readonly version: number; readonly roles: readonly ({ readonly postId: string; readonly role: "officer" | "desk" | "head-of-post" | "network-administrator" | "call-centre"; readonly from: string; readonly to: string | null })[] })[]; readonly next?: string };
  };
  /** Add somebody with a role; heads of post add officers, desk and call-centre agents */
  readonly "POST /staff/posts/{postId}/members": {
    readonly path: { readonly postId: string | "*" };
    readonly body: { readonly name: string; readonly email: string; readonly role: "officer" | "desk" | "head-of-post" | "network-administrator" | "call-centre"; readonly from: string; readonly to: string | null } | { readonly name: string; readonly subject: string; readonly role: "officer" | "desk" | "head-of-post" | "network-administrator" | "call-centre"; readonly from: string; readonly to: string | null };
    readonly answer: { readonly staffId: string; readonly version: number };
  };
  /** One member of staff with their roles there */
  readonly "GET /staff/posts/{postId}/members/{staffId}": {
    readonly path: { readonly postId: string | "*"; readonly staffId: string };
    readonly answer: { readonly staffId: string; readonly name: string; readonly active: boolean; readonly version: number; readonly roles: readonly ({ readonly postId: string; readonly role: "officer" | "desk" | "head-of-post" | "network-administrator" | "call-centre"; readonly from: string; readonly to: string | null })[] };
  };
  /** Take a member of staff out of service, at once and everywhere */
  readonly "POST /staff/posts/{postId}/members/{staffId}/deactivation": {
    readonly path: { readonly postId: string | "*"; readonly staffId: string };
    readonly body: { readonly version: number };
    readonly answer: { readonly staffId: string; readonly version: number };
  };
  /** Take a member of staff back into service, with the roles in force */
  readonly "POST /staff/posts/{postId}/members/{staffId}/reactivation": {
    readonly path: { readonly postId: string | "*"; readonly staffId: string };
    readonly body: { readonly version: number };
    readonly answer: { readonly staffId: string; readonly version: number };
  };
  /** Give a member of staff a role there, from one day to another */
  readonly "POST /staff/posts/{postId}/members/{staffId}/roles": {
    readonly path: { readonly postId: string | "*"; readonly staffId: string };
    readonly body: { readonly version: number; readonly role: "officer" | "desk" | "head-of-post" | "network-administrator" | "call-centre"; readonly from: string; readonly to: string | null };
    readonly answer: { readonly staffId: string; readonly version: number };
  };
  /** End a role there, after its last day or at once */
  readonly "POST /staff/posts/{postId}/members/{staffId}/roles/ending": {
    readonly path: { readonly postId: string | "*"; readonly staffId: string };
    readonly body: { readonly version: number; readonly role: "officer" | "desk" | "head-of-post" | "network-administrator" | "call-centre"; readonly last?: string };
    readonly answer: { readonly staffId: string; readonly version: number };
  };
  /** Record the receipt of money that was paid back by hand */
  readonly "POST /staff/posts/{postId}/orders/{orderId}/refunds/{refundId}/receipt": {
    readonly path: { readonly postId: string; readonly orderId: string; readonly refundId: string };
    readonly body: { readonly reference: string };
    readonly answer: { readonly refundId: string; readonly state: "due" | "paying" | "paid" | "failed"; readonly amount: { readonly amount: number; readonly currency: string }; readonly channel: "card" | "agency" | "terminal" | "wallet"; readonly askedAt: string; readonly paidAt?: string };
  };
  /** Ask for a change that a second person has to allow within seven days */
  readonly "POST /staff/posts/{postId}/proposals": {
    readonly path: { readonly postId: string };
    readonly body: { readonly kind: "refund"; readonly orderId: string; readonly unit: number; readonly reason: "wrong-act" | "bought-twice" | "service-not-given" | "consumed-by-mistake" | "means-of-payment-gone" | "hardship"; readonly note?: string };
    readonly answer: { readonly proposalId: string; readonly kind: "refund" | "reversal"; readonly state: "open" | "approved" | "rejected" | "withdrawn"; readonly orderId: string; readonly unit: number; readonly reason: "wrong-act" | "bought-twice" | "service-not-given" | "consumed-by-mistake" | "means-of-payment-gone" | "hardship"; readonly note?: string; readonly proposedBy: string; readonly proposedAt: string; readonly until: string };
  };
  /** What waits for a second person at this post, oldest first */
  readonly "GET /staff/posts/{postId}/proposals": {
    readonly path: { readonly postId: string };
    readonly answer: { readonly proposals: readonly ({ readonly proposalId: string; readonly kind: "refund" | "reversal"; readonly state: "open" | "approved" | "rejected" | "withdrawn"; readonly orderId: string; readonly unit: number; readonly reason: "wrong-act" | "bought-twice" | "service-not-given" | "consumed-by-mistake" | "means-of-payment-gone" | "hardship"; readonly note?: string; readonly proposedBy: string; readonly proposedAt: string; readonly until: string })[] };
  };
  /** Allow a change that somebody else asked for: it is made with the same write */
  readonly "POST /staff/posts/{postId}/proposals/{proposalId}/approval": {
    readonly path: { readonly postId: string; readonly proposalId: string };
    readonly answer: { readonly proposalId: string; readonly kind: "refund" | "reversal"; readonly state: "open" | "approved" | "rejected" | "withdrawn"; readonly orderId: string; readonly unit: number; readonly reason: "wrong-act" | "bought-twice" | "service-not-given" | "consumed-by-mistake" | "means-of-payment-gone" | "hardship"; readonly note?: string; readonly proposedBy: string; readonly proposedAt: string; readonly until: string };
  };
  /** Refuse a change that somebody else asked for */
  readonly "POST /staff/posts/{postId}/proposals/{proposalId}/rejection": {
    readonly path: { readonly postId: string; readonly proposalId: string };
    readonly answer: { readonly proposalId: string; readonly kind: "refund" | "reversal"; readonly state: "open" | "approved" | "rejected" | "withdrawn"; readonly orderId: string; readonly unit: number; readonly reason: "wrong-act" | "bought-twice" | "service-not-given" | "consumed-by-mistake" | "means-of-payment-gone" | "hardship"; readonly note?: string; readonly proposedBy: string; readonly proposedAt: string; readonly until: string };
  };
  /** Take back what one has asked for oneself */
  readonly "POST /staff/posts/{postId}/proposals/{proposalId}/withdrawal": {
    readonly path: { readonly postId: string; readonly proposalId: string };
    readonly answer: { readonly proposalId: string; readonly kind: "refund" | "reversal"; readonly state: "open" | "approved" | "rejected" | "withdrawn"; readonly orderId: string; readonly unit: number; readonly reason: "wrong-act" | "bought-twice" | "service-not-given" | "consumed-by-mistake" | "means-of-payment-gone" | "hardship"; readonly note?: string; readonly proposedBy: string; readonly proposedAt: string; readonly until: string };
  };
  /** Money that this post's agents are to pay back: taken by terminal, agency or wallet */
  readonly "GET /staff/posts/{postId}/refunds": {
    readonly path: { readonly postId: string };
    readonly answer: { readonly refunds: readonly ({ readonly refundId: string; readonly state: "due" | "paying" | "paid" | "failed"; readonly amount: { readonly amount: number; readonly currency: string }; readonly channel: "card" | "agency" | "terminal" | "wallet"; readonly askedAt: string; readonly paidAt?: string; readonly orderId: string; readonly transactionId: string })[] };
  };
  /** A submitted request of this post with its people and papers */
  readonly "GET /staff/posts/{postId}/requests/{requestId}": {
    readonly path: { readonly postId: string; readonly requestId: string };
    readonly answer: { readonly requestId: string; readonly reference: string; readonly postId: string; readonly procedureId: string; readonly state: "draft" | "submitted" | "needs-correction" | "valid" | "booked" | "served" | "withdrawn"; readonly createdAt: string; readonly submittedAt?: string; readonly validUntil?: string; readonly reviewDueOn?: string; readonly correctBy?: string; readonly endedAt?: string; readonly expired?: true; readonly people: readonly (string)[]; readonly appointment?: { readonly appointmentId: string; readonly date: string; readonly time: string; readonly startsAt: string }; readonly beneficiaries: readonly ({ readonly familyName: string; readonly givenNames?: string; readonly familyNameArabic?: string; readonly givenNamesArabic?: string; readonly birthDate: string; readonly cin?: string; readonly passportNumber?: string })[]; readonly documents: readonly ({ readonly beneficiary: number; readonly documentId: string; readonly optional: boolean; readonly state: "pending" | "accepted" | "rejected" | "corrected"; readonly reason?: "unreadable" | "incomplete" | "expired" | "wrong-document" | "name-differs" | "not-a-copy-of-the-original" | "photo-not-compliant" | "other"; readonly note?: string; readonly upload?: { readonly uploadId: string; readonly state: "granted" | "inspecting" | "passed" | "warned" | "failed"; readonly type: "application/pdf" | "image/jpeg" | "image/png" | "image/heic"; readonly name: string; readonly grantedAt: string; readonly verdict?: "passed" | "too-blurred" | "wrong-type" | "unreadable" | "password-protected" | "active-content" | "too-small" | "too-many-pages" | "too-large" | "photo-ratio" | "photo-not-picture" | "malware"; readonly decidedAt?: string; readonly zone?: { readonly outcome: "match" | "mismatch" | "unreadable"; readonly fields?: readonly ("family-name" | "given-names" | "birth-date" | "document-number")[] } } })[]; readonly hold?: { readonly date: string; readonly time: string; readonly until: string } };
  };
  /** A link of a minute to the rebuilt copy of a paper in review, or of a person with an appointment */
  readonly "POST /staff/posts/{postId}/requests/{requestId}/documents/{beneficiary}/{documentId}/opening": {
    readonly path: { readonly requestId: string; readonly beneficiary: string; readonly documentId: string; readonly postId: string };
    readonly answer: { readonly url: string; readonly type: "application/pdf" | "image/jpeg"; readonly expiresAt: string };
  };
  /** Take a request of the queue for ten minutes, or keep it for ten more */
  readonly "POST /staff/posts/{postId}/requests/{requestId}/lease": {
    readonly path: { readonly postId: string; readonly requestId: string };
    readonly body: { readonly takeOver?: boolean };
    readonly answer: { readonly requestId: string; readonly until: string };
  };
  /** Accept or reject each paper, with a reason */
  readonly "POST /staff/posts/{postId}/requests/{requestId}/review": {
    readonly path: { readonly postId: string; readonly requestId: string };
    readonly body: { readonly documents: readonly ({ readonly beneficiary: number; readonly documentId: string; readonly decision: "accept" | "reject"; readonly reason?: "unreadable" | "incomplete" | "expired" | "wrong-document" | "name-differs" | "not-a-copy-of-the-original" | "photo-not-compliant" | "other"; readonly note?: string })[] };
    readonly answer: { readonly requestId: string; readonly reference?: string; readonly state: "draft" | "submitted" | "needs-correction" | "valid" | "booked" | "served" | "withdrawn"; readonly validUntil?: string; readonly reviewDueOn?: string; readonly correctBy?: string; readonly awaits?: "second-officer" };
  };
  /** Reviews past their date: those still waiting, and those decided late in a month */
  readonly "GET /staff/posts/{postId}/review-breaches": {
    readonly path: { readonly postId: string };
    readonly query: { readonly month: string };
    readonly answer: { readonly waiting: readonly ({ readonly requestId: string; readonly reference: string; readonly procedureId: string; readonly people: number; readonly submittedAt: string; readonly reviewDueOn: string; readonly overdue: boolean; readonly correctedAt?: string; readonly taken?: { readonly by: "you" | "another-officer"; readonly until: string }; readonly accepted?: "you" | "another-officer" })[]; readonly decided: readonly ({ readonly requestId: string; readonly reference: string; readonly procedureId: string; readonly reviewDueOn: string; readonly decidedAt: string })[] };
  };
  /** Submitted requests of this post in order of first submission, with the date to answer by */
  readonly "GET /staff/posts/{postId}/review-queue": {
    readonly path: { readonly postId: string };
    readonly query: { readonly cursor?: string; readonly limit?: string };
    readonly answer: { readonly requests: readonly ({ readonly requestId: string; readonly reference: string; readonly procedureId: string; readonly people: number; readonly submittedAt: string; readonly reviewDueOn: string; readonly overdue: boolean; readonly correctedAt?: string; readonly taken?: { readonly by: "you" | "another-officer"; readonly until: string }; readonly accepted?: "you" | "another-officer" })[]; readonly next?: string };
  };
  /** Services delivered × tariff, stamps consumed and money received, at most 31 days */
  readonly "GET /staff/posts/{postId}/services-report": {
    readonly path: { readonly postId: string };
    readonly query: { readonly from: string; readonly to: string };
    readonly answer: { readonly postId: string; readonly from: string; readonly to: string; readonly totals: { readonly delivered: number; readonly tariffMad: number; readonly consumedMad: number; readonly reversedMad: number; readonly receivedMad: number; readonly flagged: number }; readonly rows: readonly ({ readonly date: string; readonly appointmentId: string; readonly procedureId: string; readonly people: number; readonly tariffMad: number; readonly consumedMad: number; readonly reversedMad: number; readonly receivedMad: number; readonly stampIds: readonly (string)[]; readonly flags: readonly (string)[] })[]; readonly orders: readonly ({ readonly orderId: string; readonly placedAt: string; readonly totalMad: number; readonly flags: readonly (string)[] })[]; readonly rates: readonly ({ readonly currency: string; readonly asOf: string; readonly madPerUnit: string; readonly before: string })[] };
  };
  /** The same report as a table for a spreadsheet */
  readonly "GET /staff/posts/{postId}/services-report.csv": {
    readonly path: { readonly postId: string };
    readonly query: { readonly from: string; readonly to: string };
    readonly answer: undefined;
  };
  /** Figures of a post for each day and calendar between two dates, at most 100 days */
  readonly "GET /staff/posts/{postId}/statistics": {
    readonly path: { readonly postId: string };
    readonly query: { readonly from: string; readonly to: string };
    readonly answer: { readonly postId: string; readonly from: string; readonly to: string; readonly days: readonly ({ readonly date: string; readonly calendarId: string; readonly places: { readonly offered: number; readonly booked: number; readonly fillPercent: number | null; readonly held: number; readonly lapsed: number } | null; readonly people: { readonly expected: number; readonly arrived: number; readonly served: number; readonly noShow: number; readonly cancelled: number; readonly lapsed: number; readonly moved: number }; readonly firstFree: { readonly inDays: number | null } | null; readonly submitted: number; readonly reviews: { readonly decided: number; readonly accepted: number; readonly rejected: number; readonly medianWorkingDays: number | null; readonly p90WorkingDays: number | null; readonly medianSeconds: number | null; readonly breaches: number } })[] };
  };
  /** The same figures as a table for a spreadsheet */
  readonly "GET /staff/posts/{postId}/statistics.csv": {
    readonly path: { readonly postId: string };
    readonly query: { readonly from: string; readonly to: string };
    readonly answer: undefined;
  };
  /** Post a sheet of exchange rates (CSV), all of it or nothing */
  readonly "POST /staff/rates": {
    readonly query: { readonly source: string; readonly unusual?: "accepted" };
    readonly answer: { readonly posted: readonly ({ readonly currency: string; readonly madPerUnit: string; readonly asOf: string })[]; readonly unchanged: number };
  };
  /** Every fee by component: past, in force and announced */
  readonly "GET /staff/tariffs": {
    readonly answer: { readonly tariffs: readonly ({ readonly procedureId: string; readonly from: string; readonly components: { readonly receipt: number; readonly chancery: number; readonly service: number } })[] };
  };
  /** Announce a fee, a day ahead at least */
  readonly "POST /staff/tariffs": {
    readonly body: { readonly procedureId: string; readonly from: string; readonly components: { readonly receipt: number; readonly chancery: number; readonly service: number } };
    readonly answer: { readonly procedureId: string; readonly from: string; readonly components: { readonly receipt: number; readonly chancery: number; readonly service: number } };
  };
  /** Take an announced fee back before it is in force */
  readonly "POST /staff/tariffs/withdrawal": {
    readonly body: { readonly procedureId: string; readonly from: string };
    readonly answer: { readonly procedureId: string; readonly from: string };
  };
}
