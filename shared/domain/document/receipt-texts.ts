import type { Language } from "#shared/domain/call.ts";
import type { PaymentChannel } from "#shared/domain/order/order.ts";
import type { StampState } from "#shared/domain/stamp/stamp.ts";
import type { ConvocationTexts } from "./convocation-texts.ts";
import { convocationTexts } from "./convocation-texts.ts";

/** The words of a receipt in one language. */
export interface ReceiptTexts {
  readonly title: string;
  readonly paid: string;
  readonly order: string;
  readonly channel: string;
  readonly transaction: string;
  readonly channels: Readonly<Record<PaymentChannel, string>>;
  readonly lines: string;
  readonly columns: {
    readonly act: string;
    readonly receipt: string;
    readonly chancery: string;
    readonly service: string;
    readonly quantity: string;
    readonly amount: string;
  };
  readonly total: string;
  /** The same in the money of the place, and the rate posted on a day. */
  readonly local: string;
  readonly rate: (date: string) => string;
  readonly stamps: (count: number) => string;
  readonly validUntil: (date: string) => string;
  readonly codeAlt: string;
  /** Why a code is not shown whole. */
  readonly masked: string;
  readonly states: Readonly<Record<Exclude<StampState, "issued" | "reserved">, string>>;
  readonly keep: string;
  readonly keepText: string;
  readonly issued: (moment: string) => string;
  readonly posts: ConvocationTexts["posts"];
  readonly at: ConvocationTexts["at"];
}

const fr: ReceiptTexts = {
  title: "Reçu",
  paid: "Payé le",
  order: "Commande",
  channel: "Moyen de paiement",
  transaction: "Transaction",
  channels: {
    card: "Carte bancaire",
    agency: "Agence",
    terminal: "Terminal du consulat",
    wallet: "Porte-monnaie mobile",
  },
  lines: "Détail",
  columns: {
    act: "Démarche",
    receipt: "Quittance",
    chancery: "Chancellerie",
    service: "Service",
    quantity: "Nombre",
    amount: "Montant",
  },
  total: "Total payé",
  local: "En monnaie locale",
  rate: (date) => `Taux affiché le ${date}`,
  stamps: (count) => (count === 1 ? "Timbre électronique" : `${count} timbres électroniques`),
  validUntil: (date) => `Valable jusqu’au ${date}`,
  codeAlt: "Code QR de ce timbre, à montrer au guichet",
  masked: "Le code complet a été envoyé par SMS.",
  states: {
    consumed: "Utilisé",
    "refund-requested": "Remboursement demandé",
    refunded: "Remboursé",
    expired: "Expiré",
    suspended: "Suspendu",
    replaced: "Remplacé",
  },
  keep: "Gardez vos codes pour vous",
  keepText:
    "Un timbre se présente au guichet, sur papier ou sur écran. Qui en connaît le code peut l’utiliser : ne le donnez à personne d’autre.",
  issued: (moment) => `Établi le ${moment}.`,
  posts: convocationTexts.fr.posts,
  at: convocationTexts.fr.at,
};

const es: ReceiptTexts = {
  title: "Recibo",
  paid: "Pagado el",
  order: "Pedido",
  channel: "Medio de pago",
  transaction: "Transacción",
  channels: {
    card: "Tarjeta bancaria",
    agency: "Agencia",
    terminal: "Terminal del consulado",
    wallet: "Monedero móvil",
  },
  lines: "Detalle",
  columns: {
    act: "Trámite",
    receipt: "Recibo",
    chancery: "Cancillería",
    service: "Servicio",
    quantity: "Número",
    amount: "Importe",
  },
  total: "Total pagado",
  local: "En moneda local",
  rate: (date) => `Cambio publicado el ${date}`,
  stamps: (count) => (count === 1 ? "Timbre electrónico" : `${count} timbres electrónicos`),
  validUntil: (date) => `Vale hasta el ${date}`,
  codeAlt: "Código QR de este timbre, para mostrar en la ventanilla",
  masked: "El código completo se envió por SMS.",
  states: {
    consumed: "Usado",
    "refund-requested": "Reembolso solicitado",
    refunded: "Reembolsado",
    expired: "Caducado",
    suspended: "Suspendido",
    replaced: "Sustituido",
  },
  keep: "Guarde sus códigos para usted",
  keepText:
    "Un timbre se muestra en la ventanilla, en papel o en pantalla. Quien conoce el código puede usarlo: no lo dé a nadie más.",
  issued: (moment) => `Expedido el ${moment}.`,
  posts: convocationTexts.es.posts,
  at: convocationTexts.es.at,
};

