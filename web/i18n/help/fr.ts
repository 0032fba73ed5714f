import type { en } from "#web/i18n/help/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const fr = translation<"fr", typeof en>()({
  "help.title": "Aide et réclamations",
  "help.lead": "On vous répond en arabe, en français, en espagnol et en anglais.",
  "help.phone.title": "Nous appeler",
  "help.phone.text": "Centre d’appels : {phone:code}",
  "help.hours": "Du lundi au vendredi, {hours:code}, heure de Rabat.",
  "help.complaint.title": "Faire une réclamation",
  "help.complaint.text":
    "Écrivez à {mail:code} avec la référence de votre demande. Vous recevez une réponse sous 10 jours ouvrés. N’envoyez jamais le code de votre timbre à qui que ce soit.",
  "help.offline.title": "Sans Internet",
  "help.offline.text":
    "Le centre d’appels peut déposer une demande, prendre et changer un rendez-vous avec vous au téléphone. Il lui faut la référence et la date de naissance.",
});
