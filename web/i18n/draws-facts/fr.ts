import type { en } from "#web/i18n/draws-facts/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const fr = translation<"fr", typeof en>()({
  "draw.of": "Tirage du {date}",
  "draw.for": "Pour les jours du {from} au {to}",
  "draw.day": "Pour un seul jour : {date}",
  "draw.zone": "Toutes les heures sont celles de {city}.",
  "draw.opens": "Ouverture des inscriptions le {date} à {time:code}",
  "draw.closes": "Clôture des inscriptions le {date} à {time:code}",
  "draw.at": "Tirage le {date} à {time:code}",
  "draw.state.announced": "Annoncé",
  "draw.state.open": "Ouvert",
  "draw.state.closed": "Clos",
  "draw.state.drawn": "Tiré",
  "draw.state.allocated": "Tiré",
  "draw.state.done": "Terminé",
  "draw.state.cancelled": "Annulé",
});
