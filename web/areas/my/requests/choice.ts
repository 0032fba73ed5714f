/** What was chosen before there is a draft: it stands in the hash, so that Back and reload keep it. */
export interface Choice {
  readonly procedure: string | undefined;
  readonly post: string | undefined;
  readonly people: number | undefined;
}

const slug = (value: string | null): string | undefined =>
  value !== null && /^[a-z0-9-]{1,64}$/.test(value) ? value : undefined;

export const choiceIn = (query: URLSearchParams): Choice => {
  const people = Number(query.get("people") ?? Number.NaN);
  return {
    procedure: slug(query.get("procedure")),
    post: slug(query.get("post")),
    people: Number.isInteger(people) && people >= 1 && people <= 6 ? people : undefined,
  };
};

const withChoice = (path: string, choice: Choice): string => {
  const query = new URLSearchParams(
    Object.entries(choice).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  ).toString();
  return query === "" ? path : `${path}?${query}`;
};

/** One page of the beginning, with what was chosen so far. */
export const beginning = (page: "procedure" | "post" | "people" | "person", choice: Choice): string =>
  withChoice(`/new/${page}`, choice);

/** The first page with a question that is still open. */
export const nextOpen = (choice: Choice): string => {
  if (choice.procedure === undefined) return beginning("procedure", choice);
  if (choice.post === undefined) return beginning("post", choice);
  return beginning(choice.people === undefined ? "people" : "person", choice);
};
