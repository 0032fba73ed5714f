import type { en } from "#web/i18n/my-draws/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const es = translation<"es", typeof en>()({
  "draw.title": "Días asignados por sorteo",
  "draw.lead":
    "Para los días muy pedidos no importa quién pulse primero: todos se inscriben y decide la suerte. Inscríbase en cualquier momento mientras esté abierto.",
  "draw.none.title": "Aquí no hay ningún sorteo anunciado",
  "draw.none.text": "Elija un día como siempre, o apúntese a la lista de espera.",
  "draw.register": "Inscribirme",
  "draw.wishes": "¿Qué días le convienen?",
  "draw.wishes.hint": "El orden en que los elige es su orden de preferencia. Diez como máximo.",
  "draw.wishes.rank": "Deseo {rank:number}",
  "draw.wishes.none": "Elija al menos un día.",
  "draw.wishes.closed": "El consulado está cerrado el {date}. Elija otros días.",
  "draw.wishes.save": "Inscribirme con estos días",
  "draw.wishes.change": "Cambiar mis días",
  "draw.registered": "Está inscrito",
  "draw.registered.text": "No hay nada que hacer hasta el sorteo. Le escribiremos el resultado.",
  "draw.ticket": "Su boleto",
  "draw.ticket.text": "Con él encuentra su línea en el registro público; nadie más sabe que es la suya.",
  "draw.preferences": "Sus días",
  "draw.leave": "Retirar mi solicitud del sorteo",
  "draw.won": "Le han tocado plazas",
  "draw.won.not-yet": "Aún no reservado",
  "draw.won.until": "Confirme antes del {date} a las {time:code} (hora de {city}), o pasarán a otros.",
  "draw.won.over": "No se confirmaron a tiempo y pasaron a otros.",
  "draw.lost": "Esta vez no le han tocado plazas",
  "draw.lost.text": "No ha cambiado nada más. Elija un día como siempre, o apúntese a la lista de espera.",
  "draw.waiting": "El resultado se está preparando",
  "draw.rank": "Puesto {rank:number} en el orden sorteado",
  "draw.confirm": "Reservar esta cita",
  "draw.log": "Ver el registro público",
});
