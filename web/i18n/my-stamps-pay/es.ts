import type { en } from "#web/i18n/my-stamps-pay/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const es = translation<"es", typeof en>()({
  "pay.title": "Pagar su pedido",
  "pay.total": "A pagar",
  "pay.until": "Hasta",
  "pay.how": "¿Cómo quiere pagar?",
  "pay.card": "Tarjeta bancaria",
  "pay.card.hint": "En la página de la entidad de pago. Después vuelve aquí.",
  "pay.agency": "En una agencia de pago o un banco",
  "pay.agency.hint": "Recibe un número para dar en ventanilla, aquí y por SMS. Tiene siete días.",
  "pay.wallet": "Monedero móvil",
  "pay.wallet.hint": "Usted acepta el pago en su monedero.",
  "pay.terminal": "En el consulado",
  "pay.terminal.hint": "Con tarjeta, en ventanilla.",
  "pay.needed": "Elija cómo quiere pagar.",
  "pay.go": "Continuar",
  "pay.declined.title": "El pago no fue aceptado",
  "pay.declined.text":
    "No se ha cobrado nada. Inténtelo de nuevo o elija otro medio: sigue siendo el mismo pedido.",
  "pay.waiting.title": "Esperando la respuesta del banco",
  "pay.waiting.text":
    "Tarda unos segundos. No tiene que hacer nada: los códigos llegan por SMS aunque salga de esta página.",
  "pay.long.title": "El banco todavía no ha respondido",
  "pay.long.text":
    "Si ha pagado, espere: los códigos llegan por SMS. Si renunció al pago, elija de nuevo. Un pago hecho dos veces se le devuelve.",
  "pay.agency.title": "Su número de pago",
  "pay.agency.text":
    "Dé este número completo en ventanilla. También se lo hemos enviado por SMS. Un número mal escrito se rechaza.",
  "pay.wallet.title": "Pagar con su monedero",
  "pay.wallet.text": "Abra su monedero, acepte el pago y vuelva aquí.",
  "pay.wallet.go": "Abrir mi monedero",
  "pay.terminal.title": "Pagar en el consulado",
  "pay.terminal.text": "Muestre este número de pedido en ventanilla. Allí paga con tarjeta.",
  "pay.other": "Elegir otro medio",
  "pay.later": "Pagar más tarde",
  "pay.over.title": "Este pedido ha terminado",
  "pay.over.text": "No se pagó. No se ha cobrado nada.",
  "pay.again": "Comprar de nuevo",
  "pay.leaving": "Abriendo la página de pago…",
});
