import type { AnswerOf } from "#web/app/api.ts";
import { DrawFacts, DrawState, useIsOpen } from "#web/app/draw-facts.tsx";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { useAction } from "#web/app/use-action.ts";
import { ConfirmPlaces } from "#web/areas/my/appointments/confirm.tsx";
import { PlacesSummary, usePlace } from "#web/areas/my/appointments/parts.tsx";
import type { Request } from "#web/areas/my/appointments/shared.ts";
import { drawWords } from "#web/areas/my/appointments/words.ts";
import { Button } from "#web/ui/button.tsx";
import { GroupedCode } from "#web/ui/code.tsx";
import { SummaryList } from "#web/ui/lists.tsx";
import { Notice, Tag } from "#web/ui/notice.tsx";
import { dayIn, timeIn } from "#web/ui/values.tsx";

const { useTranslator, Message } = drawWords;

export type Registration = AnswerOf<"GET /requests/{requestId}/registration">;

interface Props {
  readonly request: Request;
  readonly registration: Registration;
  readonly reload: () => void;
}

/** Places that were drawn, kept until they are confirmed as any other. */
const Won = ({ request, registration }: Omit<Props, "reload">) => {
  const { t, locale } = useTranslator();
  const { city, timeZone } = usePlace(request.postId);
  const { hold } = registration;
  if (hold === undefined)
    return (
      <Notice tone="warning" title={t("draw.won")}>
        {t("draw.won.over")}
      </Notice>
    );
  const { until, more = [] } = hold;
  const when = { ...hold, more: more.map(({ time }) => time) };
  const date = dayIn(until, locale, { timeZone });
  return (
    <ConfirmPlaces
      requestId={request.requestId}
      holdToken={hold.holdToken}
      until={until}
      date={hold.date}
      label={t("draw.confirm")}
    >
      <h2>{t("draw.won")}</h2>
      <p>
        <Tag tone="warning">{t("draw.won.not-yet")}</Tag>
      </p>
      <PlacesSummary request={request} postId={request.postId} when={when} />
      <p>
        <Message k="draw.won.until" values={[{ date, time: timeIn(until, timeZone), city }]} />
      </p>
    </ConfirmPlaces>
  );
};

const Waiting = ({ request, registration, reload }: Props) => {
  const { t } = useTranslator();
  const { requestId } = request;
  const { draw } = registration;
  const open = useIsOpen(draw);
  const leave = useAction("DELETE /requests/{requestId}/registration");
  const press = async (): Promise<void> => {
    if ((await leave.run({ path: { requestId } })) !== undefined) reload();
  };
  return (
    <>
      <Notice tone="good" title={t("draw.registered")}>
        {t(draw.state === "drawn" ? "draw.waiting" : "draw.registered.text")}
      </Notice>
      {open && (
        <div class="actions">
          <a class="button button-plain" href={`#/requests/${requestId}/draw/${draw.drawId}`}>
            {t("draw.wishes.change")}
          </a>
          <Button tone="quiet" busy={leave.busy} onClick={() => void press()}>
            {t("draw.leave")}
          </Button>
        </div>
      )}
      <ProblemNotice problem={leave.problem} />
    </>
  );
};

/** A request's part in a draw: registered, won or lost, with its ticket and its days. */
export const RegistrationView = (props: Props) => {
  const { t, locale, language } = useTranslator();
  const { registration } = props;
  const { draw, ticket, preferences, outcome, rank } = registration;
  const days = preferences.map((each) => dayIn(each.slice(0, 10), locale));
  return (
    <div class="stack">
      {outcome === "won" && <Won {...props} />}
      {outcome === "lost" && (
        <Notice tone="info" title={t("draw.lost")}>
          {t("draw.lost.text")}
        </Notice>
      )}
      {outcome === "waiting" && <Waiting {...props} />}
      <section class="stack">
        <p>
          <DrawState draw={draw} />
        </p>
        <DrawFacts draw={draw} />
        <SummaryList
          rows={[
            {
              label: t("draw.ticket"),
              value: (
                <>
                  <GroupedCode>{ticket}</GroupedCode>
                  <br />
                  <span class="hint">{t("draw.ticket.text")}</span>
                  {rank !== undefined && (
                    <>
                      <br />
                      {t("draw.rank", { rank })}
                    </>
                  )}
                </>
              ),
            },
            {
              label: t("draw.preferences"),
              value: (
                <ol class="ranked">
                  {days.map((day) => (
                    <li key={day}>{day}</li>
                  ))}
                </ol>
              ),
            },
          ]}
        />
        <p>
          <a href={`/${language}/draws/#/${draw.postId}/${draw.drawId}`}>{t("draw.log")}</a>
        </p>
      </section>
    </div>
  );
};
