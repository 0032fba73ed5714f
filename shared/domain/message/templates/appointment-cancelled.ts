import { defineTemplate } from "../template.ts";

/** A cancelled appointment; another may be chosen while the request is valid (R6). */
export const appointmentCancelledMessage = defineTemplate({
  kind: "appointment-cancelled",
  placeholders: {
    city: "text",
    act: "text",
    date: "date",
    time: "time",
    reference: "reference",
  },
  texts: {
    ar: {
      sms: "وصال: ألغي موعدك في {city} يوم {date} على {time}",
      subject: "وصال: إلغاء موعدك ({act})",
      mail: "السلام عليكم،\n\nألغي موعدك في القنصلية:\n\nالمدينة: {city}\nالتاريخ: {date}\nالساعة: {time} (بتوقيت المدينة)\nالخدمة: {act}\nالمرجع: {reference}\n\nيمكنك اختيار موعد آخر من حسابك ما دام طلبك صالحا.\n\nوصال",
    },
    fr: {
      sms: "Wisal : votre rendez-vous à {city}, {date} à {time}, est annulé. Vous pouvez en choisir un autre dans votre compte.",
      subject: "Wisal : votre rendez-vous est annulé ({act})",
      mail: "Bonjour,\n\nVotre rendez-vous au consulat est annulé :\n\nVille : {city}\nDate : {date}\nHeure : {time} (heure locale)\nDémarche : {act}\nRéférence : {reference}\n\nVous pouvez en choisir un autre dans votre compte tant que votre dossier est valable.\n\nWisal",
    },
    es: {
      sms: "Wisal: su cita en {city}, {date} a las {time}, está cancelada. Puede elegir otra en su cuenta.",
      subject: "Wisal: su cita está cancelada ({act})",
      mail: "Buenos días:\n\nSu cita en el consulado está cancelada:\n\nCiudad: {city}\nFecha: {date}\nHora: {time} (hora local)\nTrámite: {act}\nReferencia: {reference}\n\nPuede elegir otra en su cuenta mientras su solicitud sea válida.\n\nWisal",
    },
    en: {
      sms: "Wisal: your appointment in {city}, {date} at {time}, is cancelled. You may choose another in your account.",
      subject: "Wisal: your appointment is cancelled ({act})",
      mail: "Hello,\n\nYour appointment at the consulate is cancelled:\n\nCity: {city}\nDate: {date}\nTime: {time} (local time)\nProcedure: {act}\nReference: {reference}\n\nYou may choose another in your account while your request is valid.\n\nWisal",
    },
  },
});
