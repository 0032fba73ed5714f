import { defineTemplate } from "../template.ts";

/** An officer rejected documents: the reasons are in the account, the place in the queue is kept (R4). */
export const requestCorrectionNeededMessage = defineTemplate({
  kind: "request-correction-needed",
  placeholders: { act: "text", until: "date", documents: "count", reference: "reference" },
  texts: {
    ar: {
      sms: "وصال: صحح وثائق {act} قبل {until}. السبب في حسابك",
      subject: "وصال: وثائق تحتاج إلى تصحيح ({act})",
      mail: "السلام عليكم،\n\nفي طلبك ({act}) وثائق تحتاج إلى تصحيح، وعددها: {documents}. تجد سبب كل واحدة في حسابك. أرسلها من جديد إلى غاية {until}: يبقى طلبك في مكانه في الصف.\n\nالمرجع: {reference}\n\nوصال",
    },
    fr: {
      sms: "Wisal : documents à corriger ({act}) d'ici le {until}. Les raisons sont dans votre compte ; vous gardez votre place.",
      subject: "Wisal : des documents sont à corriger ({act})",
      mail: "Bonjour,\n\nDans votre dossier ({act}), des documents sont à corriger ; leur nombre : {documents}. La raison de chacun est dans votre compte. Renvoyez-les d'ici le {until} : vous gardez votre place dans la file.\n\nRéférence : {reference}\n\nWisal",
    },
    es: {
      sms: "Wisal: documentos por corregir ({act}) hasta el {until}. Los motivos están en su cuenta; conserva su turno.",
      subject: "Wisal: hay documentos por corregir ({act})",
      mail: "Buenos días:\n\nEn su solicitud ({act}) hay documentos por corregir; su número: {documents}. El motivo de cada uno está en su cuenta. Envíelos de nuevo hasta el {until}: conserva su turno.\n\nReferencia: {reference}\n\nWisal",
    },
    en: {
      sms: "Wisal: documents to correct ({act}) by {until}. The reasons are in your account; you keep your place.",
      subject: "Wisal: documents to correct ({act})",
      mail: "Hello,\n\nIn your request ({act}), documents need correction; their number: {documents}. The reason for each is in your account. Send them again by {until}: you keep your place in the queue.\n\nReference: {reference}\n\nWisal",
    },
  },
});
