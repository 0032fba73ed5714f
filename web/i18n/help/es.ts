import type { en } from "#web/i18n/help/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const es = translation<"es", typeof en>()({
  "help.title": "Ayuda y reclamaciones",
  "help.lead": "Le atendemos en árabe, francés, español e inglés.",
  "help.phone.title": "Llámenos",
  "help.phone.text": "Centro de llamadas: {phone:code}",
  "help.hours": "De lunes a viernes, {hours:code}, hora de Rabat.",
  "help.complaint.title": "Presentar una reclamación",
  "help.complaint.text":
    "Escriba a {mail:code} con la referencia de su solicitud. Recibirá respuesta en 10 días laborables. No envíe nunca el código de su timbre a nadie.",
  "help.offline.title": "Sin Internet",
  "help.offline.text":
    "El centro de llamadas puede presentar una solicitud y pedir o cambiar una cita con usted por teléfono. Necesita la referencia y la fecha de nacimiento.",
});
