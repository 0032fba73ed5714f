import { compactVerify, createLocalJWKSet } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { kmsDocumentSeal } from "#shared/adapters/kms/document-seal.ts";
import { typstRenderer } from "#shared/adapters/typst/document-renderer.ts";
import { readConvocationCode } from "#shared/domain/appointment/convocation-code.ts";
import type { Language } from "#shared/domain/call.ts";
import { referenceOf } from "#shared/domain/request/reference.ts";
import { assetsFromSources, convocationFacts, languages } from "#test/support/documents.ts";
import { readPdf, scanPdf } from "#test/support/pdf.ts";
import { signingKms } from "#test/support/signing-kms.ts";
import { convocationContent } from "./convocation-content.ts";

// A fresh worker every twelve documents: changing it must not be seen.
const documents = typstRenderer(assetsFromSources, 12);
const made = (...facts: Parameters<typeof convocationFacts>): Promise<Uint8Array> =>
  documents.render("convocation", convocationContent(convocationFacts(...facts)));

const reference = referenceOf(convocationFacts("fr", 1).appointment.requestId);
const dates: Readonly<Record<Language, string>> = {
  ar: "24 نونبر 2026",
  fr: "mardi 24 novembre 2026",
  es: "martes, 24 de noviembre de 2026",
  en: "Tuesday, 24 November 2026",
};

/** Dots an inch: what a desk's scanner sees of paper, and a telephone's screen that shows a page's width. */
const PAPER = 150;
const SCREEN = 110;

// Loads the compiler and both readers, which takes its time on a busy machine.
beforeAll(async () => void (await readPdf(await made("fr", 1))));

