import * as z from "zod";
import { downloadCalendar } from "#shared/application/appointments/download-calendar.ts";
import type { ConvocationDeps } from "#shared/application/documents/download-convocation.ts";
import {
  downloadConvocation,
  showConvocationCode,
} from "#shared/application/documents/download-convocation.ts";
import { listKeys } from "#shared/application/documents/list-keys.ts";
import type { ApiDeps } from "#shared/http/api-handler.ts";
import { requestParamsSchema } from "#shared/http/contracts/common.ts";
import {
  convocationCodeReplySchema,
  documentQuerySchema,
  keysReplySchema,
  pdfSchema,
} from "#shared/http/contracts/documents.ts";
import type { Route } from "#shared/http/route.ts";
import { noBody, nothing, routesFor } from "#shared/http/route.ts";
import type { DocumentSeal } from "#shared/ports/document-seal.ts";

export type Deps = ApiDeps & ConvocationDeps & { readonly seals: DocumentSeal };

const build = routesFor<Deps>();

/** A day: a desk fetches the keys each morning, and has them when the network goes. */
const KEYS_CACHE_SECONDS = 86_400;

/** What people take along or put into their calendar, and the keys with which a convocation's seal is verified. */
export const routes: readonly Route<Deps>[] = [
  build.citizen({
    method: "GET",
    path: "/requests/{requestId}/appointment/convocation.pdf",
    operationId: "downloadConvocation",
    summary: "The appointment on paper: when, where, who, with which papers, and the code for the desk",
    rules: ["A8", "S2", "N2", "E2"],
    params: requestParamsSchema,
    query: documentQuerySchema,
    body: noBody,
    reply: pdfSchema,
    type: "application/pdf",
    refusals: ["not-found", "appointment-none", "appointment-wrong-state"],
    useCase: downloadConvocation,
  }),
  build.citizen({
    method: "GET",
    path: "/requests/{requestId}/appointment/code",
    operationId: "showConvocationCode",
    summary: "The text of the convocation's code, for a page that shows it to the desk",
    rules: ["A8", "E2"],
    params: requestParamsSchema,
    query: nothing,
    body: noBody,
    reply: convocationCodeReplySchema,
    refusals: ["not-found", "appointment-none", "appointment-wrong-state", "busy"],
    useCase: showConvocationCode,
  }),
  build.citizen({
    method: "GET",
    path: "/requests/{requestId}/appointment/calendar.ics",
    operationId: "downloadCalendar",
    summary: "The appointment as an iCalendar file",
    rules: ["A8"],
    params: requestParamsSchema,
    query: nothing,
    body: noBody,
    reply: z.string(),
    type: "text/calendar",
    refusals: ["not-found", "appointment-none"],
    useCase: downloadCalendar,
  }),
  build.open({
    method: "GET",
    path: "/keys",
    operationId: "listKeys",
    summary: "The public keys with which a desk without network verifies a document's seal",
    rules: ["A8"],
    params: nothing,
    query: nothing,
    body: noBody,
    reply: keysReplySchema,
    cacheSeconds: KEYS_CACHE_SECONDS,
    useCase: listKeys,
  }),
];
