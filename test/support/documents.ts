import { generateKeyPairSync, sign } from "node:crypto";
import { fileURLToPath } from "node:url";
import { assetsOf } from "#infra/build-functions.ts";
import type { AssetPath } from "#shared/adapters/typst/assets.ts";
import { documentAssets } from "#shared/adapters/typst/assets.ts";
import type { ConvocationFacts } from "#shared/application/documents/convocation-content.ts";
import { posts } from "#shared/catalogue/posts.ts";
import { procedures } from "#shared/catalogue/procedures.ts";
import type { Language } from "#shared/domain/call.ts";

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
