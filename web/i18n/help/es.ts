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
  "help.cases": "Qué hacer si…",
  "help.code.title": "Ha perdido el código de un timbre",
  "help.code.text":
    "Abra «Timbres» y luego el pedido: envíe el código de nuevo o descargue el recibo con los códigos completos. Tras tres envíos o 30 días puede obtener un código nuevo; el antiguo deja de valer.",
  "help.sms.title": "Un SMS no llega",
  "help.sms.text":
    "Espere dos minutos y compruebe la cobertura de su teléfono. En «Mensajes» puede leer lo que enviamos y si llegó. Añada un correo en «Cuenta»: también escribimos allí.",
  "help.paper.title": "Se rechaza un documento",
  "help.paper.text":
    "Abra la solicitud: el motivo figura en ese documento. Envíelo de nuevo antes de la fecha indicada. Su solicitud conserva su turno.",
  "help.missed.title": "No puede acudir o perdió la cita",
  "help.missed.text":
    "Antes del día, cambie o anule la cita en su solicitud: otra persona aprovechará la plaza. Si la perdió, elija otra fecha mientras la solicitud sea válida. Tras dos ausencias, el centro de llamadas reserva con usted.",
});
