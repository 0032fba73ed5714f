import { defineTemplate } from "../template.ts";

/** A second offer lapsed: the entry in the waiting list has ended (A5). */
export const waitingEndedMessage = defineTemplate({
  kind: "waiting-ended",
  placeholders: { act: "text", reference: "reference" },
  texts: {
    ar: {
      sms: "وصال: انتهى تسجيلك في قائمة الانتظار ({act})",
      subject: "وصال: نهاية التسجيل في قائمة الانتظار ({act})",
      mail: "السلام عليكم،\n\nعرض عليك موعدان ولم يصلنا جواب، فانتهى تسجيلك في قائمة الانتظار.\n\nالخدمة: {act}\nالمرجع: {reference}\n\nيمكنك التسجيل من جديد من حسابك ما دام طلبك صالحا.\n\nوصال",
    },
    fr: {
      sms: "Wisal : deux propositions sans réponse, vous n'êtes plus en liste d'attente ({act}). Réinscription dans votre compte.",
      subject: "Wisal : fin de votre inscription en liste d'attente ({act})",
      mail: "Bonjour,\n\nDeux rendez-vous vous ont été proposés sans réponse : votre inscription en liste d'attente est terminée.\n\nDémarche : {act}\nRéférence : {reference}\n\nVous pouvez vous réinscrire dans votre compte tant que votre dossier est valable.\n\nWisal",
    },
    es: {
      sms: "Wisal: dos propuestas sin respuesta, ya no está en lista de espera ({act}). Puede volver a apuntarse en su cuenta.",
      subject: "Wisal: fin de su inscripción en la lista de espera ({act})",
      mail: "Buenos días:\n\nSe le ofrecieron dos citas sin respuesta: su inscripción en la lista de espera ha terminado.\n\nTrámite: {act}\nReferencia: {reference}\n\nPuede volver a apuntarse en su cuenta mientras su solicitud sea válida.\n\nWisal",
    },
    en: {
      sms: "Wisal: two offers went unanswered; you are no longer on the waiting list ({act}). You may join again in your account.",
      subject: "Wisal: you have left the waiting list ({act})",
      mail: "Hello,\n\nTwo appointments were offered to you and went unanswered: your entry in the waiting list has ended.\n\nProcedure: {act}\nReference: {reference}\n\nYou may join again in your account while your request is valid.\n\nWisal",
    },
  },
});
