import type { en } from "#web/i18n/my-stamps-receipt/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const fr = translation<"fr", typeof en>()({
  "receipt.title": "Reçu",
  "receipt.plain.text": "Ce que vous avez payé, ligne par ligne, avec les derniers chiffres de chaque code.",
  "receipt.plain": "Télécharger le reçu (PDF)",
  "receipt.codes.title": "Avec les codes entiers",
  "receipt.codes.text":
    "Qui connaît un code peut l’utiliser : pour votre sécurité, vous devrez peut-être vous reconnecter avant.",
  "receipt.codes": "Télécharger avec les codes entiers",
  "receipt.working": "Préparation du fichier…",
  "receipt.saved": "Le fichier est enregistré sur votre appareil.",
  "receipt.open": "L’ouvrir",
});
