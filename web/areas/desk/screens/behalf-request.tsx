import { LoadedView } from "#web/app/loaded.tsx";
import { useNames } from "#web/app/names.ts";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useLoad } from "#web/app/use-load.ts";
import { Acting } from "#web/areas/desk/parts/acting.tsx";
import { ChooseSlot } from "#web/areas/desk/parts/choose-slot.tsx";
import { DeskScreen } from "#web/areas/desk/parts/desk-screen.tsx";
import { type OwnRequest, SendPapers } from "#web/areas/desk/parts/send-papers.tsx";
import { Message, useTranslator } from "#web/areas/desk/words-behalf.ts";
import { Code } from "#web/ui/code.tsx";
import { Notice, Tag } from "#web/ui/notice.tsx";
import { People } from "#web/ui/people.tsx";
import { dayIn } from "#web/ui/values.tsx";

/** The next step of the citizen's request, whatever it is. */
const NextStep = ({ request, changed }: { readonly request: OwnRequest; readonly changed: () => void }) => {
  const { t, locale } = useTranslator();
  const { state, appointment, reviewDueOn, requestId } = request;
  if (state === "draft") return <SendPapers request={request} changed={changed} />;
  if (state === "valid") return <ChooseSlot requestId={requestId} booked={changed} />;
  if (state === "booked" && appointment !== undefined) {
    return (
      <Notice tone="good" announced title={t("booked.title")}>
        <p>
          <Message
            k="booked.text"
            values={[
              { date: dayIn(appointment.date, locale), time: appointment.time, reference: request.reference },
            ]}
          />
        </p>
      </Notice>
    );
  }
  if (state === "submitted" && reviewDueOn !== undefined) {
    return <Notice tone="info">{t("submitted.text", { date: dayIn(reviewDueOn, locale) })}</Notice>;
  }
  return <Notice tone="info">{t(`state.${state}`)}</Notice>;
};

const RequestView = ({ requestId }: { readonly requestId: string }) => {
  const { t } = useTranslator();
  const names = useNames();
  const load = useLoad("GET /requests/{requestId}", { path: { requestId } });
  return (
    <LoadedView load={load}>
      {(request) => (
        <div class="stack">
          <p class="visit-head">
            <strong>{names.procedures[request.procedureId]}</strong>
            <Code>{request.reference}</Code>
            <Tag tone="info">{t(`state.${request.state}`)}</Tag>
          </p>
          <p>
            <People names={request.people} />
          </p>
          <NextStep request={request} changed={load.reload} />
        </div>
      )}
    </LoadedView>
  );
};

/** One request of who is acted for: its papers, then its appointment. */
export const Screen = ({ params }: ScreenProps<"/behalf/:requestId">) => {
  const { t } = useTranslator();
  return (
    <DeskScreen title={t("behalf.request")} back="/behalf">
      {(here) => (
        <Acting here={here}>
          <RequestView requestId={params.requestId} />
        </Acting>
      )}
    </DeskScreen>
  );
};
