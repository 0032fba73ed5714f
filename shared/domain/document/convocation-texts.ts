import type { Language } from "#shared/domain/call.ts";

/** The words of a convocation in one language; values come formatted and isolated. */
export interface ConvocationTexts {
  readonly title: string;
  readonly posts: Readonly<Record<"consulate-general" | "embassy-section", (city: string) => string>>;
  readonly localTime: (city: string) => string;
  readonly reference: string;
  readonly people: (count: number) => string;
  readonly papers: string;
  readonly noPapers: string;
  readonly optional: string;
  readonly seatedAt: (time: string) => string;
  readonly fee: string;
  readonly feeText: (amount: string) => string;
  readonly presence: string;
  readonly presenceAsked: (from: string, until: string) => string;
  readonly presenceGiven: (on: string) => string;
  readonly changes: string;
  /** `left`: how often it may still be moved, 0 to 2 (A4). */
  readonly changesText: (left: number, until: string) => string;
  readonly atDesk: string;
  readonly atDeskText: string;
  readonly codeAlt: string;
  readonly codeText: string;
  readonly issued: (moment: string) => string;
  readonly at: (date: string, time: string) => string;
}

const fr: ConvocationTexts = {
  title: "Convocation",
  posts: {
    "consulate-general": (city) => `Consulat général du Royaume du Maroc à ${city}`,
    "embassy-section": (city) => `Section consulaire de l’ambassade du Royaume du Maroc à ${city}`,
  },
  localTime: (city) => `heure locale, ${city}`,
  reference: "Référence",
  people: (count) => (count === 1 ? "Personne attendue" : `${count} personnes attendues`),
  papers: "À apporter",
  noPapers: "Une pièce d’identité suffit.",
  optional: "si vous l’avez",
  seatedAt: (time) => `à ${time}`,
  fee: "Timbre électronique",
  feeText: (amount) =>
    `${amount} par personne. Achetez-le avant de venir et gardez le code de 16 chiffres reçu par SMS.`,
  presence: "Présence à confirmer",
  presenceAsked: (from, until) => `Depuis votre compte, du ${from} au ${until}. Sinon, la place est perdue.`,
  presenceGiven: (on) => `Confirmée le ${on}. Vous n’avez plus rien à faire.`,
  changes: "Déplacer ou annuler",
  changesText: (left, until) =>
    left === 0
      ? "Ce rendez-vous ne peut plus être déplacé. Vous pouvez l’annuler depuis votre compte jusqu’à son début."
      : `Depuis votre compte : déplacer encore ${left === 1 ? "une fois" : "deux fois"}, jusqu’au ${until} ; annuler, jusqu’au début du rendez-vous.`,
  atDesk: "Au guichet",
  atDeskText:
    "Seules les personnes nommées ici sont reçues. Leur identité est vérifiée ; apportez les originaux.",
  codeAlt: "Code QR de ce rendez-vous, à montrer au guichet",
  codeText: "À montrer au guichet, sur papier ou sur écran.",
  issued: (moment) =>
    `Établie le ${moment}. Un rendez-vous déplacé ou annulé depuis rend ce papier sans effet.`,
  at: (date, time) => `${date} à ${time}`,
};

const es: ConvocationTexts = {
  title: "Citación",
  posts: {
    "consulate-general": (city) => `Consulado General del Reino de Marruecos en ${city}`,
    "embassy-section": (city) => `Sección consular de la Embajada del Reino de Marruecos en ${city}`,
  },
  localTime: (city) => `hora local, ${city}`,
  reference: "Referencia",
  people: (count) => (count === 1 ? "Persona citada" : `${count} personas citadas`),
  papers: "Debe traer",
  noPapers: "Basta un documento de identidad.",
  optional: "si lo tiene",
  seatedAt: (time) => `a las ${time}`,
  fee: "Timbre electrónico",
  feeText: (amount) =>
    `${amount} por persona. Cómprelo antes de venir y guarde el código de 16 cifras recibido por SMS.`,
  presence: "Presencia por confirmar",
  presenceAsked: (from, until) => `Desde su cuenta, del ${from} al ${until}. Si no, se pierde la plaza.`,
  presenceGiven: (on) => `Confirmada el ${on}. No tiene que hacer nada más.`,
  changes: "Cambiar o anular",
  changesText: (left, until) =>
    left === 0
      ? "Esta cita ya no puede cambiarse. Puede anularla desde su cuenta hasta que empiece."
      : `Desde su cuenta: cambiarla ${left === 1 ? "una vez más" : "dos veces más"}, hasta el ${until}; anularla, hasta que empiece.`,
  atDesk: "En la ventanilla",
  atDeskText:
    "Solo se atiende a las personas nombradas aquí. Se comprueba su identidad; traiga los originales.",
  codeAlt: "Código QR de esta cita, para mostrar en la ventanilla",
  codeText: "Muéstrelo en la ventanilla, en papel o en pantalla.",
  issued: (moment) => `Expedida el ${moment}. Si la cita se cambia o se anula después, este papel no vale.`,
  at: (date, time) => `${date} a las ${time}`,
};

