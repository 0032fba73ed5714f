import { routesOf } from "#web/app/routes.tsx";
import type { EndingWords } from "#web/areas/my/requests/words-ending.ts";
import type { NewWords } from "#web/areas/my/requests/words-new.ts";
import type { PeopleWords } from "#web/areas/my/requests/words-people.ts";
import type { RequestsWords } from "#web/areas/my/requests/words-requests.ts";
import type { SendingWords } from "#web/areas/my/requests/words-sending.ts";

const begun = routesOf<NewWords>("my-new");
const people = routesOf<PeopleWords>("my-people");
const sending = routesOf<SendingWords>("my-papers", "my-sending");
const own = routesOf<RequestsWords>("my-papers", "my-requests");
const ending = routesOf<EndingWords>("my-ending");

/** A request from the first question to its end. */
export const requestRoutes = [
  begun("/new", "new.title", () => import("#web/areas/my/screens/requests/new.tsx")),
  begun("/new/procedure", "new.title", () => import("#web/areas/my/screens/requests/new-procedure.tsx")),
  begun("/new/post", "post.title", () => import("#web/areas/my/screens/requests/new-post.tsx")),
  begun("/new/people", "party.title", () => import("#web/areas/my/screens/requests/new-people.tsx")),
  people("/new/person", "person.title", () => import("#web/areas/my/screens/requests/new-person.tsx")),
  people(
    "/requests/:requestId/people",
    "people.title",
    () => import("#web/areas/my/screens/requests/people.tsx"),
  ),
  people(
    "/requests/:requestId/people/:n",
    "person.title",
    () => import("#web/areas/my/screens/requests/person.tsx"),
  ),
  begun("/requests/:requestId/post", "post.title", () => import("#web/areas/my/screens/requests/post.tsx")),
  sending(
    "/requests/:requestId/papers",
    "papers.title",
    () => import("#web/areas/my/screens/requests/papers.tsx"),
  ),
  sending(
    "/requests/:requestId/papers/:beneficiary/:documentId",
    "paper.title",
    () => import("#web/areas/my/screens/requests/paper.tsx"),
  ),
  sending(
    "/requests/:requestId/check",
    "check.title",
    () => import("#web/areas/my/screens/requests/check.tsx"),
  ),
  sending("/requests/:requestId/sent", "sent.title", () => import("#web/areas/my/screens/requests/sent.tsx")),
  own("/requests/:requestId", "request.title", () => import("#web/areas/my/screens/requests/request.tsx")),
  ending(
    "/requests/:requestId/withdrawal",
    "withdraw.title",
    () => import("#web/areas/my/screens/requests/withdrawal.tsx"),
  ),
  ending(
    "/requests/:requestId/erasure",
    "erase.title",
    () => import("#web/areas/my/screens/requests/erasure.tsx"),
  ),
];
