import { posts } from "#shared/catalogue/posts.ts";

const zones = new Map(posts.map(({ id, timeZone }) => [id, timeZone]));

/** The zone of a post; undefined for the network (`*`) and for a post that is not there. */
export const zoneOf = (postId: string): string | undefined => zones.get(postId);
