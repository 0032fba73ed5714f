import { defineTemplate } from "../template.ts";

/** The code of a stamp, for the phone given at purchase (T4). The only message that carries one. */
export const stampCode = defineTemplate({
  kind: "stamp-code",
  atOnce: true,
  placeholders: { act: "text", code: "code", validUntil: "date" },
  texts: {
    ar: {
      sms: "وصال: طابع {act}\n{code}\nصالح إلى {validUntil}",
      subject: "وصال: رمز طابعك الإلكتروني ({act})",
      mail: "السلام عليكم،\n\nهذا رمز طابعك الإلكتروني ({act}):\n\n{code}\n\nوهو صالح إلى غاية {validUntil}. قدمه في الشباك، ولا تعطه لأي شخص آخر: من يعرف الرمز يمكنه استعماله.\n\nوصال",
    },
    fr: {
      sms: "Wisal : e-timbre {act}\n{code}\nValable jusqu'au {validUntil}. À donner au guichet et à personne d'autre.",
      subject: "Wisal : le code de votre e-timbre ({act})",
      mail: "Bonjour,\n\nVoici le code de votre e-timbre ({act}) :\n\n{code}\n\nIl est valable jusqu'au {validUntil}. Présentez-le au guichet et ne le donnez à personne d'autre : qui connaît le code peut l'utiliser.\n\nWisal",
    },
    es: {
      sms: "Wisal: timbre {act}\n{code}\nVale hasta el {validUntil}. Solo para la ventanilla: no lo dé a nadie más.",
      subject: "Wisal: el código de su timbre electrónico ({act})",
      mail: "Buenos días:\n\nEste es el código de su timbre electrónico ({act}):\n\n{code}\n\nVale hasta el {validUntil}. Preséntelo en la ventanilla y no lo dé a nadie más: quien conoce el código puede usarlo.\n\nWisal",
    },
    en: {
      sms: "Wisal: e-stamp {act}\n{code}\nValid until {validUntil}. For the consulate's desk only: give it to nobody else.",
      subject: "Wisal: the code of your e-stamp ({act})",
      mail: "Hello,\n\nThis is the code of your e-stamp ({act}):\n\n{code}\n\nIt is valid until {validUntil}. Show it at the desk and give it to nobody else: whoever knows the code can use it.\n\nWisal",
    },
  },
});
