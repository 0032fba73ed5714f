import { defineTemplate } from "../template.ts";

const placeholders = {
  city: "text",
  act: "text",
  date: "date",
  time: "time",
  reference: "reference",
} as const;

/** `from` and `until` are each a local date with its time, shown as one. */
const presencePlaceholders = { ...placeholders, from: "date", until: "date" } as const;

/** The window to confirm presence has opened (A6). */
export const presenceOpensMessage = defineTemplate({
  kind: "reminder-presence-opens",
  placeholders: presencePlaceholders,
  texts: {
    ar: {
      sms: "وصال: أكد حضورك في {city} قبل {until}",
      subject: "وصال: أكد حضورك ({act})",
      mail: "السلام عليكم،\n\nلك موعد في القنصلية:\n\nالمدينة: {city}\nالتاريخ: {date}\nالساعة: {time} (بتوقيت المدينة)\nالخدمة: {act}\nالمرجع: {reference}\n\nأكد حضورك من حسابك بين {from} و{until} (بتوقيت المدينة)، وإلا سقط الموعد.\n\nوصال",
    },
    fr: {
      sms: "Wisal : RDV à {city} le {date}. Confirmez votre présence dans votre compte avant le {until}, sinon il est annulé.",
      subject: "Wisal : confirmez votre présence ({act})",
      mail: "Bonjour,\n\nVous avez rendez-vous au consulat :\n\nVille : {city}\nDate : {date}\nHeure : {time} (heure locale)\nDémarche : {act}\nRéférence : {reference}\n\nConfirmez votre présence dans votre compte entre le {from} et le {until} (heure locale) ; sinon, le rendez-vous est annulé.\n\nWisal",
    },
    es: {
      sms: "Wisal: cita en {city} el {date}. Confirme su presencia en su cuenta antes del {until} o quedará anulada.",
      subject: "Wisal: confirme su presencia ({act})",
      mail: "Buenos días:\n\nTiene cita en el consulado:\n\nCiudad: {city}\nFecha: {date}\nHora: {time} (hora local)\nTrámite: {act}\nReferencia: {reference}\n\nConfirme su presencia en su cuenta entre el {from} y el {until} (hora local); si no, la cita queda anulada.\n\nWisal",
    },
    en: {
      sms: "Wisal: appointment in {city} on {date}. Confirm your presence in your account before {until}, or it lapses.",
      subject: "Wisal: confirm your presence ({act})",
      mail: "Hello,\n\nYou have an appointment at the consulate:\n\nCity: {city}\nDate: {date}\nTime: {time} (local time)\nProcedure: {act}\nReference: {reference}\n\nConfirm your presence in your account between {from} and {until} (local time); otherwise the appointment lapses.\n\nWisal",
    },
  },
});

/** The window closes within a day (A6). */
export const presenceClosesMessage = defineTemplate({
  kind: "reminder-presence-closes",
  atOnce: true,
  placeholders: presencePlaceholders,
  texts: {
    ar: {
      sms: "وصال: أكد موعد {city} قبل {until} وإلا ألغي",
      subject: "وصال: آخر أجل لتأكيد حضورك ({act})",
      mail: "السلام عليكم،\n\nلم تؤكد بعد حضورك في القنصلية:\n\nالمدينة: {city}\nالتاريخ: {date}\nالساعة: {time} (بتوقيت المدينة)\nالخدمة: {act}\nالمرجع: {reference}\n\nأكده من حسابك قبل {until} (بتوقيت المدينة)، وإلا سقط الموعد.\n\nوصال",
    },
    fr: {
      sms: "Wisal : dernier jour pour confirmer votre présence à {city} le {date} : avant le {until}, sinon le RDV est annulé.",
      subject: "Wisal : dernier jour pour confirmer votre présence ({act})",
      mail: "Bonjour,\n\nVous n'avez pas encore confirmé votre présence au consulat :\n\nVille : {city}\nDate : {date}\nHeure : {time} (heure locale)\nDémarche : {act}\nRéférence : {reference}\n\nConfirmez-la dans votre compte avant le {until} (heure locale) ; sinon, le rendez-vous est annulé.\n\nWisal",
    },
    es: {
      sms: "Wisal: último día para confirmar su presencia en {city} el {date}: antes del {until} o la cita queda anulada.",
      subject: "Wisal: último día para confirmar su presencia ({act})",
      mail: "Buenos días:\n\nTodavía no ha confirmado su presencia en el consulado:\n\nCiudad: {city}\nFecha: {date}\nHora: {time} (hora local)\nTrámite: {act}\nReferencia: {reference}\n\nConfírmela en su cuenta antes del {until} (hora local); si no, la cita queda anulada.\n\nWisal",
    },
    en: {
      sms: "Wisal: last day to confirm your presence in {city} on {date}: before {until}, or the appointment lapses.",
      subject: "Wisal: last day to confirm your presence ({act})",
      mail: "Hello,\n\nYou have not confirmed your presence at the consulate yet:\n\nCity: {city}\nDate: {date}\nTime: {time} (local time)\nProcedure: {act}\nReference: {reference}\n\nConfirm it in your account before {until} (local time); otherwise the appointment lapses.\n\nWisal",
    },
  },
});

/** The appointment is tomorrow (A6, A8). */
export const dayBeforeMessage = defineTemplate({
  kind: "reminder-day-before",
  placeholders,
  texts: {
    ar: {
      sms: "وصال: تذكير بموعدك في {city} {date} على {time}",
      subject: "وصال: موعدك غدا ({act})",
      mail: "السلام عليكم،\n\nنذكرك بموعدك في القنصلية:\n\nالمدينة: {city}\nالتاريخ: {date}\nالساعة: {time} (بتوقيت المدينة)\nالخدمة: {act}\nالمرجع: {reference}\n\nأحضر أصول وثائقك. إن تعذر عليك الحضور فألغ الموعد من حسابك: ينتفع به غيرك.\n\nوصال",
    },
    fr: {
      sms: "Wisal : rappel, rendez-vous à {city}, {date} à {time} (heure locale). Apportez les originaux de vos documents.",
      subject: "Wisal : votre rendez-vous est demain ({act})",
      mail: "Bonjour,\n\nNous vous rappelons votre rendez-vous au consulat :\n\nVille : {city}\nDate : {date}\nHeure : {time} (heure locale)\nDémarche : {act}\nRéférence : {reference}\n\nApportez les originaux de vos documents. Si vous ne pouvez pas venir, annulez-le dans votre compte : sa place servira à d'autres.\n\nWisal",
    },
    es: {
      sms: "Wisal: recordatorio, cita en {city}, {date} a las {time} (hora local). Traiga sus documentos originales.",
      subject: "Wisal: su cita es mañana ({act})",
      mail: "Buenos días:\n\nLe recordamos su cita en el consulado:\n\nCiudad: {city}\nFecha: {date}\nHora: {time} (hora local)\nTrámite: {act}\nReferencia: {reference}\n\nTraiga sus documentos originales. Si no puede venir, anúlela en su cuenta: la plaza servirá a otros.\n\nWisal",
    },
    en: {
      sms: "Wisal: reminder, appointment in {city}, {date} at {time} (local time). Bring your original documents.",
      subject: "Wisal: your appointment is tomorrow ({act})",
      mail: "Hello,\n\nThis is a reminder of your appointment at the consulate:\n\nCity: {city}\nDate: {date}\nTime: {time} (local time)\nProcedure: {act}\nReference: {reference}\n\nBring your original documents. If you cannot come, cancel it in your account: others can use the place.\n\nWisal",
    },
  },
});
