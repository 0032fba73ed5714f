import { useState } from "preact/hooks";
import type { AnswerOf } from "#web/app/api.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useAction } from "#web/app/use-action.ts";
import { useLoad } from "#web/app/use-load.ts";
import { ConfirmPlaces } from "#web/areas/my/appointments/confirm.tsx";
import { AlreadyBooked, PlacesSummary, usePlace } from "#web/areas/my/appointments/parts.tsx";
import type { Request } from "#web/areas/my/appointments/shared.ts";
import { waitingWords } from "#web/areas/my/appointments/words.ts";
import { Button } from "#web/ui/button.tsx";
import { EmptyState } from "#web/ui/lists.tsx";
import { Notice, Tag } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { dayIn, timeIn } from "#web/ui/values.tsx";

const { useTranslator, Message } = waitingWords;

type Offer = NonNullable<AnswerOf<"GET /requests/{requestId}/waiting">["offer"]>;

/** Declining cannot be undone: asked once more before. */
const Decline = ({ requestId, onDeclined }: { requestId: string; onDeclined: () => void }) => {
  const { t } = useTranslator();
  const [sure, setSure] = useState(false);
  const decline = useAction("DELETE /requests/{requestId}/hold");
  const press = async (): Promise<void> => {
    const outcome = await decline.run({ path: { requestId } });
    const over = outcome?.ok === false && outcome.problem.code === "hold-none";
    if (outcome?.ok === true || over) onDeclined();
  };
  if (!sure) {
    return (
      <Button tone="quiet" onClick={() => setSure(true)}>
        {t("offer.decline")}
      </Button>
    );
  }
  return (
    <Notice tone="warning" title={t("offer.decline.sure")} announced>
      <p>{t("offer.decline.text")}</p>
      <div class="actions">
        <Button tone="danger" busy={decline.busy} onClick={() => void press()}>
          {t("offer.decline.go")}
        </Button>
        <Button tone="quiet" onClick={() => setSure(false)}>
          {t("offer.decline.keep")}
        </Button>
      </div>
      <ProblemNotice problem={decline.problem} />
    </Notice>
  );
};

interface OfferedProps {
  readonly request: Request;
  readonly offer: Offer;
  readonly onDeclined: () => void;
}

const Offered = ({ request, offer, onDeclined }: OfferedProps) => {
  const { t, locale } = useTranslator();
  const { requestId, postId } = request;
  const { post, until, kind } = offer;
  const { city } = usePlace(post.postId);
  const date = dayIn(until, locale, { timeZone: post.timeZone });
  return (
    <ConfirmPlaces
      requestId={requestId}
      holdToken={offer.holdToken}
      until={until}
      date={offer.date}
      label={t("offer.accept")}
      beside={<Decline requestId={requestId} onDeclined={onDeclined} />}
    >
      <p>
        <Tag tone="warning">{t("offer.not-yet")}</Tag>
      </p>
      {kind === "displaced" && <Notice tone="info">{t("offer.displaced")}</Notice>}
      <PlacesSummary request={request} postId={post.postId} when={offer} />
      {post.postId !== postId && (
        <p>
          <Message k="offer.elsewhere" values={[{ city }]} />
        </p>
      )}
      <p>
        <Message k="offer.until" values={[{ date, time: timeIn(until, post.timeZone), city }]} />
      </p>
    </ConfirmPlaces>
  );
};

/** Places offered from the waiting list, or for an appointment whose hours were taken back: accept or decline. */
export const Screen = ({ params }: ScreenProps<"/requests/:requestId/offer">) => {
  const { t } = useTranslator();
  const { requestId } = params;
  const [declined, setDeclined] = useState(false);
  const request = useLoad("GET /requests/{requestId}", { path: { requestId } });
  const state = useLoad("GET /requests/{requestId}/waiting", { path: { requestId } });
  return (
    <Page title={t("offer.title")} narrow back={`/requests/${requestId}/waiting`}>
      {declined ? (
        <Notice tone="good" announced>
          <p>{t("offer.declined")}</p>
          <a href={`#/requests/${requestId}/waiting`}>{t("waiting.title")}</a>
        </Notice>
      ) : (
        <LoadedView load={request}>
          {(found) => (
            <LoadedView load={state}>
              {({ offer }) => {
                if (offer !== null) {
                  return <Offered request={found} offer={offer} onDeclined={() => setDeclined(true)} />;
                }
                if (found.state === "booked") return <AlreadyBooked request={found} />;
                return (
                  <EmptyState title={t("offer.none.title")}>
                    <p>{t("offer.none.text")}</p>
                    <a class="button button-plain" href={`#/requests/${requestId}/slots`}>
                      {t("check.over.go")}
                    </a>
                  </EmptyState>
                );
              }}
            </LoadedView>
          )}
        </LoadedView>
      )}
    </Page>
  );
};
