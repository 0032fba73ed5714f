import type { en } from "#web/i18n/my-stamps-attach/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const fr = translation<"fr", typeof en>()({
  "attach.title": "Attacher un timbre à une demande",
  "attach.lead":
    "Il est alors gardé pour cette demande : personne d’autre ne peut l’utiliser, son année s’arrête, et au guichet vous n’avez pas besoin du code.",
  "attach.request": "Pour quelle demande ?",
  "attach.request.needed": "Choisissez la demande.",
  "attach.reference": "Référence {reference:code}",
  "attach.none.title": "Aucune demande ne peut recevoir ce timbre",
  "attach.none.text": "La demande doit porter sur la même démarche, être envoyée et pas terminée.",
  "attach.code": "Code du timbre",
  "attach.code.hint": "16 chiffres, comme dans le SMS.",
  "attach.code.wrong": "Saisissez les 16 chiffres du code.",
  "attach.go": "Attacher",
  "attached.title": "Timbres de votre demande",
  "attached.none": "Aucun timbre n’est encore attaché.",
  "attached.stamp": "Timbre {unit:number}",
  "attached.usable": "Prêt pour votre visite",
  "attached.unusable": "Inutilisable pour l’instant",
  "attached.on": "Attaché le {date}",
  "attached.off": "Le détacher",
  "attached.off.done": "Le timbre est détaché. Son code peut de nouveau servir.",
  "attached.add": "Attacher un timbre par son code",
  "attached.own": "Choisir parmi mes timbres",
  "attached.buy": "Acheter un timbre",
});
