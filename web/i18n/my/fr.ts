import type { en } from "#web/i18n/my/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const fr = translation<"fr", typeof en>()({
  "area.name": "Mes demandes",
  "home.title": "Mes demandes",
  "home.new": "Nouvelle demande",
  "home.empty.title": "Vous n’avez pas encore de demande",
  "home.empty.text":
    "Choisissez une démarche et un consulat : cela prend quelques minutes, et vous pouvez vous arrêter et revenir.",
  "home.people": "Pour {names}",
  "home.reference": "Référence {reference:code}",
  "nav.stamps": "Timbres",
  "nav.messages": "Messages",
  "nav.account": "Compte",
  "state.draft": "Pas encore envoyée",
  "state.submitted": "En cours de vérification",
  "state.needs-correction": "À corriger",
  "state.valid": "Valide",
  "state.booked": "Rendez-vous pris",
  "state.served": "Terminée",
  "state.withdrawn": "Retirée",
  "state.expired": "Expirée",
  "next.draft": "Terminez-la et envoyez-la.",
  "next.submitted": "Un agent la vérifie. Rien à faire pour l’instant.",
  "next.submitted-by": "Réponse attendue au plus tard le {date}.",
  "next.needs-correction": "Corrigez ce que l’agent a demandé.",
  "next.correct-by": "Corrigez-la avant le {date}.",
  "next.valid": "Choisissez votre rendez-vous.",
  "next.valid-until": "Choisissez votre rendez-vous avant le {date}.",
  "next.booked": "Venez avec vos pièces.",
  "next.booked-on": "Venez le {date} à {time:code} avec vos pièces.",
  "next.over": "Rien à faire.",
});
