import type { en } from "#web/i18n/my-ending/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const es = translation<"es", typeof en>()({
  "withdraw.title": "¿Retirar la solicitud?",
  "withdraw.text": "No se podrá recuperar. Si la necesita más adelante, hará una nueva.",
  "withdraw.booked": "Tiene una cita. Anule primero la cita.",
  "withdraw.yes": "Sí, retirarla",
  "withdraw.no": "No, mantenerla",
  "withdraw.done": "La solicitud está retirada.",
  "erase.title": "¿Borrar los datos personales?",
  "erase.text":
    "Los nombres, fechas de nacimiento, números y documentos de esta solicitud se borran en menos de una hora. No se puede deshacer. Sin nombres, conservamos lo que pide la ley: que la solicitud existió, y sus timbres.",
  "erase.not-over": "Solo se puede borrar una solicitud terminada. Retírela primero.",
  "erase.yes": "Sí, borrarlos",
  "erase.no": "No, conservarlos",
  "erase.done": "Los datos se borrarán en menos de una hora.",
});
