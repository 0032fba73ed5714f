/** Languages of equal rank (N2). */
export type Language = "ar" | "fr" | "es" | "en";

/** One procedure as the platform opens with it; such a record is data, never code. */
export interface ProcedureRecord {
  readonly id: string;
  readonly group: string;
  /** The calendar on which it is booked: those of one calendar share desks. */
  readonly calendarId: "biometrics" | "acts";
  readonly names: Readonly<Record<Language, string>>;
  /** Components in whole dirhams (T1); `confirmed` is true where the amount was read on the official page. */
  readonly fee: {
    readonly receipt: number;
    readonly chancery: number;
    readonly service: number;
    readonly confirmed: boolean;
  };
  /** `none`: valid on submission; `before-slot`: an officer judges the documents first (R6). */
  readonly review: "none" | "before-slot";
  /** How many officers are to accept the papers, each another (R4); one unless said. */
  readonly officers?: 1 | 2;
  readonly appointment: "needed" | "not-needed";
  readonly urgent: boolean;
  /** Planned time at the desk for one person, in minutes. */
  readonly minutes: number;
  readonly documents: readonly { readonly id: string; readonly optional: boolean }[];
  readonly requiresRegistration: boolean;
  /** Whom it serves by age at submission. */
  readonly ages: "adult" | "minor" | "any";
}

/**
 * The 13 procedures the platform opens with. Legal basis of the amounts: chancery, decree 2-00-362 of
 * 28 June 2000 and joint order 799-00; service, decree 2-04-790 of 24 December 2004 and joint order 807-05.
 * A passport costs 800 MAD of chancery fees abroad: the 500 MAD stamp and a 300 MAD levy since 2018.
 */