const en: ReceiptTexts = {
  title: "Receipt",
  paid: "Paid on",
  order: "Order",
  channel: "Paid by",
  transaction: "Transaction",
  channels: {
    card: "Bank card",
    agency: "Payment agency",
    terminal: "Terminal at the consulate",
    wallet: "Mobile wallet",
  },
  lines: "Details",
  columns: {
    act: "Procedure",
    receipt: "Receipt",
    chancery: "Chancery",
    service: "Service",
    quantity: "Number",
    amount: "Amount",
  },
  total: "Total paid",
  local: "In local currency",
  rate: (date) => `Rate posted on ${date}`,
  stamps: (count) => (count === 1 ? "Electronic stamp" : `${count} electronic stamps`),
  validUntil: (date) => `Valid until ${date}`,
  codeAlt: "QR code of this stamp, to be shown at the desk",
  masked: "The whole code was sent by SMS.",
  states: {
    consumed: "Used",
    "refund-requested": "Refund asked for",
    refunded: "Refunded",
    expired: "Expired",
    suspended: "Suspended",
    replaced: "Replaced",
  },
  keep: "Keep your codes to yourself",
  keepText:
    "A stamp is shown at the desk, on paper or on a screen. Whoever knows its code can use it: give it to nobody else.",
  issued: (moment) => `Issued on ${moment}.`,
  posts: convocationTexts.en.posts,
  at: convocationTexts.en.at,
};

const ar: ReceiptTexts = {
  title: "وصل الأداء",
  paid: "تاريخ الأداء",
  order: "الطلب",
  channel: "وسيلة الأداء",
  transaction: "رقم العملية",
  channels: {
    card: "بطاقة بنكية",
    agency: "وكالة أداء",
    terminal: "جهاز الأداء بالقنصلية",
    wallet: "محفظة عبر الهاتف",
  },
  lines: "التفصيل",
  columns: {
    act: "الخدمة",
    receipt: "التوصيل",
    chancery: "رسم القنصلية",
    service: "رسم الخدمة",
    quantity: "العدد",
    amount: "المبلغ",
  },
  total: "المجموع المؤدى",
  local: "بالعملة المحلية",
  rate: (date) => `السعر المعلن في ${date}`,
  stamps: (count) =>
    ["", "طابع إلكتروني", "طابعان إلكترونيان"][count] ?? `\u2066${count}\u2069 طوابع إلكترونية`,
  validUntil: (date) => `صالح إلى غاية ${date}`,
  codeAlt: "رمز الاستجابة السريعة لهذا الطابع، لتقديمه في الشباك",
  masked: "أرسل الرمز كاملا عبر رسالة قصيرة.",
  states: {
    consumed: "مستعمل",
    "refund-requested": "طلب استرجاع ثمنه",
    refunded: "استرجع ثمنه",
    expired: "انتهت صلاحيته",
    suspended: "موقوف",
    replaced: "عوض بغيره",
  },
  keep: "احتفظ بالرموز لنفسك",
  keepText:
    "يقدم الطابع في الشباك، على الورق أو على الشاشة. من يعرف رمزه يمكنه استعماله: لا تعطه لأي شخص آخر.",
  issued: (moment) => `حرر في ${moment}.`,
  posts: convocationTexts.ar.posts,
  at: convocationTexts.ar.at,
};

/** The words of a receipt in every language (N2); Arabic without vowel signs, as in `convocationTexts`. */
export const receiptTexts: Readonly<Record<Language, ReceiptTexts>> = { ar, fr, es, en };
