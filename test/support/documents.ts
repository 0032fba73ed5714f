import { generateKeyPairSync, sign } from "node:crypto";
import { fileURLToPath } from "node:url";
import { assetsOf } from "#infra/build-functions.ts";
import type { AssetPath } from "#shared/adapters/typst/assets.ts";
import { documentAssets } from "#shared/adapters/typst/assets.ts";
import type { ConvocationFacts } from "#shared/application/documents/convocation-content.ts";
import type { ReceiptFacts, ReceiptStamp } from "#shared/application/orders/receipt-content.ts";
import { posts } from "#shared/catalogue/posts.ts";
import { procedures } from "#shared/catalogue/procedures.ts";
import type { Language } from "#shared/domain/call.ts";
import { isStampCode } from "#shared/domain/stamp/code.ts";

/** The renderer's files where the build takes them from. */
export const assetsFromSources: AssetPath = (name) => {
  if (name === documentAssets.worker)
    return fileURLToPath(import.meta.resolve("#shared/adapters/typst/typst-worker.ts"));
  const path = assetsOf("convocations-read").get(name);
  if (path === undefined) throw new Error(`${name} is no asset`);
  return path;
};

export const languages: readonly Language[] = ["ar", "fr", "es", "en"];

/** Long names, a hyphen, an apostrophe, a Spanish tilde, Arabic beside Latin: what posts meet every day. */
const names = [
  "Fatima-Zahra EL IDRISSI EL ALAOUI",
  "Mohammed Amine BENCHEKROUN",
  "Abdelhakim يوسف بن عبد الكريم",
  "José Ñíguez O’Brien BOUÂNANI-LACHGAR DE LA FUENTE",
  "Zoë ŠIMŮNKOVÁ",
  "Lina ALAMI",
];

const found = <T extends { readonly id: string }>(list: readonly T[], id: string): T => {
  const entry = list.find((candidate) => candidate.id === id);
  if (entry === undefined) throw new Error(`${id} is not in the catalogue`);
  return entry;
};

/** A made-up appointment of so many people: 24 November 2026, 09:30 in Paris. */
export const convocationFacts = (
  language: Language,
  people: number,
  more: {
    readonly appointment?: Partial<ConvocationFacts["appointment"]>;
    readonly postId?: string;
    readonly procedureId?: string;
    readonly seal?: string;
    readonly now?: number;
  } = {},
): ConvocationFacts => {
  const { fee, ...procedure } = found(procedures, more.procedureId ?? "passport-adult");
  const postId = more.postId ?? "fr-paris";
  return {
    appointment: {
      appointmentId: "apt_7HK2MWQ9RTXB4CDEFGHJ",
      requestId: "req_q3Vd81LmZt0PaB7cXyW2",
      accountId: "acc_TEST",
      postId,
      calendarId: "biometrics",
      procedureId: procedure.id,
      date: "2026-11-24",
      time: "09:30",
      startsAt: "2026-11-24T08:30:00.000Z",
      places: Array.from({ length: people }, (_, index) => index),
      presence: { from: "2026-11-14T08:30:00.000Z", until: "2026-11-21T08:30:00.000Z" },
      names: names.slice(0, people),
      personKeys: [],
      createdAt: "2026-11-01T10:00:00.000Z",
      state: "booked",
      sequence: 0,
      moves: 0,
      ...more.appointment,
    },
    post: found(posts, postId),
    procedure: { ...procedure, feeConfirmed: fee.confirmed },
    feeMad: (fee.receipt + fee.chancery + fee.service) * 100,
    seal: more.seal ?? sampleSeal(),
    language,
    now: more.now ?? Date.parse("2026-11-02T10:00:00.000Z"),
  };
};

/** As long as a real seal: header, claims of a long post's name, 64 bytes of signature. */
const sampleSeal = (): string => {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const claims = {
    a: "apt_7HK2MWQ9RTXB4CDEFGHJ",
    r: "7K4M9-Q2XDT",
    p: "es-las-palmas-de-gran-canaria",
    t: "2026-11-24T09:30",
    n: 6,
    s: 2,
  };
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const content = `${part({ alg: "ES256", kid: "Ab3dEf6h" })}.${part(claims)}`;
  const signature = sign("sha256", Buffer.from(content), { key: privateKey, dsaEncoding: "ieee-p1363" });
  return `${content}.${signature.toString("base64url")}`;
};

/** A code that is none's. */
export const sampleCode = "1234567890123450";

/** A made-up receipt of so many stamps: passports at 400 MAD, paid by card in Paris on 21 November 2026. */
export const receiptFacts = (
  language: Language,
  quantity: number,
  more: Partial<ReceiptStamp> = {},
): ReceiptFacts => {
  const procedureId = "passport-adult";
  if (!isStampCode(sampleCode)) throw new Error("no code");
  const stamp: ReceiptStamp = {
    procedureId,
    state: "issued",
    validUntil: "2027-11-21T12:00:00.000Z",
    lastGroup: sampleCode.slice(12),
    code: sampleCode,
    ...more,
  };
  const components = { receipt: 30_000, chancery: 0, service: 10_000 };
  return {
    order: {
      orderId: "ord_m4Xc90QaRt6Yz1Lp",
      accountId: "acc_TEST",
      postId: "fr-paris",
      state: "paid",
      lines: [{ procedureId, quantity, components, tariffFrom: "2026-01-01T00:00:00.000Z" }],
      totalMad: 40_000 * quantity,
      local: { amount: 3574 * quantity, currency: "EUR" },
      rate: { currency: "EUR", madPerUnit: "11.1918", asOf: "2026-11-20T08:00:00.000Z" },
      delivery: { phone: "+33612345678", language },
      placedAt: "2026-11-21T11:58:00.000Z",
      payableUntil: "2026-11-22T11:58:00.000Z",
      paidAt: "2026-11-21T12:00:00.000Z",
      transactionId: "26325LkJG11842",
      channel: "card",
    },
    paidAt: "2026-11-21T12:00:00.000Z",
    post: found(posts, "fr-paris"),
    procedures: procedures.map(({ fee, ...procedure }) => ({ ...procedure, feeConfirmed: fee.confirmed })),
    stamps: Array.from({ length: quantity }, () => stamp),
    language,
    now: Date.parse("2026-11-21T12:05:00.000Z"),
  };
};
