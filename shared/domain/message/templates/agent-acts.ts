import { defineTemplate } from "../template.ts";

/** An agent acts for the person, who gave reference and birth date or asked for an account (R1). */
export const agentActs = defineTemplate({
  kind: "agent-acts",
  atOnce: true,
  placeholders: { city: "text" },
  texts: {
    ar: {
      sms: "وصال: موظف بقنصلية {city} ينوب عنك. لم تطلبه؟ أخبرنا",
      subject: "وصال: موظف ينوب عنك",
      mail: "السلام عليكم،\n\nموظف من قنصلية {city} أو من مركز الاتصال ينوب عنك الآن، لمدة نصف ساعة، لأن شخصا قدم مرجع طلبك وتاريخ ميلاد، أو طلب فتح حساب برقمك. كل ما يفعله يسجل باسمه.\n\nإذا لم تطلب ذلك، أخبر القنصلية. لن يطلب منك أي موظف رمزا أو أداء مقابل موعد.\n\nوصال",
    },
    fr: {
      sms: "Wisal : un agent du consulat de {city} agit pour vous. Si vous ne l'avez pas demandé, prévenez le consulat.",
      subject: "Wisal : un agent agit pour vous",
      mail: "Bonjour,\n\nUn agent du consulat de {city} ou du centre d'appels agit maintenant pour vous, pendant une demi-heure, parce que quelqu'un a donné la référence de votre dossier et une date de naissance, ou a demandé un compte à votre numéro. Tout ce qu'il fait est enregistré à son nom.\n\nSi vous ne l'avez pas demandé, prévenez le consulat. Aucun agent ne vous demande un code, ni de payer un rendez-vous.\n\nWisal",
    },
    es: {
      sms: "Wisal: un agente del consulado de {city} actúa por usted. Si no lo ha pedido, avise al consulado.",
      subject: "Wisal: un agente actúa por usted",
      mail: "Buenos días:\n\nUn agente del consulado de {city} o del centro de llamadas actúa ahora por usted, durante media hora, porque alguien ha dado la referencia de su solicitud y una fecha de nacimiento, o ha pedido una cuenta con su número. Todo lo que hace queda registrado a su nombre.\n\nSi no lo ha pedido, avise al consulado. Ningún agente le pide un código ni que pague por una cita.\n\nWisal",
    },
    en: {
      sms: "Wisal: an agent of the consulate in {city} is acting for you. If you did not ask for it, tell the consulate.",
      subject: "Wisal: an agent is acting for you",
      mail: "Hello,\n\nAn agent of the consulate in {city} or of the call centre is acting for you now, for half an hour, because somebody gave the reference of your request and a birth date, or asked for an account under your number. Everything they do is recorded under their name.\n\nIf you did not ask for it, tell the consulate. No agent asks you for a code, nor to pay for an appointment.\n\nWisal",
    },
  },
});
