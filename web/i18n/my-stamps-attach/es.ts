import type { en } from "#web/i18n/my-stamps-attach/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const es = translation<"es", typeof en>()({
  "attach.title": "Vincular un timbre a una solicitud",
  "attach.lead":
    "Queda reservado para esta solicitud: nadie más puede usarlo, su año se detiene y en ventanilla no necesita el código.",
  "attach.request": "¿Para qué solicitud?",
  "attach.request.needed": "Elija la solicitud.",
  "attach.reference": "Referencia {reference:code}",
  "attach.none.title": "Ninguna solicitud puede recibir este timbre",
  "attach.none.text": "La solicitud debe ser del mismo trámite, estar enviada y no haber terminado.",
  "attach.code": "Código del timbre",
  "attach.code.hint": "16 cifras, como en el SMS.",
  "attach.code.wrong": "Escriba las 16 cifras del código.",
  "attach.go": "Vincular",
  "attached.title": "Timbres de su solicitud",
  "attached.none": "Todavía no hay ningún timbre vinculado.",
  "attached.stamp": "Timbre {unit:number}",
  "attached.usable": "Listo para su visita",
  "attached.unusable": "No se puede usar ahora",
  "attached.on": "Vinculado el {date}",
  "attached.off": "Desvincularlo",
  "attached.off.done": "El timbre está desvinculado. Su código puede usarse de nuevo.",
  "attached.add": "Vincular un timbre por su código",
  "attached.own": "Elegir entre mis timbres",
  "attached.buy": "Comprar un timbre",
});
