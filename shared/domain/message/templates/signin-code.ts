import { defineTemplate } from "../template.ts";

/** The one-time code of a sign-in; whoever signs people in sends it, never a queue. */
export const signinCode = defineTemplate({
  kind: "signin-code",
  atOnce: true,
  placeholders: { code: "code", minutes: "count" },
  texts: {
    ar: {
      sms: "وصال: رمز الدخول {code}. صالح {minutes} دقيقة. لا تعطه لأحد",
      subject: "وصال: رمز الدخول",
      mail: "رمز الدخول إلى وصال: {code}\n\nصالح {minutes} دقيقة. لا تعطه لأي أحد، ولو قال إنه من القنصلية.\n\nوصال",
    },
    fr: {
      sms: "Wisal : votre code de connexion est {code}. Valable {minutes} minutes. Ne le donnez à personne.",
      subject: "Wisal : votre code de connexion",
      mail: "Votre code de connexion à Wisal : {code}\n\nIl est valable {minutes} minutes. Ne le donnez à personne, même à quelqu'un qui dit appeler du consulat.\n\nWisal",
    },
    es: {
      sms: "Wisal: su código de acceso es {code}. Vale {minutes} minutos. No lo dé a nadie.",
      subject: "Wisal: su código de acceso",
      mail: "Su código de acceso a Wisal: {code}\n\nVale {minutes} minutos. No lo dé a nadie, aunque diga llamar del consulado.\n\nWisal",
    },
    en: {
      sms: "Wisal: your sign-in code is {code}. Valid for {minutes} minutes. Give it to nobody.",
      subject: "Wisal: your sign-in code",
      mail: "Your Wisal sign-in code: {code}\n\nIt is valid for {minutes} minutes. Give it to nobody, not even someone who says they call from the consulate.\n\nWisal",
    },
  },
});