describe("a convocation (A8)", () => {
  it.each(languages.flatMap((language) => [1, 6].map((people) => [language, people] as const)))(
    "in %s for %i › is one tagged page that reads back reference, date, time and every name",
    async (language, people) => {
      const pdf = await readPdf(await made(language, people));
      expect(pdf).toMatchObject({ pages: 1, tagged: true, language });
      expect(pdf.title).toContain(reference);
      // Both in one piece: the classical fault turns `09:30` into `30:09`, and the reference's groups around.
      expect(pdf.runs).toContain(reference);
      expect(pdf.runs).toContain("09:30");
      expect(pdf.runs).toContain("apt_7HK2MWQ9RTXB4CDEFGHJ");
      const lines = pdf.copied.split(/\r?\n/).map((line) => line.trim());
      expect(lines).toContain(reference);
      expect(pdf.copied).toContain(dates[language]);
      expect(pdf.copied).toContain("09:30");
      expect(pdf.copied).toContain("Fatima-Zahra EL IDRISSI EL ALAOUI");
      if (people === 6) expect(lines).toContain("Zoë ŠIMŮNKOVÁ");
    },
  );

  it("keeps a name's two scripts, and has every paper once for each person", async () => {
    const pdf = await readPdf(await made("fr", 6));
    expect(pdf.copied).toContain("يوسف بن عبد الكريم");
    expect(pdf.copied.match(/Photo d’identité 35 × 45 mm/g)).toHaveLength(6);
    expect(pdf.copied.match(/À apporter/g)).toHaveLength(6);
  });

  it("runs over to a second page rather than losing a word, when names are as long as they may be", async () => {
    const names = Array.from({ length: 6 }, (_, index) => `${"Abdelouahab ".repeat(8)}${index}`);
    const pdf = await readPdf(await made("es", 6, { appointment: { names } }));
    expect(pdf.pages).toBeLessThanOrEqual(2);
    expect(pdf.copied.match(/Abdelouahab/g)).toHaveLength(48);
  });

  it("of which many are asked for at once › are all made, each with its own words", async () => {
    const names = Array.from({ length: 4 }, (_, index) => `Yasmine ${index}`);
    const all = await Promise.all(names.map((name) => made("en", 1, { appointment: { names: [name] } })));
    const read = await Promise.all(all.map(readPdf));
    expect(read.map(({ copied }) => /Yasmine \d/.exec(copied)?.[0])).toEqual(names);
  });

  it("that does not compile is a fault, and the next one is made", async () => {
    await expect(documents.render("convocation", {})).rejects.toThrow("convocation does not compile");
    expect((await readPdf(await made("fr", 1))).pages).toBe(1);
  });

  it("takes what people are called as words, never as markup", async () => {
    const name = '#panic("x") *Ali* $x^2$ <b> \\ "quoted" @ref';
    const pdf = await readPdf(await made("fr", 1, { appointment: { names: [name] } }));
    expect(pdf.copied).toContain('#panic("x") *Ali* $x^2$ <b> \\ "quoted" @ref');
  });

  it("has a code of at most 350 bytes that a scanner reads on paper and on a screen, sealed by a published key", async () => {
    const seals = kmsDocumentSeal("documents-key", signingKms().client);
    const claims = {
      a: "apt_7HK2MWQ9RTXB4CDEFGHJ",
      r: reference,
      p: "es-las-palmas-de-gran-canaria",
      t: "2026-11-24T09:30",
      n: 6,
      s: 2,
    };
    const pdf = await made("ar", 6, { seal: await seals.seal(claims) });
    const scanned = (await scanPdf(pdf, PAPER)) ?? "";
    expect(await scanPdf(pdf, SCREEN)).toBe(scanned);
    expect(scanned.length).toBeLessThanOrEqual(350);
    const read = readConvocationCode(scanned);
    expect(read?.claims).toEqual(claims);
    const keys = createLocalJWKSet({ keys: (await seals.keys()).map((key) => ({ ...key })) });
    await expect(compactVerify(read?.seal ?? "", keys)).resolves.toBeDefined();
  });

  it("tells a party in consecutive slots who sits down when (A1)", () => {
    const more = [{ time: "09:45", places: [0] }];
    const { people } = convocationContent(
      convocationFacts("fr", 3, { appointment: { places: [0, 1], more } }),
    );
    expect(people.list.map(({ time }) => time)).toEqual(["à 09:30", "à 09:30", "à 09:45"]);
  });

  it("says the post's time, not Morocco's, on both sides of a change of clocks (S2)", () => {
    const presence = { from: "2026-10-20T08:30:00.000Z", until: "2026-10-27T08:30:00.000Z" };
    const { notes } = convocationContent(convocationFacts("fr", 1, { appointment: { presence } }));
    expect(notes[0]?.text).toContain("du mardi 20 octobre 2026 à 10:30 au mardi 27 octobre 2026 à 09:30");
  });

  it("shows the window of presence as urgent until it is confirmed, and nothing where none is asked (A6)", () => {
    const presence = { from: "2026-11-14T08:30:00.000Z", until: "2026-11-21T08:30:00.000Z" };
    const noted = (given: typeof presence | undefined, confirmedAt?: string) =>
      convocationContent(
        convocationFacts("fr", 1, { appointment: { presence: given && { ...given, confirmedAt } } }),
      ).notes.map(({ heading, urgent }) => `${heading}${urgent ? " !" : ""}`);
    const others = ["Timbre électronique", "Déplacer ou annuler", "Au guichet"];
    expect(noted(presence)).toEqual(["Présence à confirmer !", ...others]);
    expect(noted(presence, "2026-11-15T10:00:00.000Z")).toEqual(["Présence à confirmer", ...others]);
    expect(noted(undefined)).toEqual(others);
  });

  it.each([
    [0, "2026-11-02T10:00:00.000Z", "deux fois"],
    [1, "2026-11-02T10:00:00.000Z", "une fois"],
    [2, "2026-11-02T10:00:00.000Z", "ne peut plus être déplacé"],
    [0, "2026-11-23T08:30:00.000Z", "ne peut plus être déplacé"],
  ])("moved %i times, fetched at %s › says: %s (A4)", (moves, now, words) => {
    const content = convocationContent(
      convocationFacts("fr", 1, { appointment: { moves }, now: Date.parse(now) }),
    );
    expect(content.notes.find(({ heading }) => heading === "Déplacer ou annuler")?.text).toContain(words);
  });

  it("has no word of a fee where there is none, and says so where an identity document is enough", () => {
    const free = convocationContent(convocationFacts("fr", 1, { procedureId: "life-certificate" }));
    expect(free.notes.map(({ heading }) => heading)).not.toContain("Timbre électronique");
  });
});
