import type { en } from "#web/i18n/my-stamps/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const es = translation<"es", typeof en>()({
  "stamps.title": "Timbres",
  "stamps.lead":
    "Un timbre paga la tasa de un trámite. Su código llega por SMS y usted lo presenta en el consulado.",
  "stamps.buy": "Comprar timbres",
  "stamps.have-code": "Me han dado un código",
  "stamps.empty.title": "Todavía no tiene ningún timbre",
  "stamps.empty.text":
    "Compre uno para usted o para otra persona. El código llega por SMS poco después del pago.",
  "stamps.count": {
    one: "{count:number} timbre",
    many: "{count:number} de timbres",
    other: "{count:number} timbres",
  },
  "stamps.more": "Mostrar pedidos anteriores",
  "order.awaiting-payment": "Por pagar",
  "order.paid": "Pagado",
  "order.expired": "No pagado a tiempo",
  "order.cancelled": "Anulado",
  "order.pay-by": "Páguelo antes del {date}.",
  "order.paid-on": "Pagado el {date}",
  "order.preparing": "Los códigos están en camino.",
  "stamp.issued": "Listo para usar",
  "stamp.reserved": "En uso",
  "stamp.consumed": "Usado",
  "stamp.refund-requested": "Reembolso en curso",
  "stamp.refunded": "Reembolsado",
  "stamp.expired": "Caducado",
  "stamp.suspended": "Suspendido",
  "stamp.replaced": "Sustituido por un código nuevo",
});
