import { hydrate } from "preact";
import { type Area, loadWords, type WordsModules } from "#web/app/area.ts";
import { AreaApp } from "#web/app/area-app.tsx";
import type { NamesLoader } from "#web/app/names.ts";
import { languages } from "#web/i18n/language.ts";

/** Catalogues of the shell of an area; the build preloads them. */
export const shellWords = (id: string): readonly string[] => ["site", "common", id];

/** Wakes an area's prerendered shell. */
export const startArea = async (area: Area, words: WordsModules, namesOf: NamesLoader): Promise<void> => {
  const page = document.getElementById("page");
  const language = languages.find((each) => each === document.documentElement.lang);
  if (page === null || language === undefined) return;
  const messages = await loadWords(words, shellWords(area.id), language);
  hydrate(
    <AreaApp area={area} language={language} messages={messages} words={words} namesOf={namesOf} />,
    page,
  );
};
