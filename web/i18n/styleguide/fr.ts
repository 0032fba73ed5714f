import type { en } from "#web/i18n/styleguide/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const fr = translation<"fr", typeof en>()({
  "area.name": "Guide de style",
  "home.title": "Composants",
  "home.lead": "Toutes les parties dont sont faites les pages, dans la langue de celle-ci.",
  buttons: "Boutons",
  notices: "Avis",
  fields: "Champs",
  values: "Valeurs",
  lists: "Listes",
  states: "États",
  "sample.text": "Une phrase qui montre comment le texte se lit ici.",
  "sample.name": "Nom",
  "sample.email": "E-mail",
  "sample.phone": "Téléphone",
  "sample.birth": "Date de naissance",
  "sample.choice": "L’un de ceux-ci",
  "sample.a": "Le premier",
  "sample.b": "Le second",
  "sample.error": "Saisissez un nom.",
  "sample.date": "Jour et heure",
  "sample.fee": "Tarif",
  "sample.code": "Code",
  "sample.paper": "Pièce",
  "sample.hint": "Comme sur le passeport.",
});
