import { go } from "#web/app/app-context.ts";
import { DrawFacts } from "#web/app/draw-facts.tsx";
import { LoadedView } from "#web/app/loaded.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useLoad } from "#web/app/use-load.ts";
import { About } from "#web/areas/my/appointments/parts.tsx";
import type { Request } from "#web/areas/my/appointments/shared.ts";
import { WishesForm } from "#web/areas/my/appointments/wishes-form.tsx";
import { drawWords } from "#web/areas/my/appointments/words.ts";
import { Page } from "#web/ui/page.tsx";

const { useTranslator } = drawWords;

interface WishingProps {
  readonly request: Request;
  readonly drawId: string;
}

const Wishing = ({ request, drawId }: WishingProps) => {
  const { requestId, postId } = request;
  const load = useLoad("GET /posts/{postId}/draws/{drawId}", { path: { postId, drawId } });
  const { loaded } = useLoad("GET /requests/{requestId}/registration", { path: { requestId } });
  // Not being registered yet is a refusal too: then there are no wishes to begin with.
  if (loaded.state !== "ready" && loaded.state !== "failed") return null;
  const before =
    loaded.state === "ready" && loaded.value.draw.drawId === drawId ? loaded.value.preferences : [];
  return (
    <LoadedView load={load}>
      {({ draw }) => (
        <div class="stack">
          <DrawFacts draw={draw} />
          <WishesForm
            requestId={requestId}
            draw={draw}
            wishes={before}
            onSaved={() => go(`/requests/${requestId}/draw`, { replace: true })}
          />
        </div>
      )}
    </LoadedView>
  );
};

/** The days wished for in one draw, in order of preference. */
export const Screen = ({ params }: ScreenProps<"/requests/:requestId/draw/:drawId">) => {
  const { t } = useTranslator();
  const { requestId, drawId } = params;
  const request = useLoad("GET /requests/{requestId}", { path: { requestId } });
  return (
    <Page title={t("draw.register")} narrow back={`/requests/${requestId}/draw`}>
      <LoadedView load={request}>
        {(found) => (
          <div class="stack">
            <About request={found} />
            <Wishing request={found} drawId={drawId} />
          </div>
        )}
      </LoadedView>
    </Page>
  );
};
