/** What `GET /posts` adds to the prerendered page. Only what the page shows is read; the rest is ignored. */
export interface LivePost {
  /** The post's wall clock when the API answered, such as `2026-11-21T20:07:00+01:00`. */
  readonly localTime: string;
  /** The posted rate of its currency; undefined where none is posted. */
  readonly rate: Rate | undefined;
  readonly procedures: ReadonlyMap<string, LiveProcedure>;
}

export interface LiveProcedure {
  readonly fee: Money | undefined;
  readonly localFee: Money | undefined;
  readonly nextAppointmentInDays: number | undefined;
}

/** `amount` is whole, in the currency's smallest unit. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

export interface Rate {
  readonly madPerUnit: string;
  /** The instant of posting. */
  readonly asOf: string;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const listOf = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);

const moneyOf = (value: unknown): Money | undefined => {
  if (!isFields(value)) return undefined;
  const { amount, currency } = value;
  return typeof amount === "number" && Number.isSafeInteger(amount) && typeof currency === "string"
    ? { amount, currency }
    : undefined;
};

const rateOf = (value: unknown): Rate | undefined => {
  if (!isFields(value)) return undefined;
  const { madPerUnit, asOf } = value;
  return typeof madPerUnit === "string" && typeof asOf === "string" && !Number.isNaN(Date.parse(asOf))
    ? { madPerUnit, asOf }
    : undefined;
};

const daysOf = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : undefined;

const procedureOf = (fields: Fields): LiveProcedure => ({
  fee: moneyOf(fields["fee"]),
  localFee: moneyOf(fields["localFee"]),
  nextAppointmentInDays: daysOf(fields["nextAppointmentInDays"]),
});

/**
 * Reads an answer of `GET /posts`; undefined when it is not one (a captive portal's page, say). A field the page
 * cannot use becomes "no information" rather than an error: the rest is still worth showing.
 */
export const readPosts = (body: unknown): ReadonlyMap<string, LivePost> | undefined => {
  if (!isFields(body) || !Array.isArray(body["posts"])) return undefined;
  const read = new Map<string, LivePost>();
  for (const post of listOf(body["posts"])) {
    const { postId, localTime } = post;
    if (typeof postId !== "string" || typeof localTime !== "string") continue;
    const procedures = new Map<string, LiveProcedure>();
    for (const procedure of listOf(post["procedures"])) {
      const { procedureId } = procedure;
      if (typeof procedureId === "string") procedures.set(procedureId, procedureOf(procedure));
    }
    read.set(postId, { localTime, rate: rateOf(post["rate"]), procedures });
  }
  return read;
};

/** Days to the first appointment: of the procedure, or of any procedure of the post; undefined when not known. */
export const nextAppointment = (
  post: LivePost | undefined,
  procedure: string | undefined,
): number | undefined => {
  if (post === undefined) return undefined;
  if (procedure !== undefined) return post.procedures.get(procedure)?.nextAppointmentInDays;
  const known = [...post.procedures.values()]
    .map((each) => each.nextAppointmentInDays)
    .filter((days) => days !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
};
