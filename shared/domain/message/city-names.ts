import type { Language } from "#shared/domain/call.ts";

type Names = Readonly<{ ar: string } & Partial<Record<Exclude<Language, "ar">, string>>>;

/** Names of the posts' cities where a language has its own; the post's record has the local one. */
const names: Readonly<Record<string, Names>> = {
  "fr-paris": { ar: "باريس", es: "París" },
  "fr-colombes": { ar: "كولومب" },
  "fr-villemomble": { ar: "فيلمومبل" },
  "fr-orly": { ar: "أورلي" },
  "fr-pontoise": { ar: "بونتواز" },
  "fr-lille": { ar: "ليل" },
  "fr-lyon": { ar: "ليون" },
  "fr-marseille": { ar: "مرسيليا", es: "Marsella" },
  "fr-montpellier": { ar: "مونبلييه" },
  "fr-toulouse": { ar: "تولوز" },
  "fr-bordeaux": { ar: "بوردو", es: "Burdeos" },
  "fr-strasbourg": { ar: "ستراسبورغ", es: "Estrasburgo" },
  "fr-rennes": { ar: "رين" },
  "fr-dijon": { ar: "ديجون" },
  "fr-orleans": { ar: "أورليان" },
  "fr-bastia": { ar: "باستيا" },
  "fr-mantes-la-jolie": { ar: "مانت لا جولي" },
  "es-madrid": { ar: "مدريد" },
  "es-barcelona": { ar: "برشلونة", fr: "Barcelone" },
  "es-algeciras": { ar: "الجزيرة الخضراء", fr: "Algésiras" },
  "es-sevilla": { ar: "إشبيلية", fr: "Séville", en: "Seville" },
  "es-valencia": { ar: "بلنسية" },
  "es-girona": { ar: "جيرونا", fr: "Gérone" },
  "es-palma-de-mallorca": { ar: "بالما دي مايوركا", fr: "Palma de Majorque" },
  "es-bilbao": { ar: "بلباو" },
  "es-almeria": { ar: "ألميريا", fr: "Almeria", en: "Almeria" },
  "es-tarragona": { ar: "طراغونة", fr: "Tarragone" },
  "es-murcia": { ar: "مرسية", fr: "Murcie" },
  "es-las-palmas-de-gran-canaria": { ar: "لاس بالماس", fr: "Las Palmas", es: "Las Palmas", en: "Las Palmas" },
  "it-roma": { ar: "روما", fr: "Rome", en: "Rome" },
  "it-milano": { ar: "ميلانو", fr: "Milan", es: "Milán", en: "Milan" },
  "it-torino": { ar: "تورينو", fr: "Turin", es: "Turín", en: "Turin" },
  "it-verona": { ar: "فيرونا", fr: "Vérone" },
  "it-napoli": { ar: "نابولي", fr: "Naples", es: "Nápoles", en: "Naples" },
  "it-bologna": { ar: "بولونيا", fr: "Bologne", es: "Bolonia" },
  "it-palermo": { ar: "باليرمو", fr: "Palerme" },
  "be-bruxelles": { ar: "بروكسل", es: "Bruselas", en: "Brussels" },
  "be-liege": { ar: "لييج", es: "Lieja" },
  "be-antwerpen": { ar: "أنتويرب", fr: "Anvers", es: "Amberes", en: "Antwerp" },
  "nl-amsterdam": { ar: "أمستردام", es: "Ámsterdam" },
  "nl-rotterdam": { ar: "روتردام", es: "Róterdam" },
  "nl-utrecht": { ar: "أوتريخت" },
  "nl-s-hertogenbosch": { ar: "دن بوش", fr: "Bois-le-Duc" },
  "de-frankfurt-am-main": { ar: "فرانكفورت", fr: "Francfort", es: "Fráncfort", en: "Frankfurt" },
  "de-dusseldorf": { ar: "دوسلدورف" },
  "gb-london": { ar: "لندن", fr: "Londres", es: "Londres" },
  "ca-montreal": { ar: "مونتريال", es: "Montreal", en: "Montreal" },
  "ca-toronto": { ar: "تورونتو" },
  "us-new-york": { ar: "نيويورك", es: "Nueva York" },
  "us-miami": { ar: "ميامي" },
  "us-washington-dc": { ar: "واشنطن", fr: "Washington", es: "Washington" },
  "ae-dubai": { ar: "دبي", fr: "Dubaï", es: "Dubái" },
  "sa-jeddah": { ar: "جدة", fr: "Djeddah", es: "Yeda" },
  "tr-istanbul": { ar: "إسطنبول", es: "Estambul" },
  "tn-tunis": { ar: "تونس", es: "Túnez" },
  "dz-alger": { ar: "الجزائر", es: "Argel", en: "Algiers" },
  "dz-oran": { ar: "وهران", es: "Orán" },
  "dz-sidi-bel-abbes": { ar: "سيدي بلعباس" },
  "mr-nouadhibou": { ar: "نواذيبو", es: "Nuadibú" },
  "ly-benghazi": { ar: "بنغازي", es: "Bengasi" },
};

/**
 * The name of a post's city in a language (S2): its own where there is one, else the local name; that is
 * isolated in Arabic, being Latin.
 */
export const cityName = (
  post: { readonly id: string; readonly city: string },
  language: Language,
): string => {
  const name = names[post.id]?.[language];
  if (name !== undefined) return name;
  return language === "ar" ? `\u2066${post.city}\u2069` : post.city;
};
