import "#web/ui/tokens.css";
import "#web/ui/base.css";
import "#web/ui/components.css";
import "#web/ui/app.css";
import "#web/areas/draws/draws.css";
import type { Language } from "#shared/catalogue/procedures.ts";
import type { Names } from "#web/app/names.ts";
import { startArea } from "#web/app/start-area.tsx";
import { area } from "#web/areas/draws/area.ts";
import type { Messages } from "#web/i18n/message.ts";

/** Wakes this area in one language, whose catalogues (by name) and names have come with it. */
export const startDraws = (
  language: Language,
  catalogues: Readonly<Record<string, Messages>>,
  names: Names,
): Promise<void> => {
  const words = Object.fromEntries(
    Object.entries(catalogues).map(([name, messages]) => [
      `/${name}/${language}.ts`,
      () => Promise.resolve({ [language]: messages }),
    ]),
  );
  return startArea(area, words, () => Promise.resolve(names));
};
