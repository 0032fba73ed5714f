import type { en } from "#web/i18n/my-stamps-receipt/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const es = translation<"es", typeof en>()({
  "receipt.title": "Recibo",
  "receipt.plain.text": "Lo que ha pagado, línea por línea, con las últimas cifras de cada código.",
  "receipt.plain": "Descargar el recibo (PDF)",
  "receipt.codes.title": "Con los códigos completos",
  "receipt.codes.text":
    "Quien conoce un código puede usarlo: por su seguridad, quizá deba iniciar sesión de nuevo.",
  "receipt.codes": "Descargar con los códigos completos",
  "receipt.working": "Preparando el archivo…",
  "receipt.saved": "El archivo está guardado en su dispositivo.",
  "receipt.open": "Abrirlo",
});
