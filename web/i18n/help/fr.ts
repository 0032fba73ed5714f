import type { en } from "#web/i18n/help/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const fr = translation<"fr", typeof en>()({
  "help.title": "Aide et réclamations",
  "help.lead": "On vous répond en arabe, en français, en espagnol et en anglais.",
  "help.phone.title": "Nous appeler",
  "help.phone.text": "Centre d’appels : {phone:code}",
  "help.hours": "Du lundi au vendredi, {hours:code}, heure de Rabat.",
  "help.complaint.title": "Faire une réclamation",
  "help.complaint.text":
    "Écrivez à {mail:code} avec la référence de votre demande. Vous recevez une réponse sous 10 jours ouvrés. N’envoyez jamais le code de votre timbre à qui que ce soit.",
  "help.offline.title": "Sans Internet",
  "help.offline.text":
    "Le centre d’appels peut déposer une demande, prendre et changer un rendez-vous avec vous au téléphone. Il lui faut la référence et la date de naissance.",
  "help.cases": "Que faire quand…",
  "help.code.title": "Vous avez perdu le code d’un timbre",
  "help.code.text":
    "Ouvrez « Timbres », puis la commande : renvoyez le code ou téléchargez le reçu avec les codes entiers. Après trois envois ou 30 jours, vous pouvez obtenir un nouveau code ; l’ancien ne vaut alors plus rien.",
  "help.sms.title": "Un SMS n’arrive pas",
  "help.sms.text":
    "Attendez deux minutes et vérifiez le réseau de votre téléphone. Sous « Messages », vous lisez ce que nous avons envoyé et si c’est arrivé. Ajoutez une adresse e-mail sous « Compte » : nous y écrivons aussi.",
  "help.paper.title": "Un papier est refusé",
  "help.paper.text":
    "Ouvrez la demande : la raison figure sur ce papier. Renvoyez-le avant la date indiquée. Votre demande garde sa place.",
  "help.missed.title": "Vous ne pouvez pas venir, ou avez manqué la date",
  "help.missed.text":
    "Avant le jour, déplacez ou annulez le rendez-vous dans votre demande : quelqu’un d’autre aura la place. Si vous l’avez manqué, choisissez une autre date tant que la demande est valide. Après deux absences, le centre d’appels réserve avec vous.",
});
