import { defineTemplate } from "../template.ts";

/** An appointment at another time (A4), in the post's own time with its city's name (S2). */
export const appointmentRescheduledMessage = defineTemplate({
  kind: "appointment-rescheduled",
  placeholders: {
    city: "text",
    act: "text",
    date: "date",
    time: "time",
    people: "count",
    reference: "reference",
  },
  texts: {
    ar: {
      sms: "وصال: موعدك الآن في {city} {date} على {time}",
      subject: "وصال: تغيير موعدك ({act})",
      mail: "السلام عليكم،\n\nتغير موعدك في القنصلية، وهو الآن:\n\nالمدينة: {city}\nالتاريخ: {date}\nالساعة: {time} (بتوقيت المدينة)\nالخدمة: {act}\nعدد الأشخاص: {people}\nالمرجع: {reference}\n\nأحضر أصول وثائقك.\n\nوصال",
    },
    fr: {
      sms: "Wisal : rendez-vous déplacé à {city}, {date} à {time} (heure locale). L'ancien n'est plus valable.",
      subject: "Wisal : votre rendez-vous est déplacé ({act})",
      mail: "Bonjour,\n\nVotre rendez-vous au consulat est déplacé ; le voici :\n\nVille : {city}\nDate : {date}\nHeure : {time} (heure locale)\nDémarche : {act}\nPersonnes : {people}\nRéférence : {reference}\n\nApportez les originaux de vos documents.\n\nWisal",
    },
    es: {
      sms: "Wisal: cita cambiada en {city}, {date} a las {time} (hora local). La anterior ya no vale.",
      subject: "Wisal: su cita ha cambiado ({act})",
      mail: "Buenos días:\n\nSu cita en el consulado ha cambiado; ahora es:\n\nCiudad: {city}\nFecha: {date}\nHora: {time} (hora local)\nTrámite: {act}\nPersonas: {people}\nReferencia: {reference}\n\nTraiga sus documentos originales.\n\nWisal",
    },
    en: {
      sms: "Wisal: appointment moved in {city}, {date} at {time} (local time). The old one is no longer valid.",
      subject: "Wisal: your appointment has moved ({act})",
      mail: "Hello,\n\nYour appointment at the consulate has moved; it is now:\n\nCity: {city}\nDate: {date}\nTime: {time} (local time)\nProcedure: {act}\nPeople: {people}\nReference: {reference}\n\nBring your original documents.\n\nWisal",
    },
  },
});
