import type { en } from "#web/i18n/draws/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const fr = translation<"fr", typeof en>()({
  "draws.name": "Tirages publics",
  "home.title": "Tirages publics",
  "home.lead":
    "Choisissez un consulat pour lire ses tirages. Chacun est publié en entier : aucun nom, seulement des tickets.",
  "log.title": "Tirages à {city}",
  "log.lead": "Chaque tirage est publié avec de quoi le vérifier. Aucun nom : seulement des tickets.",
  "log.tickets": "Tickets",
  "log.winners": "Avec des places",
  "log.commitment": "Engagement, publié avant l’ouverture des inscriptions",
  "log.seed": "Graine, publiée après le tirage",
  "log.digest": "Empreinte de tous les tickets, publiée à la clôture",
  "log.verify":
    "L’engagement est le SHA-256 de la graine : personne n’a pu choisir la graine après avoir vu les tickets. Chacun peut recalculer le tirage avec le programme publié.",
  "log.page": "Tickets {from:number} à {to:number}",
  "log.show": "Afficher les tickets {from:number} à {to:number}",
  "log.ticket": "Ticket",
  "log.people": "Personnes",
  "log.rank": "Rang",
  "log.result": "Résultat",
  "log.nothing": "aucune place",
  "log.not-yet": "Les tickets sont publiés à la clôture des inscriptions.",
  "log.none.title": "Aucun tirage pour l’instant",
  "log.none.text": "Les tirages de ce consulat seront indiqués ici.",
  "log.verify.title": "Vérifier ce tirage",
  "log.verify.how":
    "Avec le programme publié, chacun recalcule tout le tirage par cette commande. Elle lit ce qui figure sur cette page, et rien d’autre :",
  "log.verify.early": "Il pourra être vérifié une fois tiré.",
});
