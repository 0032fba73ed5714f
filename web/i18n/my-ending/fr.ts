import type { en } from "#web/i18n/my-ending/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const fr = translation<"fr", typeof en>()({
  "withdraw.title": "Retirer la demande ?",
  "withdraw.text":
    "Elle ne pourra pas être reprise. Si vous en avez encore besoin plus tard, vous en ferez une nouvelle.",
  "withdraw.booked": "Elle a un rendez-vous. Annulez d’abord le rendez-vous.",
  "withdraw.yes": "Oui, la retirer",
  "withdraw.no": "Non, la garder",
  "withdraw.done": "La demande est retirée.",
  "erase.title": "Effacer les données personnelles ?",
  "erase.text":
    "Les noms, dates de naissance, numéros et pièces de cette demande sont effacés dans l’heure, sans retour possible. Sans noms, nous gardons ce que la loi demande : que la demande a existé, et ses timbres.",
  "erase.not-over": "Seule une demande terminée peut être effacée. Retirez-la d’abord.",
  "erase.yes": "Oui, les effacer",
  "erase.no": "Non, les garder",
  "erase.done": "Les données seront effacées dans l’heure.",
});
