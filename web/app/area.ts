import type { CallerKind } from "#web/app/config.ts";
import type { Route } from "#web/app/routes.tsx";
import type { AnyMessage, Messages } from "#web/i18n/message.ts";

export type AreaId = "my" | "desk" | "admin" | "draws" | "styleguide";

/** One of the faces: a shell in each language, and screens behind its hash. */
export interface Area {
  readonly id: AreaId;
  /** Who signs in; undefined where nobody does. */
  readonly caller: CallerKind | undefined;
  /** Words of the shell, by their keys in the area's catalogue: its name, and its own menu. */
  readonly name: string;
  readonly menu: readonly { readonly path: string; readonly label: string }[];
  readonly routes: readonly Route[];
  /** Dark where the device or the person asks for it; citizens' pages stay light. */
  readonly dark: boolean;
}

/** Loaders of catalogues by `<catalogue>/<language>`, as the build finds them. */
export type WordsModules = Readonly<Record<string, () => Promise<Readonly<Record<string, unknown>>>>>;

const isMessage = (value: unknown): value is AnyMessage =>
  typeof value === "string" || (typeof value === "object" && value !== null && "other" in value);

/** The messages that a module of `web/i18n` exports under its language's name. */
export const messagesIn = (module: Readonly<Record<string, unknown>>, language: string): Messages => {
  const found = module[language];
  return Object.fromEntries(Object.entries(found ?? {}).filter(([, value]) => isMessage(value)));
};

/** Loads catalogues side by side and joins them. */
export const loadWords = async (
  modules: WordsModules,
  names: readonly string[],
  language: string,
): Promise<Messages> => {
  const loaded = await Promise.all(
    names.map(async (name) => {
      const load = Object.entries(modules).find(([path]) => path.endsWith(`/${name}/${language}.ts`))?.[1];
      if (load === undefined) throw new Error(`There is no catalogue "${name}" in "${language}".`);
      return messagesIn(await load(), language);
    }),
  );
  return Object.fromEntries(loaded.flatMap((messages) => Object.entries(messages)));
};
