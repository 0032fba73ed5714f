import { useEffect, useState } from "preact/hooks";
import type { Language } from "#shared/catalogue/procedures.ts";
import { useApp } from "#web/app/app-context.ts";

/** Names of posts, procedures and papers in one language, made at build from the catalogue. */
export interface Names {
  readonly posts: Readonly<Record<string, PostName>>;
  readonly procedures: Readonly<Record<string, string>>;
  /** By document id. */
  readonly papers: Readonly<Record<string, string>>;
}

export interface PostName {
  readonly city: string;
  readonly embassy: boolean;
  readonly country: string;
  readonly timeZone: string;
  readonly currency: string;
}

/** Where an area has its names from. */
export type NamesLoader = (language: Language) => Promise<Names>;

const nothing: Names = { posts: {}, procedures: {}, papers: {} };
const known = new Map<Language, Names>();

const read = async (language: Language, load: NamesLoader): Promise<void> => {
  if (!known.has(language)) known.set(language, await load(language));
};

/** Has the names come before a screen shows times and places; that they don't come is no reason to show nothing. */
export const loadNames = (language: Language, load: NamesLoader): Promise<void> =>
  read(language, load).catch(() => undefined);

/** Names in the page's language; empty where they did not come. */
export const useNames = (): Names => {
  const { language, namesOf } = useApp();
  const [names, setNames] = useState(known.get(language) ?? nothing);
  useEffect(() => {
    if (known.has(language)) return;
    void loadNames(language, namesOf).then(() => setNames(known.get(language) ?? nothing));
  }, [language, namesOf]);
  return names;
};
