import type { ScreenProps } from "#web/app/routes.tsx";
import { choiceIn, nextOpen } from "#web/areas/my/requests/choice.ts";
import { Redirect } from "#web/areas/my/requests/redirect.tsx";

/** Where the first page and the list lead: to the first question that is still open. */
export const Screen = ({ query }: ScreenProps<"/new">) => <Redirect to={nextOpen(choiceIn(query))} />;
