import type { en } from "#web/i18n/my-stamps-change/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const fr = translation<"fr", typeof en>()({
  "change.sure": "Êtes-vous sûr ?",
  "change.final": "Cela ne peut pas être annulé.",
  "change.keep": "Ne rien changer",
  "change.absent": "Ce timbre n’existe pas dans cette commande.",
  "refund.ask": "Demander le remboursement",
  "refund.ask.what": "Vous rendez le timbre qui se termine par {code:code}.",
  "refund.ask.void": "Son code ne vaut plus rien ensuite.",
  "refund.ask.money": "Vous récupérez",
  "refund.ask.how": "Sur la carte qui a payé. Si vous avez payé en espèces, votre consulat vous les remet.",
  "refund.ask.window": "Possible à partir du troisième jour après le paiement, pendant dix-huit mois.",
  "refund.ask.early": "C’est trop tôt : vous pourrez demander à partir du {from}.",
  "refund.ask.yes": "Oui, remboursez-moi",
  "new-code.ask": "Un nouveau code pour votre timbre",
  "new-code.go": "Demander un nouveau code",
  "new-code.what": "Le nouveau code part par SMS au téléphone donné à l’achat.",
  "new-code.old": "L’ancien code, qui se termine par {code:code}, ne vaut plus rien ensuite.",
  "new-code.twice": "Un timbre reçoit un nouveau code deux fois au plus.",
  "new-code.yes": "Oui, envoyer un nouveau code",
  "cancel.ask": "Abandonner cette commande",
  "cancel.what": "Personne ne l’a payée. Elle ne sera plus à payer.",
  "cancel.late": "Un paiement qui arriverait plus tard vous est rendu.",
  "cancel.yes": "Oui, l’abandonner",
});
