import type { en } from "#web/i18n/desk/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const es = translation<"es", typeof en>()({
  "area.name": "Ventanilla",
  "home.title": "Hoy",
  "visit.title": "Visita",
  "scan.title": "Escanear o escribir",
  "stamps.title": "Timbres",
  "review.title": "Expedientes por revisar",
  "review.one": "Revisión",
  "late.title": "Revisiones con retraso",
  "behalf.title": "Actuar por alguien",
  "behalf.request": "Su solicitud",
  "bar.desk": "Ventanilla {desk:code}",
  "bar.post": "Cambiar de consulado",
  "bar.waiting": {
    one: "{count:number} llegada por enviar",
    many: "{count:number} llegadas por enviar",
    other: "{count:number} llegadas por enviar",
  },
  lock: "Bloquear (F8)",
  "lock.soon": "Esta ventanilla se bloquea en un minuto. Mueva el ratón o pulse una tecla para continuar.",
  "post.choose": "¿En qué consulado está?",
  "post.none": "Hoy no tiene función en ningún consulado. Consulte al jefe del consulado.",
  "scan.close": "Cerrar",
  "scan.visit": "Citación",
  "scan.absent": "No está aquí",
  "scan.absent.text": "Ninguna cita de este consulado tiene la referencia {reference:code}.",
  "scan.elsewhere": "Citación de otro consulado",
  "scan.elsewhere.text": "No es para {city}. Pida a la persona su otro documento.",
  "scan.unknown": "No es un código nuestro",
  "scan.unknown.text": "Escanee otra vez la citación o el timbre, o escriba la referencia.",
});
