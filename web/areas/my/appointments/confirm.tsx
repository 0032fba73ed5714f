import type { ComponentChildren } from "preact";
import { useCallback, useMemo, useState } from "preact/hooks";
import { go } from "#web/app/app-context.ts";
import { serverNow } from "#web/app/clock.ts";
import type { Problem } from "#web/app/problem.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { useAction } from "#web/app/use-action.ts";
import { keepHeld } from "#web/areas/my/appointments/held.ts";
import { went } from "#web/areas/my/appointments/shared.ts";
import { bookingWords } from "#web/areas/my/appointments/words.ts";
import { Button } from "#web/ui/button.tsx";
import { EmptyState } from "#web/ui/lists.tsx";
import { Timer } from "#web/ui/steps.tsx";

const { useTranslator } = bookingWords;

/** An offer lasts for hours or days: its end is a date, and no minutes are counted. */
const COUNTED_MS = 3_600_000;

const gone: readonly string[] = ["hold-lapsed", "hold-none", "hold-token-invalid"];

/** Whether the places of a hold are lost, by what the API said of the last press. */
const isGone = (problem: Problem | undefined): boolean =>
  problem !== undefined && gone.includes(problem.code);

/** The places are not kept any more: nothing is booked, and the way to choose again. */
export const Over = ({ requestId, date }: { readonly requestId: string; readonly date?: string }) => {
  const { t } = useTranslator();
  return (
    <EmptyState title={t("check.over.title")}>
      <p role="alert">{t("check.over.text")}</p>
      <a
        class="button button-primary"
        href={`#/requests/${requestId}/slots${date === undefined ? "" : `/${date}`}`}
      >
        {t("check.over.go")}
      </a>
    </EmptyState>
  );
};

interface Props {
  readonly requestId: string;
  readonly holdToken: string;
  /** ISO instant at which the places are no longer kept. */
  readonly until: string;
  readonly date: string;
  readonly label: string;
  readonly children: ComponentChildren;
  /** Asks for more time, where that may be. */
  readonly onExtend?: (() => void) | undefined;
  /** What else may be done, beside the button. */
  readonly beside?: ComponentChildren;
}

/**
 * Turns held places into the appointment: one key for all tries, so that a lost connection books once. The places'
 * end is judged by the API's clock; where a reload lost the answer, the appointment found is the one booked.
 */
export const ConfirmPlaces = (props: Props) => {
  const { requestId, holdToken, until, date, label, children, onExtend, beside } = props;
  const confirm = useAction("POST /requests/{requestId}/appointment");
  const [over, setOver] = useState(false);
  const leftMs = useMemo(() => Math.max(0, Date.parse(until) - serverNow()), [until]);
  const onOver = useCallback(() => setOver(true), []);
  const press = async (): Promise<void> => {
    const outcome = await confirm.run({ path: { requestId }, body: { holdToken } });
    const booked = outcome?.ok === false && outcome.problem.code === "appointment-exists";
    if (!went(outcome) && !booked) return;
    keepHeld(requestId, undefined);
    go(`/requests/${requestId}/appointment`, { replace: true });
  };
  // A press under way decides: the places may have been booked in the last second.
  if (isGone(confirm.problem) || (over && !confirm.busy && confirm.problem === undefined)) {
    return <Over requestId={requestId} date={date} />;
  }
  return (
    <div class="stack">
      {children}
      {leftMs < COUNTED_MS && <Timer leftMs={leftMs} onOver={onOver} onExtend={onExtend} />}
      <ProblemNotice problem={confirm.problem} retry={() => void press()} />
      <div class="actions">
        <Button busy={confirm.busy} onClick={() => void press()}>
          {label}
        </Button>
        {beside}
      </div>
    </div>
  );
};
