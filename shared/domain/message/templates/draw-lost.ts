import { defineTemplate } from "../template.ts";

/** No place by lot; what was not drawn is open to everybody. */
export const drawLostMessage = defineTemplate({
  kind: "draw-lost",
  placeholders: { city: "text", act: "text", reference: "reference" },
  texts: {
    ar: {
      sms: "وصال: لم تفز في القرعة ({act}). طلبك ما زال صالحا",
      subject: "وصال: نتيجة القرعة ({act})",
      mail: "السلام عليكم،\n\nلم تحصل على مكان في قرعة القنصلية:\n\nالمدينة: {city}\nالخدمة: {act}\nالمرجع: {reference}\n\nيبقى طلبك صالحا، ويمكنك اختيار موعد آخر من حسابك. نتيجة القرعة منشورة ويمكن للجميع التحقق منها.\n\nوصال",
    },
    fr: {
      sms: "Wisal : le tirage à {city} ne vous donne pas de place ({act}). Votre dossier reste valable : voyez les autres dates.",
      subject: "Wisal : résultat du tirage au sort ({act})",
      mail: "Bonjour,\n\nLe tirage au sort ne vous donne pas de place :\n\nVille : {city}\nDémarche : {act}\nRéférence : {reference}\n\nVotre dossier reste valable : vous pouvez choisir une autre date dans votre compte. Le résultat est publié et chacun peut le vérifier.\n\nWisal",
    },
    es: {
      sms: "Wisal: el sorteo en {city} no le da plaza ({act}). Su solicitud sigue siendo válida: vea las otras fechas.",
      subject: "Wisal: resultado del sorteo ({act})",
      mail: "Buenos días:\n\nEl sorteo no le da plaza:\n\nCiudad: {city}\nTrámite: {act}\nReferencia: {reference}\n\nSu solicitud sigue siendo válida: puede elegir otra fecha en su cuenta. El resultado está publicado y todos pueden comprobarlo.\n\nWisal",
    },
    en: {
      sms: "Wisal: the draw in {city} gives you no place ({act}). Your request stays valid: see the other dates.",
      subject: "Wisal: result of the draw ({act})",
      mail: "Hello,\n\nThe draw gives you no place:\n\nCity: {city}\nProcedure: {act}\nReference: {reference}\n\nYour request stays valid: you may choose another date in your account. The result is published and everybody can check it.\n\nWisal",
    },
  },
});
