import { allPosts, type PageData } from "#web/public/first-page/page-data.ts";

/** What the visitor looks at. It lives in the address, so Back, reload, sharing and language switches keep it. */
export interface Choice {
  readonly post: string | undefined;
  readonly procedure: string | undefined;
}

export const noChoice: Choice = { post: undefined, procedure: undefined };

/** Reads the query; ids the page does not know are ignored. */
export const readChoice = (search: string, data: PageData): Choice => {
  const query = new URLSearchParams(search);
  const post = query.get("post");
  const procedure = query.get("procedure");
  return {
    post: allPosts(data).find((each) => each.id === post)?.id,
    procedure: data.procedures.find((each) => each.id === procedure)?.id,
  };
};

/** The query of a choice, with its question mark; empty for no choice. Ids only, never a person. */
export const writeChoice = (choice: Choice): string => {
  const query = new URLSearchParams();
  if (choice.post !== undefined) query.set("post", choice.post);
  if (choice.procedure !== undefined) query.set("procedure", choice.procedure);
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
};
