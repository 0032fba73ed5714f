import { defineTemplate } from "../template.ts";

/** An officer accepted the documents: the person may choose a slot until a date (R6). */
export const requestValid = defineTemplate({
  kind: "request-valid",
  placeholders: { act: "text", until: "date", reference: "reference" },
  texts: {
    ar: {
      sms: "وصال: طلبك مقبول ({act}). اختر موعدك قبل {until}",
      subject: "وصال: طلبك مقبول ({act})",
      mail: "السلام عليكم،\n\nقبلت القنصلية وثائق طلبك ({act}). يمكنك الآن اختيار موعدك من حسابك إلى غاية {until}.\n\nالمرجع: {reference}\n\nوصال",
    },
    fr: {
      sms: "Wisal : votre dossier est accepté ({act}). Choisissez votre rendez-vous dans votre compte jusqu'au {until}.",
      subject: "Wisal : votre dossier est accepté ({act})",
      mail: "Bonjour,\n\nLe consulat a accepté les documents de votre dossier ({act}). Vous pouvez choisir votre rendez-vous dans votre compte jusqu'au {until}.\n\nRéférence : {reference}\n\nWisal",
    },
    es: {
      sms: "Wisal: su solicitud está aceptada ({act}). Elija su cita en su cuenta hasta el {until}.",
      subject: "Wisal: su solicitud está aceptada ({act})",
      mail: "Buenos días:\n\nEl consulado ha aceptado los documentos de su solicitud ({act}). Puede elegir su cita en su cuenta hasta el {until}.\n\nReferencia: {reference}\n\nWisal",
    },
    en: {
      sms: "Wisal: your request is accepted ({act}). Choose your appointment in your account until {until}.",
      subject: "Wisal: your request is accepted ({act})",
      mail: "Hello,\n\nThe consulate has accepted the documents of your request ({act}). You may choose your appointment in your account until {until}.\n\nReference: {reference}\n\nWisal",
    },
  },
});
