import { expect, it } from "vitest";
import { postsReplySchema } from "#shared/http/contracts/catalogue.ts";
import { previewPosts } from "#web/build/preview-posts.ts";

it("the made-up posts of the preview are an answer that GET /posts could give", () => {
  expect(
    postsReplySchema.safeParse(previewPosts(Date.parse("2026-11-21T19:07:00Z"))).error?.issues,
  ).toBeUndefined();
});
