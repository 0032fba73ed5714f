import type { Language } from "./procedures.ts";

/** The papers a procedure asks for, by the catalogue's document id. */
export const documentNames: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  "cnie-or-receipt": {
    ar: "البطاقة الوطنية للتعريف، من الوجهين، أو وصل إيداعها",
    fr: "Carte nationale d’identité, recto verso, ou son récépissé de dépôt",
    es: "Documento nacional de identidad, por ambas caras, o su resguardo de solicitud",
    en: "National identity card, both sides, or its deposit receipt",
  },
  "passport-or-cnie": {
    ar: "صفحة الهوية من جواز سفر ساري الصلاحية، أو البطاقة الوطنية للتعريف من الوجهين",
    fr: "Page d’identité du passeport en cours de validité, ou carte nationale d’identité recto verso",
    es: "Página de datos del pasaporte en vigor, o documento nacional de identidad por ambas caras",
    en: "Identity page of a valid passport, or national identity card, both sides",
  },
  "previous-passport": {
    ar: "صفحة الهوية من جواز السفر السابق",
    fr: "Page d’identité de l’ancien passeport",
    es: "Página de datos del pasaporte anterior",
    en: "Identity page of the previous passport",
  },
  "proof-of-residence": {
    ar: "بطاقة الإقامة أو ما يعادلها في بلد الإقامة",
    fr: "Titre de séjour ou équivalent du pays d’accueil",
    es: "Permiso de residencia o equivalente del país de acogida",
    en: "Residence permit or equivalent of the host country",
  },
  "proof-of-address": {
    ar: "إثبات العنوان، إن لم تتضمنه بطاقة الإقامة",
    fr: "Justificatif de domicile, si le titre de séjour ne porte pas d’adresse",
    es: "Justificante de domicilio, si el permiso de residencia no lleva la dirección",
    en: "Proof of address, where the residence permit carries none",
  },
  "photo-35x45": {
    ar: "صورة هوية \u206635 × 45\u2069 ملم بخلفية فاتحة موحدة اللون",
    fr: "Photo d’identité 35 × 45 mm, sur fond clair et uni",
    es: "Fotografía de identidad de 35 × 45 mm, con fondo claro y liso",
    en: "Identity photo, 35 × 45 mm, plain light background",
  },
  "birth-extract": {
    ar: "نسخة موجزة من رسم الولادة",
    fr: "Extrait d’acte de naissance",
    es: "Extracto del acta de nacimiento",
    en: "Extract of the birth record",
  },
  "guardian-identity": {
    ar: "وثيقة هوية النائب الشرعي",
    fr: "Pièce d’identité du représentant légal",
    es: "Documento de identidad del representante legal",
    en: "Identity document of the legal representative",
  },
  "loss-declaration": {
    ar: "تصريح بالضياع لدى الشرطة المحلية",
    fr: "Déclaration de perte faite à la police locale",
    es: "Denuncia de pérdida presentada ante la policía local",
    en: "Declaration of loss made to the local police",
  },
  "foreign-birth-certificate": {
    ar: "نسخة كاملة من رسم الولادة صادرة عن بلد الولادة",
    fr: "Copie intégrale de l’acte de naissance du pays de naissance",
    es: "Certificado literal de nacimiento del país de nacimiento",
    en: "Full birth certificate of the country of birth",
  },
  "parents-identity": {
    ar: "وثيقتا هوية الوالدين",
    fr: "Pièces d’identité des deux parents",
    es: "Documentos de identidad de ambos padres",
    en: "Identity documents of both parents",
  },
  "marriage-certificate": {
    ar: "عقد الزواج",
    fr: "Acte de mariage",
    es: "Acta de matrimonio",
    en: "Marriage certificate",
  },
  "draft-power-of-attorney": {
    ar: "مشروع نص الوكالة مع اسم الوكيل ورقم هويته وعنوانه",
    fr: "Projet de procuration avec le nom, le numéro d’identité et l’adresse du mandataire",
    es: "Borrador del poder con el nombre, el número de identidad y la dirección del apoderado",
    en: "Draft text with the name, identity number and address of the agent",
  },
  "proof-of-nationality": {
    ar: "أي وثيقة تثبت الجنسية المغربية",
    fr: "Tout document prouvant la nationalité marocaine",
    es: "Cualquier documento que acredite la nacionalidad marroquí",
    en: "Any proof of Moroccan nationality",
  },
};
