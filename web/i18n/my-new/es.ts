import type { en } from "#web/i18n/my-new/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const es = translation<"es", typeof en>()({
  continue: "Continuar",
  "choose-one": "Elija una respuesta para continuar.",
  "new.title": "¿Qué necesita?",
  "new.lead": "Lleva unos minutos. Puede parar y volver; no se envía nada hasta que usted lo diga al final.",
  "new.free": "Gratuito",
  "new.reviewed": "Un agente revisa antes los documentos",
  "post.title": "¿Qué consulado?",
  "post.search": "Ciudad o país",
  "post.order": "Orden",
  "post.soonest": "Primero la cita más próxima",
  "post.near": "El más cercano a {city}",
  "post.list": "Consulados",
  "post.found": {
    one: "{count:number} consulado",
    many: "{count:number} de consulados",
    other: "{count:number} consulados",
  },
  "post.none": "Ningún consulado coincide. Escriba otra ciudad u otro país.",
  "post.today": "Una cita hoy",
  "post.tomorrow": "Primera cita mañana",
  "post.first": "Primera cita: {date}",
  "post.days": {
    one: "Primera cita dentro de {count:number} día",
    many: "Primera cita dentro de {count:number} de días",
    other: "Primera cita dentro de {count:number} días",
  },
  "post.no-day": "No hay citas libres por ahora",
  "post.no-appointment": "Sin cita",
  "post.km": "a {count:number} km",
  "post.change": "Cambiar de consulado",
  "post.network":
    "Sus documentos son válidos en toda la red. Su solicitud puede tramitarse en otro consulado.",
  "post.current": "Por ahora: {city}",
  "post.keep": "Mantener {city}",
  "post.moved": "La solicitud está ahora en {city}.",
  "party.title": "¿Para cuántas personas?",
  "party.hint": "Hasta seis personas por solicitud: sus citas serán seguidas.",
  "party.people": {
    one: "{count:number} persona",
    many: "{count:number} de personas",
    other: "{count:number} personas",
  },
});
