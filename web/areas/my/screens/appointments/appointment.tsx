import { serverNow } from "#web/app/clock.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useLoad } from "#web/app/use-load.ts";
import { type Appointment, Details } from "#web/areas/my/appointments/details.tsx";
import { Changes, Presence } from "#web/areas/my/appointments/manage.tsx";
import { Stamps } from "#web/areas/my/appointments/stamps-needed.tsx";
import { TakeAlong } from "#web/areas/my/appointments/take-along.tsx";
import { appointmentWords } from "#web/areas/my/appointments/words.ts";
import { EmptyState } from "#web/ui/lists.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { dayIn } from "#web/ui/values.tsx";

const { useTranslator, Message } = appointmentWords;

/** How long after its start an appointment still counts as today's: the desk closes it, or the day's end does. */
const PAST_MS = 12 * 3_600_000;

/** How an appointment stands for the person who looks at it; each is another page. */
type Standing = "booked" | "arrived" | "past" | "served" | "missed" | "cancelled" | "lapsed" | "moved";

const standingOf = ({ state, startsAt }: Appointment): Standing => {
  if (state === "no-show") return "missed";
  if (state !== "booked") return state;
  return serverNow() > Date.parse(startsAt) + PAST_MS ? "past" : "booked";
};

const Live = ({
  appointment,
  reload,
}: {
  readonly appointment: Appointment;
  readonly reload: () => void;
}) => {
  const { t } = useTranslator();
  const booked = appointment.state === "booked";
  return (
    <div class="stack">
      <Notice tone="good">{t(booked ? "appointment.booked.text" : "appointment.arrived.text")}</Notice>
      {booked && <Presence appointment={appointment} reload={reload} />}
      <Details appointment={appointment} />
      <TakeAlong appointment={appointment} />
      <Stamps appointment={appointment} />
      {booked && <Changes appointment={appointment} />}
    </div>
  );
};

const Ended = ({
  appointment,
  standing,
}: {
  readonly appointment: Appointment;
  readonly standing: Standing;
}) => {
  const { t, locale } = useTranslator();
  const { requestId, date, time } = appointment;
  const when = { date: dayIn(date, locale, { year: true }), time };
  const free = standing === "cancelled" || standing === "lapsed" || standing === "missed";
  return (
    <div class="stack">
      <p class="lead">
        <Message
          k={standing === "cancelled" ? "appointment.cancelled.text" : "appointment.past.text"}
          values={[when]}
        />
      </p>
      {standing === "lapsed" && <p>{t("appointment.lapsed.text")}</p>}
      {standing === "missed" && <p>{t("appointment.missed.text")}</p>}
      {standing === "moved" && <p>{t("appointment.moved.text")}</p>}
      <div class="actions">
        {free && (
          <a class="button button-primary" href={`#/requests/${requestId}/slots`}>
            {t("appointment.choose")}
          </a>
        )}
        <a class="button button-plain" href="#/">
          {t("appointment.list")}
        </a>
      </div>
    </div>
  );
};

/** No such request of this account, or none with an appointment: told apart from one that is over. */
const Absent = ({ requestId, none }: { readonly requestId: string; readonly none: boolean }) => {
  const { t } = useTranslator();
  return (
    <EmptyState title={t(none ? "appointment.none" : "appointment.not-found")}>
      <p>{t(none ? "appointment.none.text" : "appointment.not-found.text")}</p>
      <a class="button button-primary" href={none ? `#/requests/${requestId}/slots` : "#/"}>
        {t(none ? "appointment.choose" : "appointment.list")}
      </a>
    </EmptyState>
  );
};

/** An appointment: its page may be kept, printed, and shown at the desk. */
export const Screen = ({ params }: ScreenProps<"/requests/:requestId/appointment">) => {
  const { t } = useTranslator();
  const { requestId } = params;
  const load = useLoad("GET /requests/{requestId}/appointment", { path: { requestId } });
  const { loaded, reload } = load;
  const value = loaded.state === "ready" ? loaded.value : undefined;
  const standing = value && standingOf(value);
  const code = loaded.state === "failed" ? loaded.problem.code : "";
  const absent = code === "appointment-none" || code === "not-found";
  return (
    <Page
      title={t(standing === undefined ? "appointment.title" : `appointment.${standing}`)}
      {...(!absent && { back: `/requests/${requestId}` })}
    >
      {absent ? (
        <Absent requestId={requestId} none={code === "appointment-none"} />
      ) : (
        <LoadedView load={load}>
          {(found) =>
            standing === "booked" || standing === "arrived" ? (
              <Live appointment={found} reload={reload} />
            ) : (
              <Ended appointment={found} standing={standing ?? "past"} />
            )
          }
        </LoadedView>
      )}
    </Page>
  );
};
