import type { en } from "#web/i18n/draws/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const es = translation<"es", typeof en>()({
  "draws.name": "Sorteos públicos",
  "home.title": "Sorteos públicos",
  "home.lead":
    "Elija un consulado para leer sus sorteos. Cada uno se publica entero: sin nombres, solo boletos.",
  "log.title": "Sorteos en {city}",
  "log.lead": "Cada sorteo se publica con lo necesario para comprobarlo. Sin nombres: solo boletos.",
  "log.tickets": "Boletos",
  "log.winners": "Con plazas",
  "log.commitment": "Compromiso, publicado antes de abrir la inscripción",
  "log.seed": "Semilla, publicada después del sorteo",
  "log.digest": "Huella de todos los boletos, publicada al cerrar la inscripción",
  "log.verify":
    "El compromiso es el SHA-256 de la semilla: nadie pudo elegir la semilla después de ver los boletos. Cualquiera puede recalcular el sorteo con el programa publicado.",
  "log.page": "Boletos {from:number} a {to:number}",
  "log.show": "Mostrar los boletos {from:number} a {to:number}",
  "log.ticket": "Boleto",
  "log.people": "Personas",
  "log.rank": "Puesto",
  "log.result": "Resultado",
  "log.nothing": "sin plaza",
  "log.not-yet": "Los boletos se publican al cerrar la inscripción.",
  "log.none.title": "Todavía no hay ningún sorteo",
  "log.none.text": "Los sorteos de este consulado aparecerán aquí.",
  "log.verify.title": "Comprobar este sorteo",
  "log.verify.how":
    "Con el programa publicado, cualquiera recalcula todo el sorteo con esta orden. Lee lo que está en esta página y nada más:",
  "log.verify.early": "Podrá comprobarse una vez sorteado.",
});
