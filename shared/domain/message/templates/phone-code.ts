import { defineTemplate } from "../template.ts";

/** The code that proves that a number is the account holder's; to that number only. */
export const phoneCode = defineTemplate({
  kind: "phone-code",
  atOnce: true,
  placeholders: { code: "code", minutes: "count" },
  texts: {
    ar: {
      sms: "وصال: {code} لتأكيد رقمك. صالح {minutes} دقيقة. لا تعطه لأحد",
      subject: "وصال: تأكيد رقمك",
      mail: "رمز تأكيد رقم هاتفك: {code}\n\nصالح {minutes} دقيقة. لا تعطه لأي أحد، ولو قال إنه من القنصلية.\n\nوصال",
    },
    fr: {
      sms: "Wisal : {code} confirme ce numéro pour votre compte. Valable {minutes} minutes. Ne le donnez à personne.",
      subject: "Wisal : confirmez votre numéro",
      mail: "Le code qui confirme votre numéro : {code}\n\nIl est valable {minutes} minutes. Ne le donnez à personne, même à quelqu'un qui dit appeler du consulat.\n\nWisal",
    },
    es: {
      sms: "Wisal: {code} confirma este número para su cuenta. Vale {minutes} minutos. No lo dé a nadie.",
      subject: "Wisal: confirme su número",
      mail: "El código que confirma su número: {code}\n\nVale {minutes} minutos. No lo dé a nadie, aunque diga llamar del consulado.\n\nWisal",
    },
    en: {
      sms: "Wisal: {code} confirms this number for your account. Valid for {minutes} minutes. Give it to nobody.",
      subject: "Wisal: confirm your number",
      mail: "The code that confirms your number: {code}\n\nIt is valid for {minutes} minutes. Give it to nobody, not even someone who says they call from the consulate.\n\nWisal",
    },
  },
});
