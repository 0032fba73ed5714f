import type { en } from "#web/i18n/my-account/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const es = translation<"es", typeof en>()({
  "messages.title": "Mensajes",
  "messages.lead": "Lo que le hemos comunicado en los últimos treinta días y si llegó.",
  "messages.empty.title": "Todavía no hay mensajes",
  "messages.empty.text": "Escribimos cuando algo cambia: una decisión, una cita, un timbre.",
  "messages.more": "Mostrar mensajes anteriores",
  "message.queued": "En camino",
  "message.sent": "Enviado",
  "message.delivered": "Recibido",
  "message.by-email": "Recibido por correo",
  "message.failed": "No llegó",
  "channel.sms": "SMS",
  "channel.email": "Correo electrónico",
  "channel.line": "{channel}: {state}, el {date} a las {time:code}",
  "account.title": "Cuenta",
  "account.phone": "Teléfono",
  "account.phone.hint": "Con él inicia sesión y recibe nuestros SMS.",
  "account.contact": "Cómo le contactamos",
  "account.language": "Idioma de nuestros mensajes",
  "account.email": "Correo electrónico",
  "account.email.hint": "También escribimos allí, y lo usamos si un SMS no llega.",
  "account.email.none": "Ninguno todavía",
  "account.email.new": "Correo electrónico nuevo",
  "account.email.remove": "Escribirme solo por SMS",
  "account.email.wrong": "Esto no es una dirección de correo electrónico.",
  "account.save": "Guardar",
  "account.saved": "Guardado.",
  "account.export": "Todo lo que tenemos sobre usted",
  "account.export.text":
    "Su cuenta, solicitudes, documentos, pedidos y mensajes en un solo archivo. Guárdelo para usted. Si el historial es demasiado largo, dice «complete: false»: llámenos para el resto.",
  "account.export.go": "Descargar",
  "account.export.working": "Preparando el archivo…",
  "account.export.saved": "El archivo está guardado en su dispositivo.",
  "account.export.open": "Abrirlo",
  "account.device": "Este dispositivo",
  "account.device.shared":
    "Indicó que lo usan otras personas. Se cierra su sesión tras 15 minutos sin actividad y aquí no queda nada.",
  "account.device.own":
    "Lo que escribe permanece en esta pestaña hasta cerrarla o cerrar sesión. Si otras personas usan el dispositivo, cierre sesión al terminar.",
});
