import type { en } from "#web/i18n/my-account/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const fr = translation<"fr", typeof en>()({
  "messages.title": "Messages",
  "messages.lead": "Ce que nous vous avons écrit ces trente derniers jours, et si c’est arrivé.",
  "messages.empty.title": "Pas encore de message",
  "messages.empty.text":
    "Nous écrivons quand quelque chose change : une décision, un rendez-vous, un timbre.",
  "messages.more": "Afficher les messages plus anciens",
  "message.queued": "En route",
  "message.sent": "Envoyé",
  "message.delivered": "Arrivé",
  "message.by-email": "Arrivé par e-mail",
  "message.failed": "Pas arrivé",
  "channel.sms": "SMS",
  "channel.email": "E-mail",
  "channel.line": "{channel} : {state}, le {date} à {time:code}",
  "account.title": "Compte",
  "account.phone": "Téléphone",
  "account.phone.hint": "Il sert à vous connecter et à recevoir nos SMS.",
  "account.contact": "Comment vous joindre",
  "account.language": "Langue de nos messages",
  "account.email": "Adresse e-mail",
  "account.email.hint": "Nous y écrivons aussi, et comptons dessus si un SMS n’arrive pas.",
  "account.email.none": "Aucune pour l’instant",
  "account.email.new": "Nouvelle adresse e-mail",
  "account.email.remove": "M’écrire par SMS seulement",
  "account.email.wrong": "Ceci n’est pas une adresse e-mail.",
  "account.save": "Enregistrer",
  "account.saved": "C’est enregistré.",
  "account.export": "Tout ce que nous avons sur vous",
  "account.export.text":
    "Votre compte, vos demandes, papiers, commandes et messages dans un seul fichier. Gardez-le pour vous. Si l’historique est trop long, il porte « complete: false » : appelez-nous pour le reste.",
  "account.export.go": "Télécharger",
  "account.export.working": "Préparation du fichier…",
  "account.export.saved": "Le fichier est enregistré sur votre appareil.",
  "account.export.open": "L’ouvrir",
  "account.device": "Cet appareil",
  "account.device.shared":
    "Vous avez dit que d’autres l’utilisent. Vous êtes déconnecté après 15 minutes sans activité, et rien ne reste ici.",
  "account.device.own":
    "Ce que vous saisissez reste dans cet onglet jusqu’à sa fermeture ou la déconnexion. Si d’autres utilisent cet appareil, déconnectez-vous à la fin.",
});
