import { defineTemplate } from "../template.ts";

/** The reference by which an order is paid at a bank or agency (T2). */
export const paymentReference = defineTemplate({
  kind: "payment-reference",
  atOnce: true,
  placeholders: { reference: "reference", amount: "count", date: "date", time: "time" },
  texts: {
    ar: {
      sms: "وصال: للأداء {amount} درهم\n{reference}\nقبل {date} {time}",
      subject: "وصال: رقم الأداء في الوكالة",
      mail: "السلام عليكم،\n\nيمكنك أداء طلبك، وقدره {amount} درهم، في أي وكالة بنكية أو وكالة أداء بهذا الرقم:\n\n{reference}\n\nوذلك قبل {date} على الساعة {time} بتوقيت المغرب. يصلك الطابع بعد الأداء.\n\nوصال",
    },
    fr: {
      sms: "Wisal : payez {amount} MAD en banque ou agence avec la référence\n{reference}\navant le {date} {time} (heure du Maroc).",
      subject: "Wisal : la référence pour payer en agence",
      mail: "Bonjour,\n\nVotre commande de {amount} MAD peut être payée dans toute banque ou agence de paiement avec cette référence :\n\n{reference}\n\navant le {date} à {time}, heure du Maroc. L'e-timbre vous est envoyé après le paiement.\n\nWisal",
    },
    es: {
      sms: "Wisal: pague {amount} MAD en un banco o agencia con la referencia\n{reference}\nantes del {date} {time} (hora de Marruecos).",
      subject: "Wisal: la referencia para pagar en una agencia",
      mail: "Buenos días:\n\nSu pedido de {amount} MAD puede pagarse en cualquier banco o agencia de pago con esta referencia:\n\n{reference}\n\nantes del {date} a las {time}, hora de Marruecos. El timbre se le envía después del pago.\n\nWisal",
    },
    en: {
      sms: "Wisal: pay {amount} MAD at a bank or agency with the reference\n{reference}\nbefore {date} {time} (Moroccan time).",
      subject: "Wisal: the reference to pay at an agency",
      mail: "Hello,\n\nYour order of {amount} MAD can be paid at any bank or payment agency with this reference:\n\n{reference}\n\nbefore {date} at {time}, Moroccan time. The e-stamp is sent to you after the payment.\n\nWisal",
    },
  },
});
