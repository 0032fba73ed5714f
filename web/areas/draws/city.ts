import { useNames } from "#web/app/names.ts";

/** A post's city in the page's language; its id until the names have come. */
export const useCity = (postId: string): string => useNames().posts[postId]?.city ?? postId;
