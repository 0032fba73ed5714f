import type { en } from "#web/i18n/desk/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const fr = translation<"fr", typeof en>()({
  "area.name": "Guichet",
  "home.title": "Aujourd’hui",
  "visit.title": "Visite",
  "scan.title": "Scanner ou saisir",
  "stamps.title": "Timbres",
  "review.title": "Dossiers à examiner",
  "review.one": "Examen",
  "late.title": "Examens en retard",
  "behalf.title": "Agir pour quelqu’un",
  "behalf.request": "Sa demande",
  "bar.desk": "Guichet {desk:code}",
  "bar.post": "Changer de poste",
  "bar.waiting": {
    one: "{count:number} arrivée à envoyer",
    many: "{count:number} arrivées à envoyer",
    other: "{count:number} arrivées à envoyer",
  },
  lock: "Verrouiller (F8)",
  "lock.soon":
    "Ce guichet se verrouille dans une minute. Bougez la souris ou appuyez sur une touche pour continuer.",
  "post.choose": "Dans quel poste êtes-vous ?",
  "post.none": "Vous n’avez pas de rôle dans un poste aujourd’hui. Adressez-vous au chef de poste.",
  "scan.close": "Fermer",
  "scan.visit": "Convocation",
  "scan.absent": "Introuvable ici",
  "scan.absent.text": "Aucun rendez-vous de ce poste n’a la référence {reference:code}.",
  "scan.elsewhere": "Convocation d’un autre poste",
  "scan.elsewhere.text": "Elle n’est pas pour {city}. Demandez à la personne son autre document.",
  "scan.unknown": "Ce code n’est pas l’un des nôtres",
  "scan.unknown.text": "Scannez de nouveau la convocation ou le timbre, ou saisissez la référence.",
});
