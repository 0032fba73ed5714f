import { defineTemplate } from "../template.ts";

/** A confirmed appointment, in the post's own time with its city's name (S2). */
export const appointmentConfirmedMessage = defineTemplate({
  kind: "appointment-confirmed",
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
      sms: "وصال: موعدك في {city} يوم {date} الساعة {time}",
      subject: "وصال: تأكيد موعدك ({act})",
      mail: "السلام عليكم،\n\nتم تأكيد موعدك في القنصلية:\n\nالمدينة: {city}\nالتاريخ: {date}\nالساعة: {time} (بتوقيت المدينة)\nالخدمة: {act}\nعدد الأشخاص: {people}\nالمرجع: {reference}\n\nأحضر أصول وثائقك.\n\nوصال",
    },
    fr: {
      sms: "Wisal : rendez-vous confirmé à {city}, {date} à {time} (heure locale). Apportez les originaux de vos documents.",
      subject: "Wisal : votre rendez-vous est confirmé ({act})",
      mail: "Bonjour,\n\nVotre rendez-vous au consulat est confirmé :\n\nVille : {city}\nDate : {date}\nHeure : {time} (heure locale)\nDémarche : {act}\nPersonnes : {people}\nRéférence : {reference}\n\nApportez les originaux de vos documents.\n\nWisal",
    },
    es: {
      sms: "Wisal: cita confirmada en {city}, {date} a las {time} (hora local). Traiga sus documentos originales.",
      subject: "Wisal: su cita está confirmada ({act})",
      mail: "Buenos días:\n\nSu cita en el consulado está confirmada:\n\nCiudad: {city}\nFecha: {date}\nHora: {time} (hora local)\nTrámite: {act}\nPersonas: {people}\nReferencia: {reference}\n\nTraiga sus documentos originales.\n\nWisal",
    },
    en: {
      sms: "Wisal: appointment confirmed in {city}, {date} at {time} (local time). Bring your original documents.",
      subject: "Wisal: your appointment is confirmed ({act})",
      mail: "Hello,\n\nYour appointment at the consulate is confirmed:\n\nCity: {city}\nDate: {date}\nTime: {time} (local time)\nProcedure: {act}\nPeople: {people}\nReference: {reference}\n\nBring your original documents.\n\nWisal",
    },
  },
});
