import type { AnswerOf } from "#web/app/api.ts";
import { go } from "#web/app/app-context.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useAction } from "#web/app/use-action.ts";
import { useLoad } from "#web/app/use-load.ts";
import { About, WhenText } from "#web/areas/my/appointments/parts.tsx";
import { type Request, went } from "#web/areas/my/appointments/shared.ts";
import { bookingWords } from "#web/areas/my/appointments/words.ts";
import { Button } from "#web/ui/button.tsx";
import { EmptyState, SummaryList } from "#web/ui/lists.tsx";
import { Notice, Tag } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";

const { useTranslator, Message } = bookingWords;

interface Props {
  readonly request: Request;
  readonly appointment: AnswerOf<"GET /requests/{requestId}/appointment">;
  readonly day: AnswerOf<"GET /requests/{requestId}/days/{date}/slots">;
  readonly slotId: string;
}

const Checking = ({ request, appointment, day, slotId }: Props) => {
  const { t } = useTranslator();
  const { requestId, postId } = request;
  const move = useAction("POST /requests/{requestId}/appointment/reschedule");
  const back = `#/requests/${requestId}/slots/${slotId.slice(0, 10)}?move=1`;
  const there = `/requests/${requestId}/appointment`;
  const slot = day.slots.find((each) => each.slotId === slotId);
  const moved = slotId === `${appointment.date}T${appointment.time}`;
  if (slot === undefined || move.problem?.code === "slot-full") {
    return (
      <EmptyState title={moved ? t("booked.title") : t("day.none.title")}>
        {!moved && <Message k="day.taken.none" values={[{ time: slotId.slice(11) }]} />}
        <a class="button button-primary" href={moved ? `#${there}` : back}>
          {t(moved ? "booked.see" : "check.over.go")}
        </a>
      </EmptyState>
    );
  }
  const press = async (): Promise<void> => {
    const body = { slotId, slotsGrant: day.slotsGrant, slots: slot.slots };
    const outcome = await move.run({ path: { requestId }, body });
    // Told after a reload that lost the answer: it is where it was wanted.
    const done = outcome?.ok === false && outcome.problem.code === "slot-unchanged";
    if (went(outcome) || done) go(there, { replace: true });
  };
  return (
    <div class="stack">
      <p>
        <Tag tone="warning">{t("move.not-yet")}</Tag>
      </p>
      <SummaryList
        rows={[
          { label: t("move.from"), value: <WhenText when={appointment} postId={postId} /> },
          { label: t("move.to"), value: <WhenText when={slot} postId={postId} /> },
        ]}
      />
      <Notice tone="info">{t("move.left", { count: appointment.movesLeft })}</Notice>
      <ProblemNotice problem={move.problem} retry={() => void press()} />
      <div class="actions">
        <Button busy={move.busy} onClick={() => void press()}>
          {t("move.confirm")}
        </Button>
        <a class="button button-plain" href={`#${there}`}>
          {t("move.keep")}
        </a>
      </div>
    </div>
  );
};

/** The old time and the new one, before anything changes; the new places and the old change hands in one write. */
export const Screen = ({ params }: ScreenProps<"/requests/:requestId/move/:slotId">) => {
  const { t } = useTranslator();
  const { requestId, slotId } = params;
  const date = slotId.slice(0, 10);
  const request = useLoad("GET /requests/{requestId}", { path: { requestId } });
  const appointment = useLoad("GET /requests/{requestId}/appointment", { path: { requestId } });
  const day = useLoad("GET /requests/{requestId}/days/{date}/slots", { path: { requestId, date } });
  return (
    <Page title={t("move.title")} narrow back={`/requests/${requestId}/slots/${date}?move=1`}>
      <LoadedView load={request}>
        {(found) => (
          <div class="stack">
            <About request={found} />
            <LoadedView load={appointment}>
              {(old) => (
                <LoadedView load={day}>
                  {(slots) => <Checking request={found} appointment={old} day={slots} slotId={slotId} />}
                </LoadedView>
              )}
            </LoadedView>
          </div>
        )}
      </LoadedView>
    </Page>
  );
};
