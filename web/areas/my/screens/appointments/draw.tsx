import { type Draw, DrawFacts, DrawState, useIsOpen } from "#web/app/draw-facts.tsx";
import { LoadedView } from "#web/app/loaded.tsx";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useLoad } from "#web/app/use-load.ts";
import { About, AlreadyBooked } from "#web/areas/my/appointments/parts.tsx";
import { RegistrationView } from "#web/areas/my/appointments/registration.tsx";
import type { Request } from "#web/areas/my/appointments/shared.ts";
import { drawWords } from "#web/areas/my/appointments/words.ts";
import { Card, CardList, EmptyState } from "#web/ui/lists.tsx";
import { Page } from "#web/ui/page.tsx";
import { dayIn } from "#web/ui/values.tsx";

const { useTranslator } = drawWords;

interface AheadProps {
  readonly draw: Draw;
  readonly requestId: string;
}

/** A draw, and while it is open the way into it. */
const AheadCard = ({ draw, requestId }: AheadProps) => {
  const { t, locale } = useTranslator();
  const open = useIsOpen(draw);
  return (
    <Card
      title={t("draw.of", { date: dayIn(draw.drawAt, locale, { timeZone: draw.timeZone }) })}
      aside={<DrawState draw={draw} />}
    >
      <DrawFacts draw={draw} />
      {open && (
        <p>
          <a class="button button-primary" href={`#/requests/${requestId}/draw/${draw.drawId}`}>
            {t("draw.register")}
          </a>
        </p>
      )}
    </Card>
  );
};

interface OpenProps {
  readonly request: Request;
  readonly draws: readonly Draw[];
}

/** The draws that may still be entered, those not open yet among them. */
const OpenDraws = ({ request, draws }: OpenProps) => {
  const { t } = useTranslator();
  const ahead = draws.filter((draw) => draw.state === "announced");
  if (ahead.length === 0) {
    return (
      <EmptyState title={t("draw.none.title")}>
        <p>{t("draw.none.text")}</p>
        <a class="button button-plain" href={`#/requests/${request.requestId}/slots`}>
          {t("check.over.go")}
        </a>
      </EmptyState>
    );
  }
  return (
    <CardList>
      {ahead.map((draw) => (
        <AheadCard key={draw.drawId} draw={draw} requestId={request.requestId} />
      ))}
    </CardList>
  );
};

const Drawing = ({ request }: { readonly request: Request }) => {
  const { requestId, postId } = request;
  const draws = useLoad("GET /posts/{postId}/draws", { path: { postId } });
  const registration = useLoad("GET /requests/{requestId}/registration", { path: { requestId } });
  const { loaded, reload } = registration;
  if (loaded.state === "ready" && loaded.stale === undefined) {
    return <RegistrationView request={request} registration={loaded.value} reload={reload} />;
  }
  const problem = loaded.state === "failed" ? loaded.problem : loaded.state === "ready" && loaded.stale;
  if (problem === undefined || problem === false) return null;
  if (problem.code !== "draw-not-registered") return <ProblemNotice problem={problem} retry={reload} />;
  if (request.state === "booked") return <AlreadyBooked request={request} />;
  return (
    <LoadedView load={draws}>{(value) => <OpenDraws request={request} draws={value.draws} />}</LoadedView>
  );
};

/** A request and the draws of its post: register, change, leave, and the result. */
export const Screen = ({ params }: ScreenProps<"/requests/:requestId/draw">) => {
  const { t } = useTranslator();
  const { requestId } = params;
  const request = useLoad("GET /requests/{requestId}", { path: { requestId } });
  return (
    <Page title={t("draw.title")} narrow back={`/requests/${requestId}/slots`}>
      <p class="lead">{t("draw.lead")}</p>
      <LoadedView load={request}>
        {(found) => (
          <div class="stack">
            <About request={found} />
            <Drawing request={found} />
          </div>
        )}
      </LoadedView>
    </Page>
  );
};
