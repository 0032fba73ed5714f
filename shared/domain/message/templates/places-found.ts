import { defineTemplate } from "../template.ts";

/** There are places on a day that a person wants to be told of; none is held (A5). */
export const placesFoundMessage = defineTemplate({
  kind: "places-found",
  atOnce: true,
  placeholders: { city: "text", act: "text", date: "date", reference: "reference" },
  texts: {
    ar: {
      sms: "وصال: أماكن متاحة في {city} يوم {date}",
      subject: "وصال: أماكن متاحة ({act})",
      mail: "السلام عليكم،\n\nهناك أماكن متاحة في القنصلية:\n\nالمدينة: {city}\nالتاريخ: {date}\nالخدمة: {act}\nالمرجع: {reference}\n\nاختر من حسابك: لا شيء محجوز لك، وقد تفتح الأماكن خلال ساعة.\n\nوصال",
    },
    fr: {
      sms: "Wisal : des places s'ouvrent à {city}, {date}. Choisissez dans votre compte ; rien n'est réservé.",
      subject: "Wisal : des places s'ouvrent ({act})",
      mail: "Bonjour,\n\nDes places s'ouvrent au consulat :\n\nVille : {city}\nDate : {date}\nDémarche : {act}\nRéférence : {reference}\n\nChoisissez dans votre compte : rien n'est réservé, et les places peuvent s'ouvrir dans l'heure.\n\nWisal",
    },
    es: {
      sms: "Wisal: se abren plazas en {city}, {date}. Elija en su cuenta; nada está reservado.",
      subject: "Wisal: se abren plazas ({act})",
      mail: "Buenos días:\n\nSe abren plazas en el consulado:\n\nCiudad: {city}\nFecha: {date}\nTrámite: {act}\nReferencia: {reference}\n\nElija en su cuenta: nada está reservado, y las plazas pueden abrirse dentro de una hora.\n\nWisal",
    },
    en: {
      sms: "Wisal: places are opening in {city}, {date}. Choose in your account; nothing is held for you.",
      subject: "Wisal: places are opening ({act})",
      mail: "Hello,\n\nPlaces are opening at the consulate:\n\nCity: {city}\nDate: {date}\nProcedure: {act}\nReference: {reference}\n\nChoose in your account: nothing is held for you, and the places may open within the hour.\n\nWisal",
    },
  },
});
