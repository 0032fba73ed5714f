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

/** What a tab must not show to whoever comes next: drafts, tokens, everything of ours. */
export const forgetAll = (): void => {
  try {
    for (const name of Object.keys(sessionStorage)) {
      if (name.startsWith("wisal.")) sessionStorage.removeItem(name);
    }
  } catch {
    // Storage is refused: nothing was kept.
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
