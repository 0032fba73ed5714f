import { defineTemplate } from "../template.ts";

/** Places by lot, in the post's own time (S2), and until when they are to be confirmed. */
export const drawWonMessage = defineTemplate({
  kind: "draw-won",
  atOnce: true,
  placeholders: {
    city: "text",
    act: "text",
    date: "date",
    time: "time",
    until: "date",
    people: "count",
    reference: "reference",
  },
  texts: {
    ar: {
      sms: "وصال: القرعة لك: {date} {time}. أكد قبل {until}",
      subject: "وصال: حصلت على موعد بالقرعة ({act})",
      mail: "السلام عليكم،\n\nحصلت بالقرعة على موعد في القنصلية:\n\nالمدينة: {city}\nالتاريخ: {date}\nالساعة: {time} (بتوقيت المدينة)\nالخدمة: {act}\nعدد الأشخاص: {people}\nالمرجع: {reference}\n\nأكد الموعد من حسابك قبل {until}، وإلا عاد المكان إلى الجميع.\n\nوصال",
    },
    fr: {
      sms: "Wisal : le tirage vous donne {date} à {time} à {city}. Confirmez dans votre compte avant le {until}.",
      subject: "Wisal : le tirage au sort vous donne un rendez-vous ({act})",
      mail: "Bonjour,\n\nLe tirage au sort vous donne un rendez-vous au consulat :\n\nVille : {city}\nDate : {date}\nHeure : {time} (heure locale)\nDémarche : {act}\nPersonnes : {people}\nRéférence : {reference}\n\nConfirmez-le dans votre compte avant le {until}, sinon la place revient à tous.\n\nWisal",
    },
    es: {
      sms: "Wisal: el sorteo le da {date} a las {time} en {city}. Confirme en su cuenta antes del {until}.",
      subject: "Wisal: el sorteo le da una cita ({act})",
      mail: "Buenos días:\n\nEl sorteo le da una cita en el consulado:\n\nCiudad: {city}\nFecha: {date}\nHora: {time} (hora local)\nTrámite: {act}\nPersonas: {people}\nReferencia: {reference}\n\nConfírmela en su cuenta antes del {until}; si no, la plaza vuelve a todos.\n\nWisal",
    },
    en: {
      sms: "Wisal: the draw gives you {date} at {time} in {city}. Confirm in your account before {until}.",
      subject: "Wisal: the draw gives you an appointment ({act})",
      mail: "Hello,\n\nThe draw gives you an appointment at the consulate:\n\nCity: {city}\nDate: {date}\nTime: {time} (local time)\nProcedure: {act}\nPeople: {people}\nReference: {reference}\n\nConfirm it in your account before {until}, or the place returns to everybody.\n\nWisal",
    },
  },
});