const en: ConvocationTexts = {
  title: "Appointment letter",
  posts: {
    "consulate-general": (city) => `Consulate General of the Kingdom of Morocco in ${city}`,
    "embassy-section": (city) => `Consular section of the Embassy of the Kingdom of Morocco in ${city}`,
  },
  localTime: (city) => `local time, ${city}`,
  reference: "Reference",
  people: (count) => (count === 1 ? "Who is expected" : `${count} people are expected`),
  papers: "To bring",
  noPapers: "An identity document is enough.",
  optional: "if you have it",
  seatedAt: (time) => `at ${time}`,
  fee: "Electronic stamp",
  feeText: (amount) =>
    `${amount} per person. Buy it before you come and keep the 16-digit code that you receive by SMS.`,
  presence: "Confirm that you will come",
  presenceAsked: (from, until) =>
    `From your account, between ${from} and ${until}. Otherwise the place is lost.`,
  presenceGiven: (on) => `Confirmed on ${on}. There is nothing more to do.`,
  changes: "To move or cancel",
  changesText: (left, until) =>
    left === 0
      ? "This appointment can no longer be moved. You may cancel it from your account until it begins."
      : `From your account: move it ${left === 1 ? "once more" : "twice more"}, until ${until}; cancel it, until it begins.`,
  atDesk: "At the desk",
  atDeskText: "Only the people named here are received. Their identity is checked; bring originals.",
  codeAlt: "QR code of this appointment, to be shown at the desk",
  codeText: "Show it at the desk, on paper or on a screen.",
  issued: (moment) =>
    `Issued on ${moment}. If the appointment is moved or cancelled after that, this paper is void.`,
  at: (date, time) => `${date} at ${time}`,
};

const ar: ConvocationTexts = {
  title: "استدعاء",
  posts: {
    "consulate-general": (city) => `القنصلية العامة للمملكة المغربية في ${city}`,
    "embassy-section": (city) => `القسم القنصلي بسفارة المملكة المغربية في ${city}`,
  },
  localTime: (city) => `بالتوقيت المحلي، ${city}`,
  reference: "المرجع",
  people: (count) => ["", "الشخص المدعو", "شخصان مدعوان"][count] ?? `\u2066${count}\u2069 أشخاص مدعوون`,
  papers: "الوثائق المطلوبة",
  noPapers: "تكفي وثيقة هوية.",
  optional: "إن وجد",
  seatedAt: (time) => `على الساعة ${time}`,
  fee: "الطابع الإلكتروني",
  feeText: (amount) =>
    `${amount} لكل شخص. اقتنه قبل الحضور واحتفظ بالرمز المكون من \u206616\u2069 رقما المتوصل به عبر رسالة قصيرة.`,
  presence: "تأكيد الحضور",
  presenceAsked: (from, until) => `من حسابك، من ${from} إلى ${until}. وإلا ضاع الموعد.`,
  presenceGiven: (on) => `تم التأكيد في ${on}. لا شيء آخر مطلوب منك.`,
  changes: "تغيير الموعد أو إلغاؤه",
  changesText: (left, until) =>
    left === 0
      ? "لم يعد بالإمكان تغيير هذا الموعد. يمكنك إلغاؤه من حسابك إلى حين بدايته."
      : `من حسابك: التغيير ${left === 1 ? "مرة أخرى واحدة" : "مرتين أخريين"}، إلى غاية ${until}؛ والإلغاء إلى حين بداية الموعد.`,
  atDesk: "في الشباك",
  atDeskText: "لا يستقبل إلا الأشخاص المذكورة أسماؤهم هنا. يتم التحقق من هويتهم؛ أحضر الوثائق الأصلية.",
  codeAlt: "رمز الاستجابة السريعة لهذا الموعد، لتقديمه في الشباك",
  codeText: "قدمه في الشباك، على الورق أو على الشاشة.",
  issued: (moment) => `حرر في ${moment}. إذا تم تغيير الموعد أو إلغاؤه بعد ذلك، تصبح هذه الورقة لاغية.`,
  at: (date, time) => `${date} على الساعة ${time}`,
};

/**
 * The words of a convocation (A8) in every language (N2). Arabic without vowel signs: readers tear them off their
 * letters when a document is copied or read aloud.
 */
export const convocationTexts: Readonly<Record<Language, ConvocationTexts>> = { ar, fr, es, en };
