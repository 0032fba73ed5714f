import type { en } from "#web/i18n/my-new/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const fr = translation<"fr", typeof en>()({
  continue: "Continuer",
  "choose-one": "Choisissez une réponse pour continuer.",
  "new.title": "De quoi avez-vous besoin ?",
  "new.lead":
    "Cela prend quelques minutes. Vous pouvez vous arrêter et revenir ; rien n’est envoyé avant votre accord à la fin.",
  "new.free": "Gratuit",
  "new.reviewed": "Un agent vérifie d’abord les pièces",
  "post.title": "Quel consulat ?",
  "post.search": "Ville ou pays",
  "post.order": "Ordre",
  "post.soonest": "Le premier rendez-vous d’abord",
  "post.near": "Le plus proche de {city}",
  "post.list": "Consulats",
  "post.found": {
    one: "{count:number} consulat",
    many: "{count:number} de consulats",
    other: "{count:number} consulats",
  },
  "post.none": "Aucun consulat ne correspond. Écrivez une autre ville ou un autre pays.",
  "post.today": "Un rendez-vous aujourd’hui",
  "post.tomorrow": "Premier rendez-vous demain",
  "post.first": "Premier rendez-vous le {date}",
  "post.days": {
    one: "Premier rendez-vous dans {count:number} jour",
    many: "Premier rendez-vous dans {count:number} de jours",
    other: "Premier rendez-vous dans {count:number} jours",
  },
  "post.no-day": "Pas de rendez-vous libre pour l’instant",
  "post.no-appointment": "Sans rendez-vous",
  "post.km": "à {count:number} km",
  "post.change": "Changer de consulat",
  "post.network":
    "Vos documents sont valables dans tout le réseau. Votre demande peut être traitée dans un autre consulat.",
  "post.current": "Pour l’instant : {city}",
  "post.keep": "Garder {city}",
  "post.moved": "La demande est maintenant à {city}.",
  "party.title": "Pour combien de personnes ?",
  "party.hint": "Jusqu’à six personnes par demande : leurs rendez-vous se suivront.",
  "party.people": {
    one: "{count:number} personne",
    many: "{count:number} de personnes",
    other: "{count:number} personnes",
  },
});
