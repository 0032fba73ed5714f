/**
 * What a tab keeps until it is closed: session storage only, never local storage. A browser that refuses storage
 * loses it at the next load and nothing else.
 */
export const keep = (name: string, value: unknown): void => {
  try {
    if (value === undefined) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify(value));
  } catch {
    // Storage is refused or full.
  }
};

export const kept = <T extends object>(name: string, isIt: (value: object) => value is T): T | undefined => {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(name) ?? "null");
    return typeof value === "object" && value !== null && isIt(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

const DRAFT = "wisal.draft.";

/** Where a form keeps what is typed into it, until it is saved or the person signs out. */
export const draftPlace = (form: string): string => `${DRAFT}${form}`;

/** Forgets what was typed: the next person at this device must not see it. */
export const dropDrafts = (): void => {
  try {
    for (const name of Object.keys(sessionStorage))
      if (name.startsWith(DRAFT)) sessionStorage.removeItem(name);
  } catch {
    // Storage is refused: nothing was kept.
  }
};