export const procedures: readonly ProcedureRecord[] = [
  {
    id: "passport-adult",
    group: "passport",
    calendarId: "biometrics",
    names: {
      ar: "جواز السفر البيومتري للراشدين",
      fr: "Passeport biométrique, adulte",
      es: "Pasaporte biométrico, adulto",
      en: "Biometric passport, adult",
    },
    fee: { receipt: 0, chancery: 800, service: 60, confirmed: true },
    review: "before-slot",
    appointment: "needed",
    urgent: false,
    minutes: 15,
    documents: [
      { id: "cnie-or-receipt", optional: false },
      { id: "previous-passport", optional: false },
      { id: "proof-of-residence", optional: false },
      { id: "photo-35x45", optional: false },
    ],
    requiresRegistration: true,
    ages: "adult",
  },
  {
    id: "passport-minor",
    group: "passport",
    calendarId: "biometrics",
    names: {
      ar: "جواز السفر البيومتري للقاصرين",
      fr: "Passeport biométrique, moins de 18 ans",
      es: "Pasaporte biométrico, menor de 18 años",
      en: "Biometric passport, under 18",
    },
    fee: { receipt: 0, chancery: 0, service: 60, confirmed: true },
    review: "before-slot",
    appointment: "needed",
    urgent: false,
    minutes: 15,
    documents: [
      { id: "birth-extract", optional: false },
      { id: "guardian-identity", optional: false },
      { id: "previous-passport", optional: true },
      { id: "photo-35x45", optional: false },
    ],
    requiresRegistration: true,
    ages: "minor",
  },
  {
    id: "passport-loss-adult",
    group: "passport",
    calendarId: "biometrics",
    names: {
      ar: "جواز السفر بعد الضياع للراشدين",
      fr: "Passeport après perte, adulte",
      es: "Pasaporte por pérdida, adulto",
      en: "Passport after loss, adult",
    },
    fee: { receipt: 0, chancery: 1000, service: 80, confirmed: true },
    review: "before-slot",
    appointment: "needed",
    urgent: false,
    minutes: 20,
    documents: [
      { id: "cnie-or-receipt", optional: false },
      { id: "loss-declaration", optional: false },
      { id: "proof-of-residence", optional: false },
      { id: "photo-35x45", optional: false },
    ],
    requiresRegistration: true,
    ages: "adult",
  },
  {
    id: "national-id-card",
    group: "identity",
    calendarId: "biometrics",
    names: {
      ar: "البطاقة الوطنية للتعريف الإلكترونية",
      fr: "Carte nationale d'identité électronique (CNIE)",
      es: "Documento nacional de identidad electrónico",
      en: "National electronic identity card (CNIE)",
    },
    fee: { receipt: 75, chancery: 30, service: 0, confirmed: true },
    review: "before-slot",
    appointment: "needed",
    urgent: false,
    minutes: 15,
    documents: [
      { id: "birth-extract", optional: false },
      { id: "proof-of-residence", optional: false },
      { id: "photo-35x45", optional: false },
    ],
    requiresRegistration: true,
    ages: "any",
  },
  {
    id: "fiche-anthropometrique",
    group: "identity",
    calendarId: "biometrics",
    names: {
      ar: "البطاقة الأنثروبومترية",
      fr: "Fiche anthropométrique",
      es: "Ficha antropométrica",
      en: "Criminal record extract (fiche anthropométrique)",
    },
    fee: { receipt: 0, chancery: 0, service: 30, confirmed: true },
    review: "none",
    appointment: "needed",
    urgent: false,
    minutes: 10,
    documents: [{ id: "cnie-or-receipt", optional: false }],
    requiresRegistration: true,
    ages: "any",
  },
  {
    id: "consular-registration",
    group: "registration",
    calendarId: "acts",
    names: {
      ar: "التسجيل القنصلي",
      fr: "Immatriculation consulaire",
      es: "Inscripción consular",
      en: "Consular registration",
    },
    fee: { receipt: 0, chancery: 60, service: 10, confirmed: true },
    review: "before-slot",
    appointment: "needed",
    urgent: false,
    minutes: 20,
    documents: [
      { id: "passport-or-cnie", optional: false },
      { id: "proof-of-residence", optional: false },
      { id: "proof-of-address", optional: true },
    ],
    requiresRegistration: false,
    ages: "any",
  },
  {
    id: "birth-transcription",
    group: "civil-status",
    calendarId: "acts",
    names: {
      ar: "تسجيل الولادة",
      fr: "Transcription de naissance",
      es: "Inscripción de nacimiento",
      en: "Birth transcription",
    },
    fee: { receipt: 0, chancery: 30, service: 0, confirmed: false },
    review: "before-slot",
    // What enters the civil register is seen by two pairs of eyes.
    officers: 2,
    appointment: "needed",
    urgent: false,
    minutes: 25,
    documents: [
      { id: "foreign-birth-certificate", optional: false },
      { id: "parents-identity", optional: false },
      { id: "marriage-certificate", optional: false },
    ],
    requiresRegistration: true,
    ages: "any",
  },
  {
    id: "family-booklet",
    group: "civil-status",
    calendarId: "acts",
    names: { ar: "الدفتر العائلي", fr: "Livret de famille", es: "Libro de familia", en: "Family booklet" },
    fee: { receipt: 0, chancery: 30, service: 0, confirmed: false },
    review: "before-slot",
    appointment: "needed",
    urgent: false,
    minutes: 20,
    documents: [
      { id: "marriage-certificate", optional: false },
      { id: "passport-or-cnie", optional: false },
    ],
    requiresRegistration: true,
    ages: "any",
  },
  {
    id: "signature-legalisation",
    group: "legalisation",
    calendarId: "acts",
    names: {
      ar: "تصحيح الإمضاء",
      fr: "Légalisation de signature",
      es: "Legalización de firma",
      en: "Signature legalisation",
    },
    fee: { receipt: 0, chancery: 20, service: 0, confirmed: false },
    review: "none",
    appointment: "needed",
    urgent: false,
    minutes: 10,
    documents: [{ id: "passport-or-cnie", optional: false }],
    requiresRegistration: false,
    ages: "any",
  },
  {
    id: "power-of-attorney",
    group: "legalisation",
    calendarId: "acts",
    names: {
      ar: "وكالة (غير عقارية)",
      fr: "Procuration (hors immobilier)",
      es: "Poder (no inmobiliario)",
      en: "Power of attorney (not for real estate)",
    },
    fee: { receipt: 0, chancery: 20, service: 0, confirmed: false },
    review: "before-slot",
    appointment: "needed",
    urgent: false,
    minutes: 15,
    documents: [
      { id: "passport-or-cnie", optional: false },
      { id: "draft-power-of-attorney", optional: false },
    ],
    requiresRegistration: false,
    ages: "any",
  },
  {
    id: "life-certificate",
    group: "certificates",
    calendarId: "acts",
    names: { ar: "شهادة الحياة", fr: "Certificat de vie", es: "Fe de vida", en: "Certificate of life" },
    fee: { receipt: 0, chancery: 0, service: 0, confirmed: false },
    review: "none",
    appointment: "needed",
    urgent: false,
    minutes: 10,
    documents: [{ id: "passport-or-cnie", optional: false }],
    requiresRegistration: false,
    ages: "any",
  },
  {
    id: "laissez-passer",
    group: "travel",
    calendarId: "acts",
    names: {
      ar: "جواز مرور للعودة إلى المغرب",
      fr: "Laissez-passer (retour au Maroc, un mois au plus)",
      es: "Salvoconducto de regreso a Marruecos",
      en: "Laissez-passer (one-way return, one month at most)",
    },
    fee: { receipt: 0, chancery: 50, service: 0, confirmed: false },
    review: "none",
    appointment: "needed",
    urgent: true,
    minutes: 20,
    documents: [
      { id: "proof-of-nationality", optional: false },
      { id: "loss-declaration", optional: false },
      { id: "photo-35x45", optional: false },
    ],
    requiresRegistration: false,
    ages: "any",
  },
  {
    id: "document-collection",
    group: "collection",
    calendarId: "acts",
    names: {
      ar: "سحب وثيقة جاهزة",
      fr: "Retrait d'un document prêt",
      es: "Recogida de un documento listo",
      en: "Collection of a finished document",
    },
    fee: { receipt: 0, chancery: 0, service: 0, confirmed: true },
    review: "none",
    appointment: "not-needed",
    urgent: false,
    minutes: 5,
    documents: [],
    requiresRegistration: false,
    ages: "any",
  },
];
