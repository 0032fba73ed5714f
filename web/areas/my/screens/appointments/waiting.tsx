import { useState } from "preact/hooks";
import type { AnswerOf } from "#web/app/api.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import { useNames } from "#web/app/names.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useAction } from "#web/app/use-action.ts";
import { useLoad } from "#web/app/use-load.ts";
import { About, AlreadyBooked } from "#web/areas/my/appointments/parts.tsx";
import type { Request } from "#web/areas/my/appointments/shared.ts";
import { WaitingForm } from "#web/areas/my/appointments/waiting-form.tsx";
import { waitingWords } from "#web/areas/my/appointments/words.ts";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { dayIn } from "#web/ui/values.tsx";

const { useTranslator, Message } = waitingWords;

type State = AnswerOf<"GET /requests/{requestId}/waiting">;
type Waiting = NonNullable<State["waiting"]>;

/** What the request waits for now, and leaving. */
const Entry = ({ waiting, onLeave, busy }: { waiting: Waiting; onLeave: () => void; busy: boolean }) => {
  const { t, locale } = useTranslator();
  const names = useNames();
  const cities = waiting.posts.map((postId) => names.posts[postId]?.city ?? postId);
  return (
    <Notice tone="good" title={t(waiting.mode === "offer" ? "waiting.on" : "waiting.alert-on")}>
      <p>
        <Message k="waiting.at" values={[{ cities: new Intl.ListFormat(locale).format(cities) }]} />
        <br />
        {waiting.from === waiting.to ? (
          t("waiting.day", { date: dayIn(waiting.from, locale) })
        ) : (
          <Message
            k="waiting.window"
            values={[{ from: dayIn(waiting.from, locale), to: dayIn(waiting.to, locale) }]}
          />
        )}
      </p>
      <p>{t("waiting.since", { date: dayIn(waiting.joinedAt, locale) })}</p>
      <Button tone="quiet" busy={busy} onClick={onLeave}>
        {t("waiting.leave")}
      </Button>
    </Notice>
  );
};

interface ShownProps {
  readonly request: Request;
  readonly state: State;
  readonly reload: () => void;
}

const Shown = ({ request, state, reload }: ShownProps) => {
  const { t } = useTranslator();
  const { requestId, people } = request;
  const { waiting, offer } = state;
  const [said, setSaid] = useState<"waiting.saved" | "waiting.left">();
  const leave = useAction("DELETE /requests/{requestId}/waiting");
  const press = async (): Promise<void> => {
    const outcome = await leave.run({ path: { requestId } });
    if (outcome === undefined) return;
    if (outcome.ok) setSaid("waiting.left");
    reload();
  };
  return (
    <div class="stack">
      {offer !== null && (
        <Notice tone="warning" title={t("offer.title")}>
          <a class="button button-primary" href={`#/requests/${requestId}/offer`}>
            {t("offer.see")}
          </a>
        </Notice>
      )}
      {said !== undefined && (
        <Notice tone="good" announced>
          {t(said)}
        </Notice>
      )}
      {waiting === null ? (
        <p class="lead">{t("waiting.lead", { count: people.length })}</p>
      ) : (
        <Entry waiting={waiting} onLeave={() => void press()} busy={leave.busy} />
      )}
      <ProblemNotice problem={leave.problem} />
      <WaitingForm
        key={waiting?.joinedAt ?? "new"}
        request={request}
        waiting={waiting ?? undefined}
        onSaved={() => {
          setSaid("waiting.saved");
          reload();
        }}
      />
    </div>
  );
};

/** The waiting list of one request: joining, changing, leaving; a place in line is never told (A5). */
export const Screen = ({ params }: ScreenProps<"/requests/:requestId/waiting">) => {
  const { t } = useTranslator();
  const { requestId } = params;
  const request = useLoad("GET /requests/{requestId}", { path: { requestId } });
  const state = useLoad("GET /requests/{requestId}/waiting", { path: { requestId } });
  return (
    <Page title={t("waiting.title")} narrow back={`/requests/${requestId}/slots`}>
      <LoadedView load={request}>
        {(found) =>
          found.state === "booked" ? (
            <AlreadyBooked request={found} />
          ) : (
            <div class="stack">
              <About request={found} />
              <LoadedView load={state}>
                {(value) => <Shown request={found} state={value} reload={state.reload} />}
              </LoadedView>
            </div>
          )
        }
      </LoadedView>
    </Page>
  );
};
