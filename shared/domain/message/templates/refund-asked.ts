import { defineTemplate } from "../template.ts";

/** Money is going back: a stamp was given back, or the order had no use for it (T9). */
export const refundAskedMessage = defineTemplate({
  kind: "refund-asked",
  placeholders: { amount: "count", reference: "reference" },
  texts: {
    ar: {
      sms: "وصال: سنرجع لك {amount} درهم. لم تطلب ذلك؟ أخبر القنصلية",
      subject: "وصال: سنرجع لك {amount} درهم",
      mail: "السلام عليكم،\n\nسنرجع لك {amount} درهم بوسيلة الأداء نفسها. الطابع المعني لم يعد صالحا. سنخبرك عند إرسال المبلغ.\n\nإذا لم تطلب ذلك، أخبر القنصلية.\n\nالمرجع: {reference}\n\nوصال",
    },
    fr: {
      sms: "Wisal : nous vous remboursons {amount} MAD par le même moyen de paiement. Pas demandé ? Prévenez le consulat.",
      subject: "Wisal : remboursement de {amount} MAD",
      mail: "Bonjour,\n\nNous vous remboursons {amount} MAD par le moyen de paiement utilisé. Si c'est pour un timbre, il n'est plus valable. Nous vous écrirons quand l'argent sera parti.\n\nSi vous ne l'avez pas demandé, prévenez le consulat.\n\nRéférence : {reference}\n\nWisal",
    },
    es: {
      sms: "Wisal: le devolvemos {amount} MAD por el mismo medio de pago. ¿No lo ha pedido? Avise al consulado.",
      subject: "Wisal: devolución de {amount} MAD",
      mail: "Buenos días:\n\nLe devolvemos {amount} MAD por el medio de pago utilizado. Si es por un timbre, ya no es válido. Le escribiremos cuando el dinero haya salido.\n\nSi no lo ha pedido, avise al consulado.\n\nReferencia: {reference}\n\nWisal",
    },
    en: {
      sms: "Wisal: we are returning {amount} MAD to your means of payment. You did not ask for it? Tell the consulate.",
      subject: "Wisal: refund of {amount} MAD",
      mail: "Hello,\n\nWe are returning {amount} MAD to the means of payment that was used. If it is for a stamp, that stamp is no longer valid. We will write when the money has left.\n\nIf you did not ask for it, tell the consulate.\n\nReference: {reference}\n\nWisal",
    },
  },
});
