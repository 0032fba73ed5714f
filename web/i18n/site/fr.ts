import type { en } from "#web/i18n/site/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const fr = translation<"fr", typeof en>()({
  "site.name": "Wisal",
  "site.tagline": "Rendez-vous et timbres consulaires",
  "site.audience": "Un service public pour les Marocains résidant à l’étranger",
  skip: "Aller au contenu principal",
  "languages.label": "Langue",
  "footer.note":
    "Les tarifs sont fixés en dirhams (MAD) et perçus en monnaie locale à un cours affiché avec sa date.",
  "footer.problems": "Signification des codes d’erreur (en anglais)",
  "site.my": "Se connecter, mes demandes",
  "site.help": "Aide et réclamations",
  "site.draws": "Tirages publics",
});
