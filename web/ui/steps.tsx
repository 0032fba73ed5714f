import { useEffect, useState } from "preact/hooks";
import { useTranslator } from "#web/ui/app-words.ts";
import { Button } from "#web/ui/button.tsx";

/** "Step 2 of 5", for `Page`'s `above`. */
export const StepOf = ({ step, total }: { readonly step: number; readonly total: number }) => {
  const { t } = useTranslator();
  return <>{t("step.of", { step, total })}</>;
};

/** How far something has come, in words and as a bar. `value` of 0 to 1. */
export const Progress = ({ label, value }: { readonly label: string; readonly value: number }) => (
  <label class="progress">
    <span>{label}</span>
    <progress max={1} value={value} />
  </label>
);

interface TimerProps {
  /** Milliseconds left when the API answered, by the API's clock. */
  readonly leftMs: number;
  readonly onOver: () => void;
  /** Shown as a button where the time may be extended. */
  readonly onExtend?: (() => void) | undefined;
}

/** The time left in words, by a monotonic clock: a wrong device clock does not matter. */
export const Timer = ({ leftMs, onOver, onExtend }: TimerProps) => {
  const { t } = useTranslator();
  const [left, setLeft] = useState(leftMs);
  useEffect(() => {
    const until = performance.now() + leftMs;
    const tick = () => {
      const rest = Math.max(0, until - performance.now());
      setLeft(rest);
      if (rest > 0) return;
      clearInterval(timer);
      onOver();
    };
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [leftMs, onOver]);
  const minutes = Math.floor(left / 60_000);
  const words = minutes === 0 ? t("timer.soon") : t("timer.left", { count: minutes });
  return (
    <div class="timer">
      <p role="timer">{left === 0 ? t("timer.over") : words}</p>
      {onExtend !== undefined && left > 0 && (
        <Button tone="quiet" onClick={onExtend}>
          {t("timer.extend")}
        </Button>
      )}
    </div>
  );
};
