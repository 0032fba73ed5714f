import type { en } from "#web/i18n/my-stamps-change/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const es = translation<"es", typeof en>()({
  "change.sure": "¿Está seguro?",
  "change.final": "Esto no se puede deshacer.",
  "change.keep": "No cambiar nada",
  "change.absent": "Este timbre no existe en el pedido.",
  "refund.ask": "Pedir la devolución",
  "refund.ask.what": "Devuelve el timbre que termina en {code:code}.",
  "refund.ask.void": "Su código ya no valdrá nada.",
  "refund.ask.money": "Recupera",
  "refund.ask.how": "A la tarjeta con la que pagó. Si pagó en efectivo, su consulado se lo entrega.",
  "refund.ask.window": "Puede pedirla desde el tercer día después del pago, durante dieciocho meses.",
  "refund.ask.early": "Es pronto: puede pedirla a partir del {from}.",
  "refund.ask.yes": "Sí, devuélvanme el dinero",
  "new-code.ask": "Un código nuevo para su timbre",
  "new-code.go": "Pedir un código nuevo",
  "new-code.what": "El código nuevo se envía por SMS al teléfono indicado en la compra.",
  "new-code.old": "El código antiguo, que termina en {code:code}, ya no valdrá nada.",
  "new-code.twice": "Un timbre recibe un código nuevo dos veces como máximo.",
  "new-code.yes": "Sí, enviar un código nuevo",
  "cancel.ask": "Anular este pedido",
  "cancel.what": "Nadie lo ha pagado. Ya no tendrá que pagarlo.",
  "cancel.late": "Un pago que llegue más tarde se le devuelve.",
  "cancel.yes": "Sí, anularlo",
});
