import { defineTemplate } from "../template.ts";

/** The money has left for where it came from (T9). */
export const refundPaidMessage = defineTemplate({
  kind: "refund-paid",
  placeholders: { amount: "count", reference: "reference" },
  texts: {
    ar: {
      sms: "وصال: أرسلنا إليك {amount} درهم بوسيلة الأداء نفسها",
      subject: "وصال: أرسلنا إليك {amount} درهم",
      mail: "السلام عليكم،\n\nأرسلنا إليك {amount} درهم بوسيلة الأداء نفسها. قد تظهر في حسابك بعد بضعة أيام.\n\nالمرجع: {reference}\n\nوصال",
    },
    fr: {
      sms: "Wisal : {amount} MAD vous ont été remboursés par le même moyen de paiement. Comptez quelques jours.",
      subject: "Wisal : {amount} MAD remboursés",
      mail: "Bonjour,\n\n{amount} MAD vous ont été remboursés par le moyen de paiement utilisé. Votre banque peut mettre quelques jours à les montrer.\n\nRéférence : {reference}\n\nWisal",
    },
    es: {
      sms: "Wisal: le hemos devuelto {amount} MAD por el mismo medio de pago. Puede tardar unos días.",
      subject: "Wisal: {amount} MAD devueltos",
      mail: "Buenos días:\n\nLe hemos devuelto {amount} MAD por el medio de pago utilizado. Su banco puede tardar unos días en mostrarlos.\n\nReferencia: {reference}\n\nWisal",
    },
    en: {
      sms: "Wisal: {amount} MAD were returned to your means of payment. It may take some days to show.",
      subject: "Wisal: {amount} MAD returned",
      mail: "Hello,\n\n{amount} MAD were returned to the means of payment that was used. Your bank may take some days to show it.\n\nReference: {reference}\n\nWisal",
    },
  },
});
