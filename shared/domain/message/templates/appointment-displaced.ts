import { defineTemplate } from "../template.ts";

/** Another time in the place of one whose hours were taken back (S6). */
export const appointmentDisplacedMessage = defineTemplate({
  kind: "appointment-displaced",
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
      sms: "وصال: تغير دوام {city}. موعد بديل {date} {time}",
      subject: "وصال: اقتراح موعد بديل ({act})",
      mail: "السلام عليكم،\n\nتغيرت أوقات عمل القنصلية ولا يمكن استقبالك في موعدك. هذا موعد بديل محجوز لك إلى غاية {until} (بتوقيت المدينة):\n\nالمدينة: {city}\nالتاريخ: {date}\nالساعة: {time} (بتوقيت المدينة)\nالخدمة: {act}\nعدد الأشخاص: {people}\nالمرجع: {reference}\n\nاقبله من حسابك، أو اختر وقتا آخر: لا يحتسب هذا التغيير.\n\nوصال",
    },
    fr: {
      sms: "Wisal : horaires changés à {city}. Nouvelle proposition : {date} à {time}. Répondez dans votre compte avant le {until}.",
      subject: "Wisal : autre rendez-vous proposé ({act})",
      mail: "Bonjour,\n\nLes horaires du consulat ont changé et votre rendez-vous ne peut être tenu. D'autres places sont tenues pour vous jusqu'au {until} (heure locale) :\n\nVille : {city}\nDate : {date}\nHeure : {time} (heure locale)\nDémarche : {act}\nPersonnes : {people}\nRéférence : {reference}\n\nAcceptez dans votre compte, ou choisissez un autre moment : ce changement n'est pas compté.\n\nWisal",
    },
    es: {
      sms: "Wisal: cambio de horario en {city}. Nueva propuesta: {date} a las {time}. Responda en su cuenta antes del {until}.",
      subject: "Wisal: otra cita propuesta ({act})",
      mail: "Buenos días:\n\nEl horario del consulado ha cambiado y no se le podrá atender en su cita. Se guardan otras plazas para usted hasta el {until} (hora local):\n\nCiudad: {city}\nFecha: {date}\nHora: {time} (hora local)\nTrámite: {act}\nPersonas: {people}\nReferencia: {reference}\n\nAcepte en su cuenta o elija otro momento: este cambio no cuenta.\n\nWisal",
    },
    en: {
      sms: "Wisal: hours changed in {city}. We propose {date} at {time} instead. Answer in your account before {until}.",
      subject: "Wisal: another appointment is proposed ({act})",
      mail: "Hello,\n\nThe hours of the consulate have changed and your appointment cannot be kept. Other places are held for you until {until} (local time):\n\nCity: {city}\nDate: {date}\nTime: {time} (local time)\nProcedure: {act}\nPeople: {people}\nReference: {reference}\n\nAccept in your account, or choose another time: this change does not count.\n\nWisal",
    },
  },
});
