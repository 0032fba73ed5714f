import { useNames } from "#web/app/names.ts";
import { type Request, timeIn } from "#web/areas/my/appointments/shared.ts";
import { appointmentWords } from "#web/areas/my/appointments/words.ts";
import { Notice } from "#web/ui/notice.tsx";
import { dayIn, LocalDateTime } from "#web/ui/values.tsx";

const { useTranslator, Message } = appointmentWords;

/** What a request's own page says of its appointment; needs the words of `my-appointment`. */
export const AppointmentBlock = ({ request }: { readonly request: Request }) => {
  const { t, locale } = useTranslator();
  const post = useNames().posts[request.postId];
  const { requestId, state, hold, appointment, expired } = request;
  const path = `#/requests/${requestId}`;
  const timeZone = post?.timeZone ?? "UTC";
  if (appointment !== undefined) {
    return (
      <Notice tone="good" title={t("appointment.title")}>
        <p>
          <LocalDateTime instant={appointment.startsAt} timeZone={timeZone} city={post?.city ?? ""} />
        </p>
        <a class="button button-primary" href={`${path}/appointment`}>
          {t("block.see")}
        </a>
      </Notice>
    );
  }
  if (state !== "valid" || expired === true) return null;
  if (hold !== undefined) {
    return (
      <Notice tone="warning">
        <p>
          <Message
            k="block.kept"
            values={[{ date: dayIn(hold.until, locale, { timeZone }), time: timeIn(hold.until, timeZone) }]}
          />
        </p>
        <a class="button button-primary" href={`${path}/check`}>
          {t("block.go-on")}
        </a>
      </Notice>
    );
  }
  return (
    <p>
      <a class="button button-primary" href={`${path}/slots`}>
        {t("block.choose")}
      </a>
    </p>
  );
};
