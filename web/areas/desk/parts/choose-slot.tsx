import { useState } from "preact/hooks";
import type { AnswerOf } from "#web/app/api.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { useAction } from "#web/app/use-action.ts";
import { useLoad } from "#web/app/use-load.ts";
import { Message, useTranslator } from "#web/areas/desk/words-behalf.ts";
import { Button } from "#web/ui/button.tsx";
import { Code } from "#web/ui/code.tsx";
import { useMore } from "#web/ui/lists.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { dayIn } from "#web/ui/values.tsx";
import { localTime } from "./today.ts";

type Hold = AnswerOf<"POST /requests/{requestId}/hold">;

interface SlotsProps {
  readonly requestId: string;
  readonly date: string;
  readonly held: (hold: Hold) => void;
}

const Slots = ({ requestId, date, held }: SlotsProps) => {
  const { t } = useTranslator();
  const load = useLoad("GET /requests/{requestId}/days/{date}/slots", { path: { requestId, date } });
  const holding = useAction("POST /requests/{requestId}/hold");
  return (
    <LoadedView load={load}>
      {({ slots, slotsGrant }) => (
        <>
          <p>{t("slots.choose")}</p>
          <div class="slots">
            {slots.map(({ slotId, time, slots: several }) => (
              <Button
                key={slotId}
                tone="quiet"
                busy={holding.busy}
                onClick={() =>
                  void holding
                    .run({ path: { requestId }, body: { slotId, slotsGrant, slots: several } })
                    .then((outcome) => {
                      if (outcome?.ok === true) held(outcome.value);
                      else load.reload();
                    })
                }
              >
                <Code>{time}</Code>
              </Button>
            ))}
          </div>
          <ProblemNotice problem={holding.problem} />
        </>
      )}
    </LoadedView>
  );
};

interface HeldProps {
  readonly requestId: string;
  readonly timeZone: string;
  readonly hold: Hold;
  readonly booked: () => void;
  readonly given: () => void;
}

/** Held, not booked yet: read the day out, then confirm. */
const Held = ({ requestId, timeZone, hold, booked, given }: HeldProps) => {
  const { t, locale } = useTranslator();
  const confirming = useAction("POST /requests/{requestId}/appointment");
  const giving = useAction("DELETE /requests/{requestId}/hold");
  const confirm = async () => {
    const outcome = await confirming.run({ path: { requestId }, body: { holdToken: hold.holdToken } });
    if (outcome?.ok === true) booked();
  };
  const give = async () => {
    const outcome = await giving.run({ path: { requestId } });
    if (outcome?.ok === true) given();
  };
  return (
    <Notice tone="warning" announced title={t("held.title")}>
      <p class="held">
        {dayIn(hold.date, locale)}, <Code>{hold.time}</Code>
      </p>
      <p>
        <Message k="held.until" values={[{ time: localTime(hold.until, timeZone) }]} />
      </p>
      <div class="actions">
        <Button busy={confirming.busy} onClick={() => void confirm()}>
          {t("held.confirm")}
        </Button>
        <Button tone="quiet" busy={giving.busy} onClick={() => void give()}>
          {t("held.give")}
        </Button>
      </div>
      <ProblemNotice problem={confirming.problem ?? giving.problem} />
    </Notice>
  );
};

interface Props {
  readonly requestId: string;
  readonly booked: () => void;
}

/** The desk's own places too: a day, a time, then the confirmation. */
export const ChooseSlot = ({ requestId, booked }: Props) => {
  const { t, locale } = useTranslator();
  const load = useLoad("GET /requests/{requestId}/days", { path: { requestId } });
  const [date, setDate] = useState<string>();
  const [hold, setHold] = useState<Hold>();
  const days = load.loaded.state === "ready" ? load.loaded.value.days : [];
  const { visible, more } = useMore(days);
  return (
    <section class="stack">
      <h2>{t("slots.title")}</h2>
      <LoadedView load={load}>
        {({ timeZone }) => {
          if (hold !== undefined) {
            const given = () => setHold(undefined);
            return (
              <Held requestId={requestId} timeZone={timeZone} hold={hold} booked={booked} given={given} />
            );
          }
          return (
            <div class="stack">
              {days.length === 0 && <p>{t("slots.none")}</p>}
              <div class="slots">
                {visible.map((day) => (
                  <button
                    key={day.date}
                    type="button"
                    class="button button-plain"
                    aria-pressed={day.date === date}
                    onClick={() => setDate(day.date)}
                  >
                    {dayIn(day.date, locale)}
                  </button>
                ))}
              </div>
              {more}
              {date !== undefined && <Slots key={date} requestId={requestId} date={date} held={setHold} />}
            </div>
          );
        }}
      </LoadedView>
    </section>
  );
};
