import { defineTemplate } from "../template.ts";

/** Told to the number that was the account's, and by e-mail: whoever did not do it can still object (R2). */
export const phoneChangedMessage = defineTemplate({
  kind: "phone-changed",
  atOnce: true,
  placeholders: { ending: "phone" },
  texts: {
    ar: {
      sms: "وصال: صار رقم حسابك ينتهي بـ {ending}. إن لم يكن منك فاتصل بنا",
      subject: "وصال: تغير رقم هاتف حسابك",
      mail: "السلام عليكم،\n\nصار رقم هاتف حسابك ينتهي بـ {ending}. به تسجل الدخول من الآن، وإليه تصل رسائلنا.\n\nإن لم يكن ذلك منك، فاتصل فورا بمركز الاتصال أو بقنصليتك.\n\nوصال",
    },
    fr: {
      sms: "Wisal : le téléphone de votre compte finit maintenant par {ending}. Si ce n'est pas vous, appelez-nous tout de suite.",
      subject: "Wisal : le téléphone de votre compte a changé",
      mail: "Bonjour,\n\nLe téléphone de votre compte finit maintenant par {ending}. C'est avec lui que vous vous connectez, et nos SMS y arrivent.\n\nSi ce n'est pas vous, appelez tout de suite le centre d'appels ou votre consulat.\n\nWisal",
    },
    es: {
      sms: "Wisal: el teléfono de su cuenta termina ahora en {ending}. Si no ha sido usted, llámenos enseguida.",
      subject: "Wisal: ha cambiado el teléfono de su cuenta",
      mail: "Buenos días:\n\nEl teléfono de su cuenta termina ahora en {ending}. Con él inicia sesión, y allí llegan nuestros SMS.\n\nSi no ha sido usted, llame enseguida al centro de llamadas o a su consulado.\n\nWisal",
    },
    en: {
      sms: "Wisal: the phone of your account now ends in {ending}. If this was not you, call us at once.",
      subject: "Wisal: the phone of your account has changed",
      mail: "Hello,\n\nThe phone of your account now ends in {ending}. You sign in with it, and our SMS go there.\n\nIf this was not you, call the call centre or your consulate at once.\n\nWisal",
    },
  },
});
