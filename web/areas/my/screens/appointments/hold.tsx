import { useState } from "preact/hooks";
import { go } from "#web/app/app-context.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useAction } from "#web/app/use-action.ts";
import { useLoad } from "#web/app/use-load.ts";
import { ConfirmPlaces, Over } from "#web/areas/my/appointments/confirm.tsx";
import { type Held, heldFor, keepHeld } from "#web/areas/my/appointments/held.ts";
import { AlreadyBooked, PlacesSummary, usePlace } from "#web/areas/my/appointments/parts.tsx";
import { type Request, went } from "#web/areas/my/appointments/shared.ts";
import { bookingWords } from "#web/areas/my/appointments/words.ts";
import { useAnnouncer } from "#web/ui/announcer.tsx";
import { Button } from "#web/ui/button.tsx";
import { EmptyState } from "#web/ui/lists.tsx";
import { Notice, Tag } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { timeIn } from "#web/ui/values.tsx";

const { useTranslator, Message } = bookingWords;

interface ReleaseProps {
  readonly requestId: string;
  readonly label: string;
  /** Hash path of where to choose again. */
  readonly then: string;
}

/** Gives the places back and goes to choose again; that they are gone already is as good. */
const Release = ({ requestId, label, then }: ReleaseProps) => {
  const release = useAction("DELETE /requests/{requestId}/hold");
  const press = async (): Promise<void> => {
    const outcome = await release.run({ path: { requestId } });
    const gone = outcome?.ok === false && outcome.problem.code === "hold-none";
    if (!went(outcome) && !gone) return;
    keepHeld(requestId, undefined);
    go(then, { replace: true });
  };
  return (
    <>
      <Button tone="quiet" busy={release.busy} onClick={() => void press()}>
        {label}
      </Button>
      {release.problem?.code !== "hold-none" && <ProblemNotice problem={release.problem} />}
    </>
  );
};

const Checking = ({ request, held: first }: { readonly request: Request; readonly held: Held }) => {
  const { t } = useTranslator();
  const { requestId, postId } = request;
  const { city, timeZone } = usePlace(postId);
  const [held, setHeld] = useState(first);
  const announce = useAnnouncer();
  const extension = useAction("POST /requests/{requestId}/hold/extension");
  const extend = async (): Promise<void> => {
    const outcome = await extension.run({ path: { requestId } });
    if (outcome === undefined) return;
    const spent = outcome.ok === false && outcome.problem.code === "hold-extended";
    if (!outcome.ok && !spent) return;
    const next = { ...held, extended: true, ...(outcome.ok && { until: outcome.value.until }) };
    keepHeld(requestId, next);
    setHeld(next);
    announce(t(spent ? "check.extend-spent" : "check.extended"));
  };
  return (
    <ConfirmPlaces
      requestId={requestId}
      holdToken={held.holdToken}
      until={held.until}
      date={held.date}
      label={t("check.confirm")}
      onExtend={held.extended ? undefined : () => void extend()}
      beside={
        <Release
          requestId={requestId}
          label={t("check.other")}
          then={`/requests/${requestId}/slots/${held.date}`}
        />
      }
    >
      <PlacesSummary request={request} postId={postId} when={held} />
      <p>
        <Message k="check.until" values={[{ time: timeIn(held.until, timeZone), city }]} />{" "}
        {t(held.extended ? "check.extend-spent" : "check.extend-once")}
      </p>
      <ProblemNotice problem={extension.problem} />
    </ConfirmPlaces>
  );
};

/** Places that this tab knows nothing of: offered, drawn, or chosen in another window. */
const Unknown = ({ requestId }: { readonly requestId: string }) => {
  const { t } = useTranslator();
  const path = { requestId };
  const waiting = useLoad("GET /requests/{requestId}/waiting", { path });
  const { loaded } = useLoad("GET /requests/{requestId}/registration", { path });
  // Most requests are in no draw: that is a refusal, and not worth a word.
  if (loaded.state !== "ready" && loaded.state !== "failed") return null;
  const drawn = loaded.state === "ready" && loaded.value.hold !== undefined;
  return (
    <LoadedView load={waiting}>
      {({ offer }) =>
        offer !== null || drawn ? (
          <Notice tone="warning" title={t("kept.title")}>
            <a class="button button-primary" href={`#/requests/${requestId}/${drawn ? "draw" : "offer"}`}>
              {t("kept.go")}
            </a>
          </Notice>
        ) : (
          <Notice tone="warning" title={t("check.elsewhere.title")}>
            <p>{t("check.elsewhere.text")}</p>
            <Release
              requestId={requestId}
              label={t("check.elsewhere.release")}
              then={`/requests/${requestId}/slots`}
            />
          </Notice>
        )
      }
    </LoadedView>
  );
};

const Found = ({ request }: { readonly request: Request }) => {
  const { t } = useTranslator();
  const { requestId, hold, state } = request;
  const held = heldFor(requestId);
  if (state === "booked") return <AlreadyBooked request={request} />;
  if (hold === undefined) {
    return held === undefined ? (
      <EmptyState title={t("check.nothing.title")}>
        <p>{t("check.nothing.text")}</p>
        <a class="button button-primary" href={`#/requests/${requestId}/slots`}>
          {t("check.over.go")}
        </a>
      </EmptyState>
    ) : (
      <Over requestId={requestId} date={held.date} />
    );
  }
  if (held === undefined || held.date !== hold.date || held.time !== hold.time) {
    return <Unknown requestId={requestId} />;
  }
  return (
    <div class="stack">
      <p>
        <Tag tone="warning">{t("check.not-yet")}</Tag>
      </p>
      <Checking request={request} held={{ ...held, until: hold.until }} />
    </div>
  );
};

/** The places kept, before they are booked: everything once more, until when, and one button. */
export const Screen = ({ params }: ScreenProps<"/requests/:requestId/hold">) => {
  const { t } = useTranslator();
  const { requestId } = params;
  const request = useLoad("GET /requests/{requestId}", { path: { requestId } });
  return (
    <Page title={t("check.title")} narrow>
      <LoadedView load={request}>{(found) => <Found request={found} />}</LoadedView>
    </Page>
  );
};
