import type { en } from "#web/i18n/draws-facts/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const es = translation<"es", typeof en>()({
  "draw.of": "Sorteo del {date}",
  "draw.for": "Para los días del {from} al {to}",
  "draw.day": "Para un solo día: {date}",
  "draw.zone": "Todas las horas son las de {city}.",
  "draw.opens": "La inscripción se abre el {date} a las {time:code}",
  "draw.closes": "La inscripción se cierra el {date} a las {time:code}",
  "draw.at": "Sorteo el {date} a las {time:code}",
  "draw.state.announced": "Anunciado",
  "draw.state.open": "Abierto",
  "draw.state.closed": "Cerrado",
  "draw.state.drawn": "Sorteado",
  "draw.state.allocated": "Sorteado",
  "draw.state.done": "Terminado",
  "draw.state.cancelled": "Cancelado",
});
