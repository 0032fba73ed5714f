import { documentNames } from "#shared/catalogue/document-names.ts";
import { type PostRecord, posts } from "#shared/catalogue/posts.ts";
import { type Language, type ProcedureRecord, procedures } from "#shared/catalogue/procedures.ts";
import { verdictTexts } from "#shared/domain/document/verdict-texts.ts";
import type { Names } from "#web/app/names.ts";
import type { Papers } from "#web/app/papers.ts";
import { languageFacts, languages } from "#web/i18n/language.ts";
import { cityNames, countryAliases } from "#web/i18n/places.ts";
import { fold } from "#web/public/first-page/filter.ts";
import type {
  Area,
  CountryView,
  PageData,
  PostView,
  ProcedureView,
} from "#web/public/first-page/page-data.ts";

/** The catalogue's groups share calendars; people look by area. An unknown group is shown under the last one. */
const areaOfGroup: Readonly<Record<string, Area>> = {
  passport: "identity",
  identity: "identity",
  registration: "family",
  "civil-status": "family",
  legalisation: "deeds",
  certificates: "deeds",
};

/** A city's name in a language; the catalogue's own where the language writes it the same way. */
export const cityName = (post: PostRecord, language: Language): string =>
  cityNames[post.id]?.[language] ?? post.city;

const countryName = (code: string, language: Language): string =>
  new Intl.DisplayNames(languageFacts[language].locale, { type: "region" }).of(code) ?? code;

const searchNames = (post: PostRecord): string => {
  const names = [
    post.city,
    cityNames[post.id]?.also ?? "",
    countryAliases[post.country] ?? "",
    ...languages.flatMap((language) => [cityName(post, language), countryName(post.country, language)]),
  ];
  return [...new Set(names.flatMap((name) => fold(name).split(" ")))].filter((word) => word !== "").join(" ");
};

const postView = (post: PostRecord, language: Language): PostView => {
  const city = cityName(post, language);
  return {
    id: post.id,
    city,
    ...(fold(city) === fold(post.city) ? {} : { spelling: post.city }),
    ...(post.kind === "embassy-section" ? { embassy: true } : {}),
    timeZone: post.timeZone,
    currency: post.currency,
    search: searchNames(post),
  };
};

const countryViews = (language: Language): readonly CountryView[] => {
  const byName = new Intl.Collator(languageFacts[language].locale);
  return [...new Set(posts.map((post) => post.country))].map((code) => ({
    code,
    name: countryName(code, language),
    posts: posts
      .filter((post) => post.country === code)
      .map((post) => postView(post, language))
      .toSorted((a, b) => byName.compare(a.city, b.city)),
  }));
};

const procedureView = (procedure: ProcedureRecord, language: Language): ProcedureView => ({
  id: procedure.id,
  area: areaOfGroup[procedure.group] ?? "travel",
  name: procedure.names[language].replaceAll("'", "’"),
  fee: (["receipt", "chancery", "service"] as const)
    .map((part) => ({ part, amount: procedure.fee[part] * 100 }))
    .filter(({ amount }) => amount > 0),
  confirmed: procedure.fee.confirmed,
  review: procedure.review === "before-slot",
  appointment: procedure.appointment === "needed",
  urgent: procedure.urgent,
  registration: procedure.requiresRegistration,
  minutes: procedure.minutes,
  papers: procedure.documents.map(({ id, optional }) => {
    const name = documentNames[id]?.[language];
    if (name === undefined)
      throw new Error(`shared/catalogue/document-names.ts has no ${language} name for "${id}".`);
    return { name, optional };
  }),
});

/** One language's page, from the catalogue and the texts of `web/i18n`. */
export const pageData = (language: Language): PageData => ({
  language,
  countries: countryViews(language),
  procedures: procedures.map((procedure) => procedureView(procedure, language)),
});

/** One language's names of posts, procedures and papers, for the pages behind the sign-in. */
export const names = (language: Language): Names => ({
  posts: Object.fromEntries(
    posts.map((post) => [
      post.id,
      {
        city: cityName(post, language),
        embassy: post.kind === "embassy-section",
        country: post.country,
        timeZone: post.timeZone,
        currency: post.currency,
      },
    ]),
  ),
  procedures: Object.fromEntries(
    procedures.map((procedure) => [procedure.id, procedure.names[language].replaceAll("'", "’")]),
  ),
  papers: Object.fromEntries(
    Object.entries(documentNames).map(([id, texts]) => [id, texts[language].replaceAll("'", "’")]),
  ),
});

/** One language's verdicts, and what each procedure asks, for the pages behind the sign-in. */
export const papers = (language: Language): Papers => ({
  verdicts: Object.fromEntries(Object.entries(verdictTexts).map(([code, texts]) => [code, texts[language]])),
  procedures: Object.fromEntries(
    procedures.map(({ id, ages, appointment }) => [id, { ages, appointment: appointment === "needed" }]),
  ),
});
