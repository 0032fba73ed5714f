import type { en } from "#web/i18n/site/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const es = translation<"es", typeof en>()({
  "site.name": "Wisal",
  "site.tagline": "Citas y timbres consulares",
  "site.audience": "Un servicio público para los marroquíes residentes en el extranjero",
  skip: "Ir al contenido principal",
  "languages.label": "Idioma",
  "footer.note":
    "Las tasas se fijan en dírhams (MAD) y se cobran en moneda local a un tipo publicado con su fecha.",
  "footer.problems": "Significado de los códigos de error (en inglés)",
  "site.my": "Entrar, mis solicitudes",
  "site.help": "Ayuda y reclamaciones",
  "site.draws": "Sorteos públicos",
});
