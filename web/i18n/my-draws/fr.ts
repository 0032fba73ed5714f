import type { en } from "#web/i18n/my-draws/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const fr = translation<"fr", typeof en>()({
  "draw.title": "Jours attribués par tirage au sort",
  "draw.lead":
    "Pour les jours très demandés, peu importe qui appuie le premier : chacun s’inscrit, et le sort décide. Inscrivez-vous à n’importe quel moment tant que c’est ouvert.",
  "draw.none.title": "Aucun tirage n’est annoncé ici",
  "draw.none.text": "Choisissez un jour comme d’habitude, ou inscrivez-vous sur la liste d’attente.",
  "draw.register": "S’inscrire",
  "draw.wishes": "Quels jours vous conviennent ?",
  "draw.wishes.hint": "L’ordre dans lequel vous les choisissez est votre ordre de préférence. Dix au plus.",
  "draw.wishes.rank": "Vœu {rank:number}",
  "draw.wishes.none": "Choisissez au moins un jour.",
  "draw.wishes.closed": "Le consulat est fermé le {date}. Choisissez d’autres jours.",
  "draw.wishes.save": "M’inscrire avec ces jours",
  "draw.wishes.change": "Modifier mes jours",
  "draw.registered": "Vous êtes inscrit",
  "draw.registered.text": "Rien à faire jusqu’au tirage. Nous vous écrirons le résultat.",
  "draw.ticket": "Votre ticket",
  "draw.ticket.text":
    "Il vous permet de trouver votre ligne dans le registre public ; personne d’autre ne sait que c’est la vôtre.",
  "draw.preferences": "Vos jours",
  "draw.leave": "Retirer ma demande du tirage",
  "draw.won": "Des places ont été tirées pour vous",
  "draw.won.not-yet": "Pas encore réservé",
  "draw.won.until": "Confirmez avant le {date} à {time:code} (heure de {city}), sinon elles vont à d’autres.",
  "draw.won.over": "Elles n’ont pas été confirmées à temps et sont allées à d’autres.",
  "draw.lost": "Aucune place n’a été tirée pour vous cette fois",
  "draw.lost.text":
    "Rien d’autre n’a changé. Choisissez un jour comme d’habitude, ou inscrivez-vous sur la liste d’attente.",
  "draw.waiting": "Le résultat est en préparation",
  "draw.rank": "Rang {rank:number} dans l’ordre tiré",
  "draw.confirm": "Réserver ce rendez-vous",
  "draw.log": "Voir le registre public",
});
