import type { AnswerOf } from "#web/app/api.ts";
import { useNames } from "#web/app/names.ts";
import { appointmentWords } from "#web/areas/my/appointments/words.ts";
import { Code } from "#web/ui/code.tsx";
import { SummaryList } from "#web/ui/lists.tsx";
import { People } from "#web/ui/people.tsx";
import { dayIn, LocalDateTime, timeIn } from "#web/ui/values.tsx";

const { useTranslator, Message } = appointmentWords;

export type Appointment = AnswerOf<"GET /requests/{requestId}/appointment">;

/** City and kind of the appointment's post in the page's language. */
export const useAppointmentPlace = ({ post }: Appointment) => {
  const { t, locale } = useTranslator();
  const known = useNames().posts[post.postId];
  const city = known?.city ?? post.city;
  const country = new Intl.DisplayNames(locale, { type: "region" }).of(post.country) ?? post.country;
  return { city, country, place: t(known?.embassy === true ? "place.embassy" : "place.consulate", { city }) };
};

/** When, where, who, what, and the reference that a desk or the call centre asks for. */
export const Details = ({ appointment }: { readonly appointment: Appointment }) => {
  const { t } = useTranslator();
  const names = useNames();
  const { city, country, place } = useAppointmentPlace(appointment);
  const { startsAt, post, time, more = [], people, procedureId, reference } = appointment;
  return (
    <SummaryList
      rows={[
        {
          label: t("appointment.when"),
          value: (
            <>
              <LocalDateTime instant={startsAt} timeZone={post.timeZone} city={city} />
              {more.length > 0 && (
                <span class="date-device">
                  <Message k="appointment.run" values={[{ times: [time, ...more].join(", ") }]} />
                </span>
              )}
            </>
          ),
        },
        {
          label: t("appointment.where"),
          value: (
            <>
              <bdi>{place}</bdi>
              <br />
              {country}
            </>
          ),
        },
        { label: t("appointment.who"), value: <People names={people} /> },
        { label: t("appointment.what"), value: names.procedures[procedureId] ?? "" },
        { label: t("appointment.reference"), value: <Code>{reference}</Code> },
      ]}
    />
  );
};

/** A day and a time of the appointment's post, for a sentence. */
export const useMoment = ({ post }: Appointment) => {
  const { locale } = useTranslator();
  return (instant: string) => ({
    date: dayIn(instant, locale, { timeZone: post.timeZone }),
    time: timeIn(instant, post.timeZone),
  });
};
