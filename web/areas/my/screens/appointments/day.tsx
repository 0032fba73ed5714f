import { useState } from "preact/hooks";
import type { AnswerOf } from "#web/app/api.ts";
import { go } from "#web/app/app-context.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import type { Problem } from "#web/app/problem.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useAction } from "#web/app/use-action.ts";
import { useLoad } from "#web/app/use-load.ts";
import { heldFrom, keepHeld } from "#web/areas/my/appointments/held.ts";
import {
  About,
  AlreadyBooked,
  KeptPlaces,
  Moving,
  Times,
  usePlace,
} from "#web/areas/my/appointments/parts.tsx";
import { type Request, went } from "#web/areas/my/appointments/shared.ts";
import { bookingWords } from "#web/areas/my/appointments/words.ts";
import { EmptyState } from "#web/ui/lists.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { dayIn } from "#web/ui/values.tsx";

const { useTranslator, Message } = bookingWords;

type Slots = AnswerOf<"GET /requests/{requestId}/days/{date}/slots">;
type Slot = Slots["slots"][number];

/** Times of the consecutive slots that the party sits in from this one on, where one is not enough. */
const runOf = (slot: Slot, all: readonly Slot[]): readonly string[] => {
  const from = all.indexOf(slot);
  return slot.slots > 1 ? all.slice(from, from + slot.slots).map(({ time }) => time) : [];
};

interface TimesProps {
  readonly title: string;
  readonly slots: readonly Slot[];
  readonly all: readonly Slot[];
  readonly pressed: string | undefined;
  readonly onPress: (slot: Slot) => void;
}

const TimeButtons = ({ title, slots, all, pressed, onPress }: TimesProps) => {
  if (slots.length === 0) return null;
  return (
    <section class="stack">
      <h2>{title}</h2>
      <ul class="times">
        {slots.map((slot) => {
          const run = runOf(slot, all);
          return (
            <li key={slot.slotId}>
              <button
                type="button"
                class="time"
                aria-busy={pressed === slot.slotId}
                onClick={() => onPress(slot)}
              >
                {run.length > 1 ? <Times times={run} /> : <Times times={[slot.time]} />}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
};

const alternativesIn = ({ details }: Problem): readonly string[] => {
  const found = details["alternatives"];
  return Array.isArray(found) ? found.map(String) : [];
};

interface TakenProps {
  readonly lost: string;
  readonly problem: Problem;
  readonly slots: readonly Slot[];
  readonly onPress: (slot: Slot) => void;
}

/** A press that came too late: what is nearest and still free. */
const Taken = ({ lost, problem, slots, onPress }: TakenProps) => {
  const nearest = alternativesIn(problem);
  const free = slots.filter(({ slotId }) => nearest.includes(slotId));
  return (
    <Notice tone="warning" announced>
      <p>
        <Message k={free.length > 0 ? "day.taken" : "day.taken.none"} values={[{ time: lost.slice(11) }]} />
      </p>
      <ul class="times">
        {free.map((slot) => (
          <li key={slot.slotId}>
            <button type="button" class="time" onClick={() => onPress(slot)}>
              <Times times={[slot.time]} />
            </button>
          </li>
        ))}
      </ul>
    </Notice>
  );
};

interface ChoosingProps {
  readonly request: Request;
  readonly answer: Slots;
  readonly reload: () => void;
}

const Choosing = ({ request, answer, reload }: ChoosingProps) => {
  const { t } = useTranslator();
  const { requestId } = request;
  const hold = useAction("POST /requests/{requestId}/hold");
  const [pressed, setPressed] = useState<string>();
  const moving = request.state === "booked";
  const press = async (slot: Slot): Promise<void> => {
    if (moving) {
      go(`/requests/${requestId}/move/${slot.slotId}`);
      return;
    }
    if (hold.busy) return;
    setPressed(slot.slotId);
    const body = { slotId: slot.slotId, slotsGrant: answer.slotsGrant, slots: slot.slots };
    const outcome = await hold.run({ path: { requestId }, body });
    if (went(outcome)) {
      keepHeld(requestId, heldFrom(outcome.value));
      go(`/requests/${requestId}/hold`);
    } else if (outcome !== undefined && outcome.problem.status !== 0) reload();
  };
  const onPress = (slot: Slot) => void press(slot);
  const stale = hold.problem?.code === "slots-grant-invalid";
  const taken = hold.problem?.code === "slot-full";
  const part = (afternoon: boolean) => answer.slots.filter(({ time }) => time >= "12:00" === afternoon);
  const busy = hold.busy ? pressed : undefined;
  return (
    <div class="stack">
      {stale && (
        <Notice tone="info" announced>
          {t("day.refreshed")}
        </Notice>
      )}
      {hold.problem !== undefined && taken && pressed !== undefined && (
        <Taken lost={pressed} problem={hold.problem} slots={answer.slots} onPress={onPress} />
      )}
      {!stale && !taken && <ProblemNotice problem={hold.problem} />}
      {answer.slots.length === 0 ? (
        <EmptyState title={t("day.none.title")}>
          <p>{t("day.none.text")}</p>
        </EmptyState>
      ) : (
        <p>{t(moving ? "day.hint.move" : "day.hint")}</p>
      )}
      <TimeButtons
        title={t("day.morning")}
        slots={part(false)}
        all={answer.slots}
        pressed={busy}
        onPress={onPress}
      />
      <TimeButtons
        title={t("day.afternoon")}
        slots={part(true)}
        all={answer.slots}
        pressed={busy}
        onPress={onPress}
      />
    </div>
  );
};

/** The times of one day; pressing one keeps it for 10 minutes, or leads to the check of a move. */
export const Screen = ({ params, query }: ScreenProps<"/requests/:requestId/slots/:date">) => {
  const { t, locale } = useTranslator();
  const { requestId, date } = params;
  const request = useLoad("GET /requests/{requestId}", { path: { requestId } });
  const slots = useLoad("GET /requests/{requestId}/days/{date}/slots", { path: { requestId, date } });
  const days = `/requests/${requestId}/slots${query.has("move") ? "?move=1" : ""}`;
  const value = request.loaded.state === "ready" ? request.loaded.value : undefined;
  const { city } = usePlace(value?.postId ?? "");
  const day = /^\d{4}-\d{2}-\d{2}$/.test(date) ? dayIn(date, locale) : date;
  return (
    <Page title={t("day.title")} back={days}>
      <p class="lead">
        <strong>
          <Message k="day.lead" values={[{ date: day, city }]} />
        </strong>
      </p>
      <LoadedView load={request}>
        {(found) => {
          const moving = found.state === "booked";
          if (moving && !query.has("move")) return <AlreadyBooked request={found} />;
          return (
            <div class="stack">
              <About request={found} />
              {moving ? <Moving request={found} /> : <KeptPlaces request={found} />}
              <LoadedView load={slots}>
                {(answer) => <Choosing request={found} answer={answer} reload={slots.reload} />}
              </LoadedView>
              <p>
                <a href={`#${days}`}>{t("day.days")}</a>
              </p>
            </div>
          );
        }}
      </LoadedView>
    </Page>
  );
};
