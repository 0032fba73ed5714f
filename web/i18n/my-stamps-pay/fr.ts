import type { en } from "#web/i18n/my-stamps-pay/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const fr = translation<"fr", typeof en>()({
  "pay.title": "Payer votre commande",
  "pay.total": "À payer",
  "pay.until": "Jusqu’au",
  "pay.how": "Comment voulez-vous payer ?",
  "pay.card": "Carte bancaire",
  "pay.card.hint": "Sur la page de l’établissement de paiement. Vous revenez ici ensuite.",
  "pay.agency": "Dans une agence de paiement ou une banque",
  "pay.agency.hint": "Vous recevez un numéro à donner au guichet, ici et par SMS. Vous avez sept jours.",
  "pay.wallet": "Portefeuille mobile",
  "pay.wallet.hint": "Vous acceptez le paiement dans votre portefeuille.",
  "pay.terminal": "Au consulat",
  "pay.terminal.hint": "Par carte, au guichet.",
  "pay.needed": "Choisissez comment payer.",
  "pay.go": "Continuer",
  "pay.declined.title": "Le paiement n’a pas été accepté",
  "pay.declined.text":
    "Rien n’a été prélevé. Réessayez ou choisissez un autre moyen : c’est toujours la même commande.",
  "pay.waiting.title": "En attente de la réponse de la banque",
  "pay.waiting.text":
    "Cela prend quelques secondes. Rien à faire : les codes arrivent par SMS même si vous quittez cette page.",
  "pay.long.title": "La banque n’a pas encore répondu",
  "pay.long.text":
    "Si vous avez payé, attendez : les codes arrivent par SMS. Si vous avez renoncé, choisissez à nouveau. Un paiement fait deux fois vous est rendu.",
  "pay.agency.title": "Votre numéro de paiement",
  "pay.agency.text":
    "Donnez ce numéro au guichet, en entier. Nous l’avons aussi envoyé par SMS. Un numéro mal saisi est refusé.",
  "pay.wallet.title": "Payer avec votre portefeuille",
  "pay.wallet.text": "Ouvrez votre portefeuille, acceptez le paiement, puis revenez ici.",
  "pay.wallet.go": "Ouvrir mon portefeuille",
  "pay.terminal.title": "Payer au consulat",
  "pay.terminal.text": "Montrez ce numéro de commande au guichet. Vous y payez par carte.",
  "pay.other": "Choisir un autre moyen",
  "pay.later": "Payer plus tard",
  "pay.over.title": "Cette commande est terminée",
  "pay.over.text": "Elle n’a pas été payée. Rien n’a été prélevé.",
  "pay.again": "Acheter à nouveau",
  "pay.leaving": "Ouverture de la page de paiement…",
});
