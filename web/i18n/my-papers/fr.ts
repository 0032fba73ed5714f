import type { en } from "#web/i18n/my-papers/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const fr = translation<"fr", typeof en>()({
  "papers.person": "Pièces de {name}",
  "paper.optional": "Facultatif",
  "paper.missing": "À ajouter",
  "paper.checking": "En cours de lecture",
  "paper.passed": "Reçu",
  "paper.warned": "Reçu, peut-être flou",
  "paper.failed": "À remplacer",
  "paper.accepted": "Accepté",
  "paper.rejected": "Refusé : à remplacer",
  "paper.replaced": "Remplacé, prêt à envoyer",
  "paper.corrected": "Envoyé à nouveau",
  "paper.with-officer": "Chez l’agent",
  "reason.unreadable": "La pièce est illisible. Photographiez-la à nouveau, à plat et bien éclairée.",
  "reason.incomplete": "Il manque une partie. Envoyez toutes les pages, recto et verso.",
  "reason.expired": "La pièce n’est plus valable. Envoyez-en une en cours de validité.",
  "reason.wrong-document": "C’est une autre pièce. Envoyez celle qui est demandée.",
  "reason.name-differs": "Le nom n’est pas celui de la demande. Envoyez la pièce de cette personne.",
  "reason.not-a-copy-of-the-original": "Ce n’est pas une copie de l’original. Photographiez l’original.",
  "reason.photo-not-compliant":
    "La photo ne suit pas les règles : 35 × 45 mm, fond clair et uni, visage de face.",
  "reason.other": "Voyez ce que l’agent a écrit.",
  "reason.note": "L’agent a écrit :",
});
