import { useState } from "preact/hooks";
import type { AnswerOf } from "#web/app/api.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import { ProblemNotice, useProblemText } from "#web/app/problem-notice.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useAction } from "#web/app/use-action.ts";
import { useLoad } from "#web/app/use-load.ts";
import type { AttachWords } from "#web/areas/my/stamps/words.ts";
import { Button } from "#web/ui/button.tsx";
import { wordsOf } from "#web/ui/i18n-context.tsx";
import { Card, CardList } from "#web/ui/lists.tsx";
import { Notice, Tag } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { dayIn, Money } from "#web/ui/values.tsx";

const { useTranslator } = wordsOf<AttachWords>();

type Attached = AnswerOf<"GET /requests/{requestId}/stamps">["stamps"][number];

interface StampProps {
  readonly requestId: string;
  readonly number: number;
  readonly stamp: Attached;
  readonly onOff: () => void;
}

const AttachedStamp = ({ requestId, number, stamp, onOff }: StampProps) => {
  const { t, locale } = useTranslator();
  const { stampId, usable, reason } = stamp;
  const off = useAction("DELETE /requests/{requestId}/stamps/{stampId}");
  const why = useProblemText(
    reason === undefined ? undefined : { code: reason, status: 409, fields: [], details: {} },
  );
  const takeOff = async () => {
    const outcome = await off.run({ path: { requestId, stampId } });
    if (outcome?.ok === true) onOff();
  };
  return (
    <Card
      title={t("attached.stamp", { unit: number })}
      aside={
        <Tag tone={usable ? "good" : "warning"}>{t(usable ? "attached.usable" : "attached.unusable")}</Tag>
      }
    >
      <p>
        <Money money={stamp.amount} /> · {t("attached.on", { date: dayIn(stamp.attachedAt, locale) })}
      </p>
      {why !== undefined && <p>{why}</p>}
      <ProblemNotice problem={off.problem} retry={() => void takeOff()} />
      <p>
        <Button tone="quiet" busy={off.busy} onClick={() => void takeOff()}>
          {t("attached.off")}
        </Button>
      </p>
    </Card>
  );
};

/** The stamps that a request has; they can be taken off until they are used (T5). */
export const Screen = ({ params: { requestId } }: ScreenProps<"/stamps/request/:requestId">) => {
  const { t } = useTranslator();
  const load = useLoad("GET /requests/{requestId}/stamps", { path: { requestId } });
  const request = useLoad("GET /requests/{requestId}", { path: { requestId } });
  const [taken, setTaken] = useState(false);
  const known = request.loaded.state === "ready" ? request.loaded.value : undefined;
  return (
    <Page title={t("attached.title")} back={`/requests/${requestId}`}>
      {taken && (
        <Notice tone="good" announced>
          {t("attached.off.done")}
        </Notice>
      )}
      <LoadedView load={load}>
        {({ stamps }) => (
          <div class="stack">
            {stamps.length === 0 && <p class="lead">{t("attached.none")}</p>}
            <CardList>
              {stamps.map((stamp, index) => (
                <AttachedStamp
                  key={stamp.stampId}
                  requestId={requestId}
                  number={index + 1}
                  stamp={stamp}
                  onOff={() => {
                    setTaken(true);
                    load.reload();
                  }}
                />
              ))}
            </CardList>
            {known !== undefined && stamps.length < known.people.length && (
              <p class="actions">
                <a class="button button-primary" href={`#/stamps/new?request=${requestId}`}>
                  {t("attached.buy")}
                </a>
                <a class="button button-plain" href="#/stamps">
                  {t("attached.own")}
                </a>
                <a class="button button-plain" href={`#/stamps/attach?request=${requestId}`}>
                  {t("attached.add")}
                </a>
              </p>
            )}
          </div>
        )}
      </LoadedView>
    </Page>
  );
};
