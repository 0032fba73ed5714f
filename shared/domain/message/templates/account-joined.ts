import { defineTemplate } from "../template.ts";

/** Told when a further sign-in leads to an account: whoever did not do it can still object (R1). */
export const accountJoinedMessage = defineTemplate({
  kind: "account-joined",
  atOnce: true,
  placeholders: {},
  texts: {
    ar: {
      sms: "وصال: دخول جديد يقود الآن إلى حسابك. إن لم يكن منك فاتصل بنا",
      subject: "وصال: دخول جديد إلى حسابك",
      mail: "السلام عليكم،\n\nأُكد رقم هاتف حسابك برمز، ومنذ الآن يقود دخول جديد إلى حسابك: طلباتك ومواعيدك وطوابعك.\n\nإن لم يكن ذلك منك، فاتصل فورا بمركز الاتصال أو بقنصليتك.\n\nوصال",
    },
    fr: {
      sms: "Wisal : une nouvelle connexion mène maintenant à votre compte. Si ce n'est pas vous, appelez-nous tout de suite.",
      subject: "Wisal : une nouvelle connexion à votre compte",
      mail: "Bonjour,\n\nLe téléphone de votre compte a été confirmé par un code : une nouvelle connexion mène maintenant à votre compte, avec vos demandes, vos rendez-vous et vos timbres.\n\nSi ce n'est pas vous, appelez tout de suite le centre d'appels ou votre consulat.\n\nWisal",
    },
    es: {
      sms: "Wisal: un nuevo inicio de sesión lleva ahora a su cuenta. Si no ha sido usted, llámenos enseguida.",
      subject: "Wisal: un nuevo inicio de sesión en su cuenta",
      mail: "Buenos días:\n\nEl teléfono de su cuenta se ha confirmado con un código: un nuevo inicio de sesión lleva ahora a su cuenta, con sus solicitudes, sus citas y sus timbres.\n\nSi no ha sido usted, llame enseguida al centro de llamadas o a su consulado.\n\nWisal",
    },
    en: {
      sms: "Wisal: a new sign-in now leads to your account. If this was not you, call us at once.",
      subject: "Wisal: a new sign-in to your account",
      mail: "Hello,\n\nThe phone of your account was confirmed with a code: a new sign-in now leads to your account, with your requests, appointments and stamps.\n\nIf this was not you, call the call centre or your consulate at once.\n\nWisal",
    },
  },
});
