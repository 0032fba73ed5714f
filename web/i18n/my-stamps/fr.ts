import type { en } from "#web/i18n/my-stamps/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const fr = translation<"fr", typeof en>()({
  "stamps.title": "Timbres",
  "stamps.lead":
    "Un timbre paie le tarif d’une démarche. Son code arrive par SMS, et vous le présentez au consulat.",
  "stamps.buy": "Acheter des timbres",
  "stamps.have-code": "On m’a donné un code",
  "stamps.empty.title": "Vous n’avez pas encore de timbre",
  "stamps.empty.text":
    "Achetez-en un pour vous ou pour quelqu’un d’autre. Le code arrive par SMS peu après le paiement.",
  "stamps.count": {
    one: "{count:number} timbre",
    many: "{count:number} de timbres",
    other: "{count:number} timbres",
  },
  "stamps.more": "Afficher les commandes plus anciennes",
  "order.awaiting-payment": "À payer",
  "order.paid": "Payée",
  "order.expired": "Non payée à temps",
  "order.cancelled": "Abandonnée",
  "order.pay-by": "À payer avant le {date}.",
  "order.paid-on": "Payée le {date}",
  "order.preparing": "Les codes sont en route.",
  "stamp.issued": "Prêt à servir",
  "stamp.reserved": "En cours d’utilisation",
  "stamp.consumed": "Utilisé",
  "stamp.refund-requested": "Remboursement en cours",
  "stamp.refunded": "Remboursé",
  "stamp.expired": "Expiré",
  "stamp.suspended": "Suspendu",
  "stamp.replaced": "Remplacé par un nouveau code",
});
