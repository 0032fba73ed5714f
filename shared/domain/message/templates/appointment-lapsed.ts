import { defineTemplate } from "../template.ts";

/** Presence was not confirmed in time (A6); another appointment may be chosen. */
export const appointmentLapsedMessage = defineTemplate({
  kind: "appointment-lapsed",
  placeholders: {
    city: "text",
    act: "text",
    date: "date",
    time: "time",
    reference: "reference",
  },
  texts: {
    ar: {
      sms: "وصال: سقط موعدك في {city} {date} لعدم تأكيده",
      subject: "وصال: سقوط موعدك ({act})",
      mail: "السلام عليكم،\n\nلم يتم تأكيد حضورك في الأجل، فسقط موعدك في القنصلية:\n\nالمدينة: {city}\nالتاريخ: {date}\nالساعة: {time} (بتوقيت المدينة)\nالخدمة: {act}\nالمرجع: {reference}\n\nيبقى طلبك صالحا سبعة أيام على الأقل: اختر موعدا آخر من حسابك.\n\nوصال",
    },
    fr: {
      sms: "Wisal : présence non confirmée, votre rendez-vous à {city}, {date}, est annulé. Choisissez-en un autre sous 7 jours.",
      subject: "Wisal : votre rendez-vous n'est plus valable ({act})",
      mail: "Bonjour,\n\nVotre présence n'a pas été confirmée à temps ; votre rendez-vous au consulat n'est plus valable :\n\nVille : {city}\nDate : {date}\nHeure : {time} (heure locale)\nDémarche : {act}\nRéférence : {reference}\n\nVotre dossier reste valable sept jours au moins : choisissez un autre rendez-vous dans votre compte.\n\nWisal",
    },
    es: {
      sms: "Wisal: presencia no confirmada, su cita en {city}, {date}, queda anulada. Elija otra en 7 días.",
      subject: "Wisal: su cita ya no es válida ({act})",
      mail: "Buenos días:\n\nSu presencia no se confirmó a tiempo; su cita en el consulado ya no es válida:\n\nCiudad: {city}\nFecha: {date}\nHora: {time} (hora local)\nTrámite: {act}\nReferencia: {reference}\n\nSu solicitud sigue siendo válida al menos siete días: elija otra cita en su cuenta.\n\nWisal",
    },
    en: {
      sms: "Wisal: presence not confirmed, your appointment in {city}, {date}, has lapsed. Choose another within 7 days.",
      subject: "Wisal: your appointment has lapsed ({act})",
      mail: "Hello,\n\nYour presence was not confirmed in time; your appointment at the consulate has lapsed:\n\nCity: {city}\nDate: {date}\nTime: {time} (local time)\nProcedure: {act}\nReference: {reference}\n\nYour request stays valid for seven days at least: choose another appointment in your account.\n\nWisal",
    },
  },
});
