import type { en } from "#web/i18n/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const es = translation<"es", typeof en>()({
  "page.title": "Wisal: su consulado, en una sola visita",
  "page.description":
    "Los consulados de Marruecos y su próxima cita, las tasas de cada trámite y los documentos que debe llevar. Sin cuenta.",

  "hero.title": "Su consulado, en\u00a0una sola visita",
  "hero.lead":
    "La próxima cita en cada una de las {posts:number} oficinas consulares, la tasa de cada trámite y los documentos que debe llevar. No hace falta una cuenta para consultar.",
  "hero.posts": "Buscar mi consulado",
  "hero.procedures": "Tasas y documentos",

  "steps.title": "Cómo funciona",
  "steps.request.title": "Solicitud",
  "steps.request.text":
    "Elija el trámite y el consulado, para usted o su familia. Un agente revisa los documentos antes de su viaje.",
  "steps.appointment.title": "Cita",
  "steps.appointment.text": "Una vez validada la solicitud, elija el día y la hora en un plazo de 30 días.",
  "steps.stamp.title": "Timbre",
  "steps.stamp.text": "Pague la tasa en moneda local. Su timbre electrónico, de 16 cifras, llega por SMS.",
  "steps.visit.title": "Visita",
  "steps.visit.text": "Venga con sus documentos y su código: todo se resuelve en una visita.",

  "posts.title": "Consulados",
  "posts.lead": "Elija su consulado para ver sus citas y sus tasas en moneda local.",
  "filter.label": "Ciudad o país",
  "filter.hint": "En letras árabes o latinas",
  "filter.found": {
    one: "{count:number} oficina consular",
    many: "{count:number} de oficinas consulares",
    other: "{count:number} oficinas consulares",
  },
  "filter.none": "Ninguna oficina consular coincide con esta búsqueda.",
  "filter.clear": "Mostrar todas las oficinas",
  "choice.procedure": "Próxima cita para",
  "choice.any": "Cualquier trámite",

  "availability.label": "Próxima cita",
  "availability.loading": "Buscando…",
  "availability.today": "Hoy",
  "availability.tomorrow": "Mañana",
  "availability.days": {
    one: "En {count:number} día aproximadamente",
    many: "En {count:number} de días aproximadamente",
    other: "En unos {count:number} días",
  },
  "availability.unknown": "Aún no se sabe",
  "availability.not-needed": "Sin cita previa",

  "live.loading": "Buscando las próximas citas…",
  "live.slow":
    "Está tardando más de lo habitual. Las tasas en dírhams y los documentos de abajo ya están completos.",
  "live.ready": "Las citas y las horas locales están al día.",
  "live.failed":
    "No se han podido cargar las próximas citas. Las tasas en dírhams y los documentos siguen siendo correctos.",
  "live.retry": "Volver a intentarlo",

  "post.consulate": "Consulado General en {city}",
  "post.embassy": "Sección consular de la Embajada en {city}",
  "post.embassy-short": "Embajada, sección consular",
  "post.time": "Hora local",
  "post.change": "Cambiar de consulado",
  "post.choose": "Elegir un consulado",

  "procedures.title": "Trámites, tasas y documentos",
  "procedures.lead": "Abra un trámite para ver sus documentos y el desglose de su tasa.",
  "procedures.no-post":
    "Las tasas están en dírhams. Elija un consulado para ver sus citas y sus tasas en moneda local.",
  "area.identity": "Pasaporte e identidad",
  "area.family": "Inscripción y familia",
  "area.deeds": "Firmas y certificados",
  "area.travel": "Viaje y recogida",

  "rate.posted": "Tipo de cambio: {rate:code}, publicado el {date}.",
  "rate.none":
    "No hay tipo de cambio publicado para esta moneda ({currency:code}): las tasas se muestran en dírhams.",

  "fee.label": "Tasa",
  "fee.mad": { one: "{count:number} MAD", many: "{count:number} MAD", other: "{count:number} MAD" },
  "fee.free": "Gratuito",
  "fee.parts": "Desglose de la tasa",
  "fee.receipt": "Derecho de recibo",
  "fee.chancery": "Derechos de cancillería",
  "fee.service": "Remuneración del servicio",
  "fee.unconfirmed": "Importe por confirmar en el consulado.",

  "procedure.start": "Empezar esta solicitud",
  "papers.title": "Documentos que debe llevar",
  "papers.optional": "(si procede)",
  "papers.none": "No hay que preparar documentos.",
  "facts.title": "Conviene saber",
  "facts.minutes": {
    one: "Alrededor de {count:number} minuto en la ventanilla",
    many: "Alrededor de {count:number} de minutos en la ventanilla",
    other: "Unos {count:number} minutos en la ventanilla",
  },
  "facts.review": "Un agente revisa los documentos antes de elegir la cita",
  "facts.no-review": "Sin revisión previa: la cita se elige enseguida",
  "facts.registration": "Es necesaria la inscripción consular",
  "facts.urgent": "Se reservan plazas para casos urgentes",

  "missing.title": "Esta página no existe",
  "missing.text": "Puede que la dirección esté mal escrita o que la página se haya movido.",
  "missing.home": "Ir a la primera página",
});
