import { useCallback, useEffect, useState } from "preact/hooks";
import { useApp } from "#web/app/app-context.ts";
import { useTranslator } from "#web/areas/desk/words.ts";
import { Notice } from "#web/ui/notice.tsx";
import { forgetMe } from "./here.ts";
import { changeMandate } from "./mandate.ts";
import { result } from "./results.ts";
import { keepDay } from "./today.ts";

const MINUTE = 60_000;
const WARN_AFTER = 9 * MINUTE;
const LOCK_AFTER = 10 * MINUTE;
const signs = ["pointerdown", "keydown", "wheel", "touchstart"] as const;

/** Locks the desk: the tokens and the day leave the device, the screen stays where it is for whoever signs in. */
const useLock = (): (() => void) => {
  const { session } = useApp();
  return useCallback(() => {
    keepDay(undefined);
    forgetMe();
    changeMandate(undefined);
    result.set(undefined);
    session?.lock();
  }, [session]);
};

/** A button, F8, and ten minutes without a sign of life; any sign goes on. */
export const Lock = () => {
  const { t } = useTranslator();
  const lock = useLock();
  const [warned, setWarned] = useState(false);
  useEffect(() => {
    let last = Date.now();
    const alive = () => {
      last = Date.now();
      setWarned(false);
    };
    const look = () => {
      const still = Date.now() - last;
      if (still >= LOCK_AFTER) lock();
      else setWarned(still >= WARN_AFTER);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.code !== "F8") return;
      event.preventDefault();
      lock();
    };
    const timer = setInterval(look, 5_000);
    for (const sign of signs) addEventListener(sign, alive, { passive: true });
    addEventListener("keydown", onKey);
    return () => {
      clearInterval(timer);
      for (const sign of signs) removeEventListener(sign, alive);
      removeEventListener("keydown", onKey);
    };
  }, [lock]);
  return (
    <>
      <button type="button" class="link" onClick={lock}>
        {t("lock")}
      </button>
      {warned && (
        <Notice tone="warning" announced>
          {t("lock.soon")}
        </Notice>
      )}
    </>
  );
};
