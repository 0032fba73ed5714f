/**
 * City names by post id. A language is left out where it writes the city as the catalogue does (`city`); Arabic is
 * always given. `also` holds further spellings that people type in the search: other usual Arabic or Latin forms.
 */
export interface CityNames {
  readonly ar: string;
  readonly fr?: string;
  readonly es?: string;
  readonly en?: string;
  readonly also?: string;
}

export const cityNames: Readonly<Record<string, CityNames>> = {
  "fr-paris": { ar: "باريس", es: "París" },
  "fr-colombes": { ar: "كولومب" },
  "fr-villemomble": { ar: "فيلمومبل" },
  "fr-orly": { ar: "أورلي" },
  "fr-pontoise": { ar: "بونتواز", also: "Cergy" },
  "fr-lille": { ar: "ليل" },
  "fr-lyon": { ar: "ليون" },
  "fr-marseille": { ar: "مرسيليا", es: "Marsella", also: "مارسيليا" },
  "fr-montpellier": { ar: "مونبلييه", also: "مونبوليي مونبيليي" },
  "fr-toulouse": { ar: "تولوز", also: "Tolosa" },
  "fr-bordeaux": { ar: "بوردو", es: "Burdeos" },
  "fr-strasbourg": { ar: "ستراسبورغ", es: "Estrasburgo" },
  "fr-rennes": { ar: "رين" },
  "fr-dijon": { ar: "ديجون" },
  "fr-orleans": { ar: "أورليان", es: "Orleans" },
  "fr-bastia": { ar: "باستيا", also: "Corse Corsica كورسيكا" },
  "fr-mantes-la-jolie": { ar: "مانت لا جولي" },
  "es-madrid": { ar: "مدريد" },
  "es-barcelona": { ar: "برشلونة", fr: "Barcelone" },
  "es-algeciras": { ar: "الجزيرة الخضراء", fr: "Algésiras" },
  "es-sevilla": { ar: "إشبيلية", fr: "Séville", en: "Seville" },
  "es-valencia": { ar: "بلنسية", fr: "Valence", also: "فالنسيا" },
  "es-girona": { ar: "جيرونا", fr: "Gérone", also: "Gerona خيرونا" },
  "es-palma-de-mallorca": { ar: "بالما دي مايوركا", fr: "Palma de Majorque", also: "ميورقة Majorca" },
  "es-bilbao": { ar: "بلباو" },
  "es-almeria": { ar: "ألميريا", also: "المرية" },
  "es-tarragona": { ar: "طراغونة", fr: "Tarragone", also: "تاراغونا طاراغونا" },
  "es-murcia": { ar: "مرسية", fr: "Murcie", also: "مورسيا" },
  "es-las-palmas-de-gran-canaria": {
    ar: "لاس بالماس دي غران كناريا",
    fr: "Las Palmas de Grande Canarie",
    also: "Canarias Canaries جزر الكناري",
  },
  "it-roma": { ar: "روما", fr: "Rome", en: "Rome" },
  "it-milano": { ar: "ميلانو", fr: "Milan", es: "Milán", en: "Milan" },
  "it-torino": { ar: "تورينو", fr: "Turin", es: "Turín", en: "Turin", also: "طورينو" },
  "it-verona": { ar: "فيرونا", fr: "Vérone" },
  "it-napoli": { ar: "نابولي", fr: "Naples", es: "Nápoles", en: "Naples" },
  "it-bologna": { ar: "بولونيا", fr: "Bologne", es: "Bolonia" },
  "it-palermo": { ar: "باليرمو", fr: "Palerme" },
  "be-bruxelles": { ar: "بروكسل", es: "Bruselas", en: "Brussels", also: "بروكسيل Brussel" },
  "be-liege": { ar: "لييج", es: "Lieja", also: "Luik" },
  "be-antwerpen": { ar: "أنتويرب", fr: "Anvers", es: "Amberes", en: "Antwerp", also: "أنفرس أنفيرس" },
  "nl-amsterdam": { ar: "أمستردام", es: "Ámsterdam" },
  "nl-rotterdam": { ar: "روتردام", es: "Róterdam" },
  "nl-utrecht": { ar: "أوتريخت", also: "أوتريخ" },
  "nl-s-hertogenbosch": { ar: "دين بوش", fr: "Bois-le-Duc", es: "Bolduque", also: "Den Bosch دنبوش" },
  "de-frankfurt-am-main": {
    ar: "فرانكفورت",
    fr: "Francfort-sur-le-Main",
    es: "Fráncfort del Meno",
  },
  "de-dusseldorf": { ar: "دوسلدورف", also: "Duesseldorf" },
  "gb-london": { ar: "لندن", fr: "Londres", es: "Londres" },
  "ca-montreal": { ar: "مونتريال", es: "Montreal", en: "Montreal", also: "مونريال" },
  "ca-toronto": { ar: "تورونتو" },
  "us-new-york": { ar: "نيويورك", es: "Nueva York", also: "NYC" },
  "us-miami": { ar: "ميامي" },
  "us-washington-dc": { ar: "واشنطن", fr: "Washington", es: "Washington D. C.", en: "Washington, DC" },
  "ae-dubai": { ar: "دبي", fr: "Dubaï", es: "Dubái" },
  "sa-jeddah": { ar: "جدة", fr: "Djeddah", es: "Yeda", also: "Jidda Yida" },
  "tr-istanbul": { ar: "إسطنبول", es: "Estambul" },
  "tn-tunis": { ar: "تونس", es: "Túnez" },
  "dz-alger": { ar: "الجزائر العاصمة", es: "Argel", en: "Algiers" },
  "dz-oran": { ar: "وهران", es: "Orán" },
  "dz-sidi-bel-abbes": { ar: "سيدي بلعباس", es: "Sidi Bel Abbes" },
  "mr-nouadhibou": { ar: "نواذيبو", es: "Nuadibú" },
  "ly-benghazi": { ar: "بنغازي", es: "Bengasi" },
};

/** Further names under which people look for a country; its name in each language comes from CLDR at build. */
export const countryAliases: Readonly<Record<string, string>> = {
  GB: "UK Angleterre England Inglaterra Grande-Bretagne إنجلترا بريطانيا",
  US: "USA EEUU EUA Amérique America أمريكا",
  NL: "Hollande Holanda Holland Nederland",
  AE: "UAE EAU Emirates",
  SA: "KSA السعودية Saoudite",
  DE: "Deutschland Allemagne",
  BE: "België",
  TR: "Turkey Türkiye",
  IT: "Italia",
  CA: "Québec Quebec كيبيك",
};
