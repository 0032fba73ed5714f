import type { Language } from "#shared/domain/call.ts";

/**
 * Short names of the acts, for texts in which the room is counted: an SMS in Arabic has 70 characters, and the
 * code and its validity take 56 (N2). At most 14 characters in Arabic, 26 in the others.
 */
const names: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  "passport-adult": {
    ar: "جواز سفر راشد",
    fr: "passeport adulte",
    es: "pasaporte adulto",
    en: "passport, adult",
  },
  "passport-minor": {
    ar: "جواز سفر قاصر",
    fr: "passeport mineur",
    es: "pasaporte menor",
    en: "passport, minor",
  },
  "passport-loss-adult": {
    ar: "جواز بعد ضياع",
    fr: "passeport après perte",
    es: "pasaporte por pérdida",
    en: "passport after loss",
  },
  "national-id-card": {
    ar: "بطاقة التعريف",
    fr: "carte nationale (CNIE)",
    es: "documento (CNIE)",
    en: "identity card (CNIE)",
  },
  "fiche-anthropometrique": {
    ar: "بطاقة السوابق",
    fr: "fiche anthropométrique",
    es: "ficha antropométrica",
    en: "criminal record extract",
  },
  "consular-registration": {
    ar: "تسجيل قنصلي",
    fr: "immatriculation",
    es: "inscripción consular",
    en: "consular registration",
  },
  "birth-transcription": {
    ar: "تسجيل ولادة",
    fr: "transcription de naissance",
    es: "inscripción de nacimiento",
    en: "birth transcription",
  },
  "family-booklet": {
    ar: "دفتر عائلي",
    fr: "livret de famille",
    es: "libro de familia",
    en: "family booklet",
  },
  "signature-legalisation": {
    ar: "تصحيح إمضاء",
    fr: "légalisation de signature",
    es: "legalización de firma",
    en: "signature legalisation",
  },
  "power-of-attorney": { ar: "وكالة", fr: "procuration", es: "poder", en: "power of attorney" },
  "life-certificate": {
    ar: "شهادة الحياة",
    fr: "certificat de vie",
    es: "fe de vida",
    en: "life certificate",
  },
  "laissez-passer": { ar: "جواز مرور", fr: "laissez-passer", es: "salvoconducto", en: "laissez-passer" },
  "document-collection": {
    ar: "سحب وثيقة",
    fr: "retrait de document",
    es: "recogida de documento",
    en: "document collection",
  },
};

const anyAct: Readonly<Record<Language, string>> = {
  ar: "خدمة قنصلية",
  fr: "acte consulaire",
  es: "trámite consular",
  en: "consular service",
};

/** The short name of an act; a general word for one that has none yet. */
export const actName = (procedureId: string, language: Language): string =>
  (names[procedureId] ?? anyAct)[language];
