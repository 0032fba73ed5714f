import * as z from "zod";
import type { CatalogueDeps } from "#shared/application/catalogue/list-posts.ts";
import { listPosts, showPost } from "#shared/application/catalogue/list-posts.ts";
import { listProcedures } from "#shared/application/catalogue/list-procedures.ts";
import { showRateBoard } from "#shared/application/catalogue/rate-board.ts";
import type { PublicDrawsDeps } from "#shared/application/draws/deps.ts";
import { listDraws, showDraw, showDrawPage } from "#shared/application/draws/show-draws.ts";
import type { ApiDeps } from "#shared/http/api-handler.ts";
import {
  postSchema,
  postsReplySchema,
  proceduresReplySchema,
  rateBoardReplySchema,
} from "#shared/http/contracts/catalogue.ts";
import { slugSchema } from "#shared/http/contracts/common.ts";
import {
  drawPageParamsSchema,
  drawPageReplySchema,
  drawParamsSchema,
  drawReplySchema,
  drawsParamsSchema,
  drawsReplySchema,
} from "#shared/http/contracts/draws.ts";
import type { Route } from "#shared/http/route.ts";
import { noBody, nothing, routesFor } from "#shared/http/route.ts";

export type Deps = ApiDeps & CatalogueDeps & PublicDrawsDeps;

const build = routesFor<Deps>();

/** The public catalogue: readable by anybody and by shared caches. */
export const routes: readonly Route<Deps>[] = [
  build.open({
    method: "GET",
    path: "/posts",
    operationId: "listPosts",
    summary: "All consular posts with local time, fees and the wait for an appointment",
    rules: ["S2", "S4", "T1"],
    params: nothing,
    query: nothing,
    body: noBody,
    reply: postsReplySchema,
    cacheSeconds: 30,
    useCase: listPosts,
  }),
  build.open({
    method: "GET",
    path: "/posts/{postId}",
    operationId: "showPost",
    summary: "One consular post",
    rules: ["S2", "S4", "T1"],
    params: z.strictObject({ postId: slugSchema }),
    query: nothing,
    body: noBody,
    reply: postSchema,
    refusals: ["not-found"],
    cacheSeconds: 30,
    useCase: showPost,
  }),
  build.open({
    method: "GET",
    path: "/posts/{postId}/rates",
    operationId: "showRateBoard",
    summary: "The board of exchange rates: rate, the one before, change in per cent, time",
    rules: ["T1", "S2"],
    params: z.strictObject({ postId: slugSchema }),
    query: nothing,
    body: noBody,
    reply: rateBoardReplySchema,
    refusals: ["not-found"],
    cacheSeconds: 30,
    useCase: showRateBoard,
  }),
  build.open({
    method: "GET",
    path: "/procedures",
    operationId: "listProcedures",
    summary: "All procedures with fee, papers and names in four languages",
    rules: ["T1"],
    params: nothing,
    query: nothing,
    body: noBody,
    reply: proceduresReplySchema,
    cacheSeconds: 30,
    useCase: listProcedures,
  }),
  build.open({
    method: "GET",
    path: "/posts/{postId}/draws",
    operationId: "listDraws",
    summary: "A post's draws with the commitments to their seeds, the latest first",
    rules: ["S2"],
    params: drawsParamsSchema,
    query: nothing,
    body: noBody,
    reply: drawsReplySchema,
    cacheSeconds: 30,
    useCase: listDraws,
  }),
  build.open({
    method: "GET",
    path: "/posts/{postId}/draws/{drawId}",
    operationId: "showDraw",
    summary: "A draw; once closed with its slots, pages and digest, once drawn with its seed",
    rules: ["S2"],
    params: drawParamsSchema,
    query: nothing,
    body: noBody,
    reply: drawReplySchema,
    refusals: ["not-found"],
    cacheSeconds: 30,
    useCase: showDraw,
  }),
  build.open({
    method: "GET",
    path: "/posts/{postId}/draws/{drawId}/pages/{page}",
    operationId: "showDrawPage",
    summary: "A page of a draw's tickets, once drawn with their results: nobody's data",
    rules: ["A3"],
    params: drawPageParamsSchema,
    query: nothing,
    body: noBody,
    reply: drawPageReplySchema,
    refusals: ["not-found"],
    cacheSeconds: 30,
    useCase: showDrawPage,
  }),
];
