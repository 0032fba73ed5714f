/** A full primary key. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/**
 * One builder per item and access pattern; nowhere else is a `#` joined. `docs/data-model.md` lists them and a
 * test holds the two against each other.
 */
export const keys = {
  // core: people
  account: (accountId: string): Key => ({ pk: `ACC#${accountId}`, sk: "ACC" }),
  /** From a confirmed phone number to its account: never two accounts for one number (R1). */
  phone: (phoneKey: string): Key => ({ pk: `PHONE#${phoneKey}`, sk: "PHONE" }),
  staff: (issuerSubject: string): Key => ({ pk: `STAFF#${issuerSubject}`, sk: "STAFF" }),
  /** Who has or had a role at a post, or in the network at all (`*`): what administrators list. */
  member: (place: string, staffId: string): Key => ({ pk: `MEMBERS#${place}`, sk: staffId }),
  /** The administrators on whom the network can rely: the last one stays (E2). */
  administrators: (): Key => ({ pk: "ADMINISTRATORS", sk: "ADMINISTRATORS" }),
  partner: (clientId: string): Key => ({ pk: `PARTNER#${clientId}`, sk: "PARTNER" }),
  /** Where a partner's notices go, by the id that events carry. */
  partnerWebhook: (partnerId: string): Key => ({ pk: `PARTNER#${partnerId}`, sk: "WEBHOOK" }),
  // core: sign-in
  /** What was taken of a budget within a window: messages and failures, by number, address, country, in total. */
  signInCount: (scope: string, name: string, from: string): Key => ({
    pk: `SIGNIN#${name}`,
    sk: `${scope}#${from}`,
  }),
  /** A live one-time code, by digest. */
  signInCode: (name: string, digest: string): Key => ({ pk: `SIGNIN#${name}`, sk: `CODE#${digest}` }),
  // core: agents (R1)
  /** Pairs of reference and birth date that an agent gave within an hour and that were not right. */
  asked: (staffId: string, hour: string): Key => ({ pk: `ASKED#${staffId}`, sk: hour }),
  agentAsked: (postId: string, month: string, staffId: string): Key => ({
    pk: `AGENTS#${postId}#${month}`,
    sk: staffId,
  }),
  agentActs: (postId: string, month: string, staffId: string, accountId: string): Key => ({
    pk: `AGENTS#${postId}#${month}`,
    sk: `${staffId}#${accountId}`,
  }),
  // core: catalogue (one partition, read whole and cached)
  post: (postId: string): Key => ({ pk: "CATALOGUE", sk: `POST#${postId}` }),
  procedure: (procedureId: string): Key => ({ pk: "CATALOGUE", sk: `PROC#${procedureId}` }),
  tariff: (procedureId: string, from: string): Key => ({ pk: "TARIFFS", sk: `${procedureId}#${from}` }),
  rate: (currency: string, asOf: string): Key => ({ pk: "RATES", sk: `${currency}#${asOf}` }),
  /** Counts the sheets of rates: two that are posted at once meet here, so that none comes before another. */
  rateBoard: (): Key => ({ pk: "RATEBOARD", sk: "RATEBOARD" }),
  // core: calendars and slots
  /** By post, for every list of slots reads its calendar: no partition meets the whole network. */
  calendar: (postId: string, calendarId: string): Key => ({ pk: `CAL#${postId}`, sk: calendarId }),
  slot: (postId: string, calendarId: string, date: string, time: string): Key => ({
    pk: `SLOTS#${postId}#${calendarId}#${date}`,
    sk: time,
  }),
  /** Free places per day of a whole calendar: what a month's view reads in one read (S5). */
  days: (postId: string, calendarId: string): Key => ({ pk: `DAYS#${postId}#${calendarId}`, sk: "DAYS" }),
  /** The next free days of every calendar, for "next appointment in about … days" (S4): one query for all. */
  outlook: (postId: string, calendarId: string): Key => ({ pk: "OUTLOOK", sk: `${postId}#${calendarId}` }),
  // core: requests and appointments
  request: (requestId: string): Key => ({ pk: `REQ#${requestId}`, sk: "STATE" }),
  documents: (requestId: string): Key => ({ pk: `REQ#${requestId}`, sk: "PAPERS" }),
  people: (requestId: string): Key => ({ pk: `REQ#${requestId}`, sk: "PEOPLE" }),
  /** From what people call a request by to its id (R1). */
  reference: (reference: string): Key => ({ pk: `REF#${reference}`, sk: "REF" }),
  /** Uploads without a verdict, oldest first: what the sweep looks at (D2). */
  undecided: (grantedAt: string, uploadId: string): Key => ({
    pk: "UNDECIDED",
    sk: `${grantedAt}#${uploadId}`,
  }),
  /** When a request's papers are to be looked at (D4): all that is due in one query. */
  retention: (at: string, requestId: string): Key => ({ pk: "RETENTION", sk: `${at}#${requestId}` }),
  /** The log of deletions, by day (D4). */
  deletion: (at: string, requestId: string): Key => ({
    pk: `DELETED#${at.slice(0, 10)}`,
    sk: `${at}#${requestId}`,
  }),
  appointment: (postId: string, date: string, appointmentId: string): Key => ({
    pk: `VISITS#${postId}#${date}`,
    sk: appointmentId,
  }),
  /** Up to which local day a post's appointments are settled (A7): all posts in one query. */
  swept: (postId: string): Key => ({ pk: "SWEPT", sk: postId }),
  /** Who waits at a post for a calendar, in order of joining (A5). */
  waiting: (postId: string, calendarId: string, joinedAt: string, requestId: string): Key => ({
    pk: `WAIT#${postId}#${calendarId}`,
    sk: `${joinedAt}#${requestId}`,
  }),
  /** What the sweep of offers is to look at, and from when on (A5, S6). */
  offerDue: (at: string, name: string): Key => ({ pk: "OFFERS", sk: `${at}#${name}` }),
  /** A post's submitted requests in order of first submission: the place in the queue is the key (R4, R5). */
  queued: (postId: string, submittedAt: string, requestId: string): Key => ({
    pk: `QUEUE#${postId}`,
    sk: `${submittedAt}#${requestId}`,
  }),
  /** A review decided after its date (R5); the month is that of the date. */
  breach: (postId: string, dueOn: string, requestId: string): Key => ({
    pk: `BREACH#${postId}#${dueOn.slice(0, 7)}`,
    sk: `${dueOn}#${requestId}`,
  }),
  /** What a local day of a post is told by later, where nothing else keeps it: one query a day. */
  submission: (postId: string, date: string, requestId: string): Key => ({
    pk: `STATS#${postId}#${date}`,
    sk: `SUBMITTED#${requestId}`,
  }),
  /** A request may be decided more than once, each time by another command. */
  decision: (postId: string, date: string, commandId: string): Key => ({
    pk: `STATS#${postId}#${date}`,
    sk: `DECIDED#${commandId}`,
  }),
  firstFree: (postId: string, date: string, calendarId: string): Key => ({
    pk: `STATS#${postId}#${date}`,
    sk: `FREE#${calendarId}`,
  }),
  /** A person: one live appointment per procedure in the whole network (A2), and what they missed (A7). */
  guard: (personKey: string): Key => ({ pk: `GUARD#${personKey}`, sk: "GUARD" }),
  // core: draws
  /** A post's draws, each small. */
  draw: (postId: string, drawId: string): Key => ({ pk: `DRAWS#${postId}`, sk: drawId }),
  /** There exactly while something is left to do for a draw: what the schedule looks at. */
  drawDue: (drawId: string): Key => ({ pk: "DRAWDUE", sk: drawId }),
  drawSeed: (drawId: string): Key => ({ pk: `DRAW#${drawId}`, sk: "SEED" }),
  drawRecord: (drawId: string): Key => ({ pk: `DRAW#${drawId}`, sk: "RECORD" }),
  drawTickets: (drawId: string, page: number): Key => ({
    pk: `DRAW#${drawId}`,
    sk: `TICKETS#${String(page).padStart(4, "0")}`,
  }),
  drawResults: (drawId: string, page: number): Key => ({
    pk: `DRAW#${drawId}`,
    sk: `RESULTS#${String(page).padStart(4, "0")}`,
  }),
  drawProgress: (drawId: string, page: number): Key => ({
    pk: `DRAW#${drawId}`,
    sk: `PROGRESS#${String(page).padStart(4, "0")}`,
  }),
  /** Registrations, in parts that each have a gate: no single item meets everybody's writes. */
  drawGate: (drawId: string, part: number): Key => ({
    pk: `DRAWIN#${drawId}#${String(part).padStart(2, "0")}`,
    sk: "GATE",
  }),
  drawEntry: (drawId: string, part: number, requestId: string): Key => ({
    pk: `DRAWIN#${drawId}#${String(part).padStart(2, "0")}`,
    sk: `REG#${requestId}`,
  }),
  /** A person in a draw, once for each procedure. */
  drawPerson: (drawId: string, personKey: string, procedureId: string): Key => ({
    pk: `DRAWIN#${drawId}#P#${personKey}`,
    sk: procedureId,
  }),
  // core: messages
  message: (messageId: string): Key => ({ pk: `MSG#${messageId}`, sk: "MSG" }),
  /** What a person was told, in order of what it tells of (N3). */
  notice: (accountId: string, at: string, noticeId: string): Key => ({
    pk: `TOLD#${accountId}`,
    sk: `${at}#${noticeId}`,
  }),
  receipt: (phoneKey: string, at: string, providerId: string): Key => ({
    pk: `SMS#${phoneKey}`,
    sk: `${at}#${providerId}`,
  }),
  /** From the provider's id of an SMS to our message, and what the network said of it (N3). */
  messageSent: (providerId: string): Key => ({ pk: `MSG#SENT#${providerId}`, sk: "SENT" }),
  /** The last thing that a person was told: the same again at once is suppressed (N3). */
  lastTold: (accountId: string): Key => ({ pk: `MSG#LAST#${accountId}`, sk: "LAST" }),
  /** How many SMS were handed over in a second. */
  smsTurn: (second: number): Key => ({ pk: `MSG#TURN#${second}`, sk: "TURN" }),
  /** An event whose SMS waits for the end of quiet hours. */
  messageDue: (at: string, eventId: string): Key => ({ pk: "MSGDUE", sk: `${at}#${eventId}` }),
  // stamps
  order: (orderId: string): Key => ({ pk: `ORD#${orderId}`, sk: "ORD" }),
  unit: (orderId: string, unit: number): Key => ({
    pk: `ORD#${orderId}`,
    sk: `UNIT#${String(unit).padStart(2, "0")}`,
  }),
  capture: (orderId: string, channel: string, transactionId: string): Key => ({
    pk: `ORD#${orderId}`,
    sk: `PAY#${channel}#${transactionId}`,
  }),
  /** From the reference that is paid at an agency to its order. */
  paymentReference: (reference: string): Key => ({ pk: `PAYREF#${reference}`, sk: "PAYREF" }),
  /** A slip of a terminal at a post pays one order. */
  terminalReceipt: (terminalId: string, date: string, receiptNumber: string): Key => ({
    pk: `TERMINAL#${terminalId}#${date}`,
    sk: receiptNumber,
  }),
  stamp: (stampKey: string): Key => ({ pk: `STM#${stampKey}`, sk: "STM" }),
  /** In a partition of its own, so that a role can name sealed codes without the stamps (T4). */
  sealed: (stampKey: string): Key => ({ pk: `SEALED#${stampKey}`, sk: "SEALED" }),
  consumption: (stampKey: string): Key => ({ pk: `STM#${stampKey}`, sk: "USED" }),
  reversal: (stampKey: string): Key => ({ pk: `STM#${stampKey}`, sk: "REVERSED" }),
  /** A stamp that is attached to a request: one place for each of its people (T5). */
  attachment: (requestId: string, place: number): Key => ({ pk: `ATT#${requestId}`, sk: String(place) }),
  reservation: (reservationId: string): Key => ({ pk: `RSV#${reservationId}`, sk: "RSV" }),
  /** Failed checks of codes within a window, by who, from where, in total (T11); a partner's also has its calls by minute (T7). */
  guesses: (scope: string, name: string, from: string): Key => ({ pk: `GUESS#${scope}#${name}`, sk: from }),
  /** Which partners had a stamp in their hands: whom to tell when it is refunded or reversed. */
  stampPartner: (stampId: string, partnerId: string): Key => ({ pk: `STMP#${stampId}`, sk: partnerId }),
  ledger: (date: string, entryId: string): Key => ({ pk: `LEDGER#${date}`, sk: entryId }),
  /** What the sweep of money is to look at, and from when on. */
  stampsDue: (at: string, kind: string, id: string): Key => ({ pk: "DUE", sk: `${at}#${kind}#${id}` }),
  // stamps: money that goes back (T9)
  refund: (orderId: string, refundId: string): Key => ({ pk: `ORD#${orderId}`, sk: `REFUND#${refundId}` }),
  /** Which refund of an order is under way: one at a time. */
  refunding: (orderId: string): Key => ({ pk: `ORD#${orderId}`, sk: "REFUNDING" }),
  /** What a post's agents are to pay back by hand, oldest first. */
  refundByHand: (postId: string, askedAt: string, refundId: string): Key => ({
    pk: `REFUNDS#${postId}`,
    sk: `${askedAt}#${refundId}`,
  }),
  // stamps: what needs a second person (T9)
  proposal: (postId: string, proposalId: string): Key => ({ pk: `PROPOSALS#${postId}`, sk: proposalId }),
  /** Which proposal is open about something: one of each kind. */
  proposed: (kind: string, subject: string): Key => ({ pk: `PROPOSED#${subject}`, sk: kind }),
  // stamps: closing and settling (T10)
  /** Closed days of the ledger; a month is one query. */
  close: (date: string): Key => ({ pk: `CLOSE#${date.slice(0, 7)}`, sk: date }),
  /** The end of the chain of closes: the condition of the next. */
  closed: (): Key => ({ pk: "CLOSED", sk: "CLOSED" }),
  settlementFile: (fileId: string): Key => ({ pk: `FILE#${fileId}`, sk: "FILE" }),
  /** The files received in a UTC month: one query. */
  settlementReceived: (receivedAt: string, fileId: string): Key => ({
    pk: `FILES#${receivedAt.slice(0, 7)}`,
    sk: `${receivedAt}#${fileId}`,
  }),
  settlementRows: (fileId: string, chunk: number): Key => ({
    pk: `FILE#${fileId}`,
    sk: `ROWS#${String(chunk).padStart(4, "0")}`,
  }),
  /** What became of one transaction of a provider, whatever files it is in. */
  settled: (channel: string, type: string, transactionId: string): Key => ({
    pk: `PAID#${channel}#${transactionId}`,
    sk: type,
  }),
  difference: (differenceId: string): Key => ({ pk: "DIFFERENCES", sk: differenceId }),
  // core and stamps: the command record
  command: (commandId: string): Key => ({ pk: `CMD#${commandId}`, sk: "CMD" }),
  // audit
  /** One chain per post (or `network`) and UTC day (E3). */
  auditChain: (postId: string, date: string): string => `${postId}#${date}`,
  auditEntry: (chain: string, sequence: number): Key => ({
    pk: `CHAIN#${chain}`,
    sk: String(sequence).padStart(9, "0"),
  }),
  auditHead: (chain: string): Key => ({ pk: `CHAIN#${chain}`, sk: "HEAD" }),
  /** There exactly when the chain of that post and day is begun: a day's chains are one query. */
  auditDay: (date: string, postId: string): Key => ({ pk: `CHAINS#${date}`, sk: postId }),
  auditEvent: (eventId: string): Key => ({ pk: `EVENT#${eventId}`, sk: "EVENT" }),
} as const;

/** Keys of the `byOwner` index. */
export const ownerKeys = {
  requestsOf: (accountId: string, createdAt: string) => ({ gpk: `ACC#${accountId}#REQ`, gsk: createdAt }),
  ordersOf: (accountId: string, createdAt: string) => ({ gpk: `ACC#${accountId}#ORD`, gsk: createdAt }),
  /** The stamps used at a post's desks on a UTC day. */
  usesAt: (postId: string, date: string, at: string) => ({ gpk: `USED#${postId}#${date}`, gsk: at }),
} as const;
