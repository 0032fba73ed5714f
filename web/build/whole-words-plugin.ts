import type { Plugin } from "vite";

/**
 * French "rendez-vous" with U+2060 WORD JOINER behind its hyphen: the line cannot end there, and no style can say so.
 * The hyphen stays the one that people type; browsers' search and screen readers pass over the joiner.
 */
export const wholeWords = (text: string): string => text.replaceAll(/(rendez-)(vous)/gi, "$1\u2060$2");

/**
 * Has the pages' French texts keep {@link wholeWords}. Only the built pages hold the joiner: the catalogues stay as they
 * are written, and messages, which count characters, and documents are made from other texts.
 */
export const wholeWordsPlugin = (): Plugin => ({
  name: "wisal-whole-words",
  enforce: "pre",
  transform: {
    filter: { id: /\/web\/i18n\/(?:[\w-]+\/)?fr\.ts$/ },
    handler: (code) => ({ code: wholeWords(code), map: null }),
  },
});
