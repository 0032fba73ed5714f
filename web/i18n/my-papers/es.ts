import type { en } from "#web/i18n/my-papers/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const es = translation<"es", typeof en>()({
  "papers.person": "Documentos de {name}",
  "paper.optional": "Opcional",
  "paper.missing": "Por añadir",
  "paper.checking": "Comprobándose",
  "paper.passed": "Recibido",
  "paper.warned": "Recibido, quizá borroso",
  "paper.failed": "Por sustituir",
  "paper.accepted": "Aceptado",
  "paper.rejected": "Rechazado: por sustituir",
  "paper.replaced": "Sustituido, listo para enviar",
  "paper.corrected": "Enviado de nuevo",
  "paper.with-officer": "Lo tiene el agente",
  "reason.unreadable": "No se puede leer. Fotografíelo de nuevo, plano y bien iluminado.",
  "reason.incomplete": "Falta una parte. Envíe todas las páginas y ambas caras.",
  "reason.expired": "Ya no es válido. Envíe uno en vigor.",
  "reason.wrong-document": "Es otro documento. Envíe el que se pide.",
  "reason.name-differs": "El nombre no es el de la solicitud. Envíe el documento de esta persona.",
  "reason.not-a-copy-of-the-original": "No es una copia del original. Fotografíe el original.",
  "reason.photo-not-compliant":
    "La foto no cumple las normas: 35 × 45 mm, fondo claro y liso, rostro de frente.",
  "reason.other": "Lea lo que escribió el agente.",
  "reason.note": "El agente escribió:",
});
