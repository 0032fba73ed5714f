import { defineTemplate } from "../template.ts";

/** Places held until the person answers (A5): where, when, and until when. */
export const appointmentOfferedMessage = defineTemplate({
  kind: "appointment-offered",
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
      sms: "وصال: عرض موعد في {city} {date} {time} أجب",
      subject: "وصال: موعد معروض عليك ({act})",
      mail: "السلام عليكم،\n\nتحرر موعد في القنصلية وهو محجوز لك إلى غاية {until} (بتوقيت المدينة):\n\nالمدينة: {city}\nالتاريخ: {date}\nالساعة: {time} (بتوقيت المدينة)\nالخدمة: {act}\nعدد الأشخاص: {people}\nالمرجع: {reference}\n\nاقبله أو ارفضه من حسابك. بعد هذا الأجل يعرض على غيرك.\n\nوصال",
    },
    fr: {
      sms: "Wisal : places proposées à {city}, {date} à {time}. Acceptez dans votre compte avant le {until} (heure locale).",
      subject: "Wisal : un rendez-vous vous est proposé ({act})",
      mail: "Bonjour,\n\nDes places se sont libérées au consulat. Elles sont tenues pour vous jusqu'au {until} (heure locale) :\n\nVille : {city}\nDate : {date}\nHeure : {time} (heure locale)\nDémarche : {act}\nPersonnes : {people}\nRéférence : {reference}\n\nAcceptez ou refusez dans votre compte. Passé ce délai, elles sont proposées à d'autres.\n\nWisal",
    },
    es: {
      sms: "Wisal: plazas ofrecidas en {city}, {date} a las {time}. Acepte en su cuenta antes del {until} (hora local).",
      subject: "Wisal: se le ofrece una cita ({act})",
      mail: "Buenos días:\n\nSe han liberado plazas en el consulado. Se guardan para usted hasta el {until} (hora local):\n\nCiudad: {city}\nFecha: {date}\nHora: {time} (hora local)\nTrámite: {act}\nPersonas: {people}\nReferencia: {reference}\n\nAcepte o rechace en su cuenta. Pasado ese plazo, se ofrecen a otros.\n\nWisal",
    },
    en: {
      sms: "Wisal: places offered in {city}, {date} at {time}. Accept in your account before {until} (local time).",
      subject: "Wisal: an appointment is offered to you ({act})",
      mail: "Hello,\n\nPlaces came free at the consulate. They are held for you until {until} (local time):\n\nCity: {city}\nDate: {date}\nTime: {time} (local time)\nProcedure: {act}\nPeople: {people}\nReference: {reference}\n\nAccept or decline in your account. After that they are offered to others.\n\nWisal",
    },
  },
});
