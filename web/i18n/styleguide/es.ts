import type { en } from "#web/i18n/styleguide/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const es = translation<"es", typeof en>()({
  "area.name": "Guía de estilo",
  "home.title": "Componentes",
  "home.lead": "Todas las partes de las que se componen las páginas, en el idioma de esta.",
  buttons: "Botones",
  notices: "Avisos",
  fields: "Campos",
  values: "Valores",
  lists: "Listas",
  states: "Estados",
  "sample.text": "Una frase que muestra cómo se lee el texto aquí.",
  "sample.name": "Nombre",
  "sample.email": "Correo electrónico",
  "sample.phone": "Teléfono",
  "sample.birth": "Fecha de nacimiento",
  "sample.choice": "Uno de estos",
  "sample.a": "El primero",
  "sample.b": "El segundo",
  "sample.error": "Escriba un nombre.",
  "sample.date": "Día y hora",
  "sample.fee": "Tarifa",
  "sample.code": "Código",
  "sample.paper": "Documento",
  "sample.hint": "Como en el pasaporte.",
});
