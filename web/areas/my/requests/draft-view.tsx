import type { ComponentChildren } from "preact";
import { LoadedView } from "#web/app/loaded.tsx";
import { useLoad } from "#web/app/use-load.ts";
import { Redirect } from "#web/areas/my/requests/redirect.tsx";
import { pathOf, type RequestView } from "#web/areas/my/requests/request.ts";

interface Props {
  readonly requestId: string;
  readonly children: (request: RequestView, reload: () => void) => ComponentChildren;
}

/** A draft, loaded; a request that was sent meanwhile shows its own page instead, also after Back. */
export const DraftView = ({ requestId, children }: Props) => {
  const load = useLoad("GET /requests/{requestId}", { path: { requestId } });
  return (
    <LoadedView load={load}>
      {(request) =>
        request.state === "draft" ? children(request, load.reload) : <Redirect to={pathOf(requestId)} />
      }
    </LoadedView>
  );
};
