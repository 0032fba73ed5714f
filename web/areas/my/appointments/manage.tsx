import { serverNow } from "#web/app/clock.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { useAction } from "#web/app/use-action.ts";
import { type Appointment, useMoment } from "#web/areas/my/appointments/details.tsx";
import { appointmentWords } from "#web/areas/my/appointments/words.ts";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";

const { useTranslator, Message } = appointmentWords;

const DAY_MS = 24 * 3_600_000;

interface PresenceProps {
  readonly appointment: Appointment;
  readonly reload: () => void;
}

/** Saying that everybody will come, where the post asks for it: only this button does, never a link opened. */
export const Presence = ({ appointment, reload }: PresenceProps) => {
  const { t } = useTranslator();
  const moment = useMoment(appointment);
  const { requestId, presence } = appointment;
  const confirm = useAction("POST /requests/{requestId}/appointment/presence");
  if (presence === undefined) return null;
  if (presence.confirmedAt !== undefined) return <Notice tone="good">{t("presence.confirmed")}</Notice>;
  const now = serverNow();
  if (now < Date.parse(presence.from)) {
    return <Notice tone="info">{t("presence.later", { date: moment(presence.from).date })}</Notice>;
  }
  if (now >= Date.parse(presence.until)) return <Notice tone="bad">{t("presence.missed")}</Notice>;
  const press = async (): Promise<void> => {
    if ((await confirm.run({ path: { requestId } })) !== undefined) reload();
  };
  return (
    <Notice tone="warning" title={t("presence.title")}>
      <p>
        <Message k="presence.ask" values={[moment(presence.until)]} />
      </p>
      <Button busy={confirm.busy} onClick={() => void press()}>
        {t("presence.confirm")}
      </Button>
      <ProblemNotice problem={confirm.problem} />
    </Notice>
  );
};

/** Moving and cancelling, each behind a page of its own. */
export const Changes = ({ appointment }: { readonly appointment: Appointment }) => {
  const { t } = useTranslator();
  const { requestId, startsAt, movesLeft } = appointment;
  const late = serverNow() > Date.parse(startsAt) - DAY_MS;
  const movable = movesLeft > 0 && !late;
  const rule = movable
    ? t("change.moves", { count: movesLeft })
    : t(late ? "change.too-late" : "change.no-moves");
  return (
    <section class="stack manage">
      <h2>{t("change.title")}</h2>
      <p>{rule}</p>
      <div class="actions">
        {movable && (
          <a class="button button-plain" href={`#/requests/${requestId}/slots?move=1`}>
            {t("change.move")}
          </a>
        )}
        <a class="button button-plain" href={`#/requests/${requestId}/appointment/cancel`}>
          {t("change.cancel")}
        </a>
      </div>
    </section>
  );
};
