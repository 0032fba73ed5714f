import { defineTemplate } from "../template.ts";

/** An officer rejected documents: the reasons are in the account, the place in the queue is kept (R4). */
export const requestCorrectionNeededMessage = defineTemplate({
  kind: "request-correction-needed",
  placeholders: { act: "text", until: "date", documents: "count", reference: "reference" },
  texts: {
    ar: {
      sms: "وصال: صححوا وثائق {act} قبل {until}. السبب في حسابكم",
      subject: "وصال: وثائق تحتاج إلى تصحيح",
      mail: "السلام عليكم،\n\nفي طلبكم ({act}) وثائق تحتاج إلى تصحيح، وعددها: {documents}. تجدون سبب كل واحدة في حسابكم. أرسلوها من جديد إلى غاية {until}: يبقى طلبكم في مكانه في الصف.\n\nالمرجع: {reference}\n\nوصال",
    },
    fr: {
      sms: "Wisal : documents à corriger ({act}) d'ici le {until}. Les raisons sont dans votre compte ; vous gardez votre place.",
      subject: "Wisal : des documents sont à corriger",
      mail: "Bonjour,\n\nDans votre dossier ({act}), des documents sont à corriger ; leur nombre : {documents}. La raison de chacun est dans votre compte. Renvoyez-les d'ici le {until} : vous gardez votre place dans la file.\n\nRéférence : {reference}\n\nWisal",
    },
    es: {
      sms: "Wisal: documentos por corregir ({act}) hasta el {until}. Los motivos están en su cuenta; conserva su turno.",
      subject: "Wisal: hay documentos por corregir",
      mail: "Buenos días:\n\nEn su solicitud ({act}) hay documentos por corregir; su número: {documents}. El motivo de cada uno está en su cuenta. Envíelos de nuevo hasta el {until}: conserva su turno.\n\nReferencia: {reference}\n\nWisal",
    },
    en: {
      sms: "Wisal: documents to correct ({act}) by {until}. The reasons are in your account; you keep your place.",
      subject: "Wisal: documents to correct",
      mail: "Hello,\n\nIn your request ({act}), documents need correction; their number: {documents}. The reason for each is in your account. Send them again by {until}: you keep your place in the queue.\n\nReference: {reference}\n\nWisal",
    },
  },
});
