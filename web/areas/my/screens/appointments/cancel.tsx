import { go } from "#web/app/app-context.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useAction } from "#web/app/use-action.ts";
import { useLoad } from "#web/app/use-load.ts";
import { type Appointment, Details } from "#web/areas/my/appointments/details.tsx";
import { appointmentWords } from "#web/areas/my/appointments/words.ts";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";

const { useTranslator } = appointmentWords;

const Asking = ({ appointment }: { readonly appointment: Appointment }) => {
  const { t } = useTranslator();
  const { requestId, state } = appointment;
  const there = `/requests/${requestId}/appointment`;
  const cancel = useAction("POST /requests/{requestId}/appointment/cancellation");
  const press = async (): Promise<void> => {
    if ((await cancel.run({ path: { requestId } }))?.ok === true) go(there, { replace: true });
  };
  if (state !== "booked") {
    return (
      <Notice tone="info" title={t(state === "cancelled" ? "appointment.cancelled" : "appointment.past")}>
        <a href={`#${there}`}>{t("block.see")}</a>
      </Notice>
    );
  }
  return (
    <div class="stack">
      <Details appointment={appointment} />
      <Notice tone="warning">{t("cancel.text")}</Notice>
      <ProblemNotice problem={cancel.problem} />
      <div class="actions">
        <Button tone="danger" busy={cancel.busy} onClick={() => void press()}>
          {t("cancel.go")}
        </Button>
        <a class="button button-plain" href={`#${there}`}>
          {t("cancel.keep")}
        </a>
      </div>
    </div>
  );
};

/** The second step of cancelling: what it is, what it means, and one button. */
export const Screen = ({ params }: ScreenProps<"/requests/:requestId/appointment/cancel">) => {
  const { t } = useTranslator();
  const { requestId } = params;
  const load = useLoad("GET /requests/{requestId}/appointment", { path: { requestId } });
  return (
    <Page title={t("cancel.title")} narrow back={`/requests/${requestId}/appointment`}>
      <LoadedView load={load}>{(found) => <Asking appointment={found} />}</LoadedView>
    </Page>
  );
};
