import { useEffect, useState } from "preact/hooks";
import type { Session } from "#web/app/session.ts";
import { useTranslator } from "#web/ui/app-words.ts";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";

const MINUTE = 60_000;
const WARN_AFTER = 13 * MINUTE;
const END_AFTER = 15 * MINUTE;
const signs = ["pointerdown", "keydown", "scroll", "touchstart"] as const;

/** On a shared device: a warning after 13 minutes without a sign of life, sign-out after 15; any sign extends. */
export const IdleWatch = ({ session }: { readonly session: Session }) => {
  const { t } = useTranslator();
  const [warned, setWarned] = useState(false);
  useEffect(() => {
    if (!session.shared()) return;
    let last = Date.now();
    const alive = () => {
      last = Date.now();
      setWarned(false);
    };
    const look = () => {
      const still = Date.now() - last;
      if (still >= END_AFTER) session.signOut();
      else setWarned(still >= WARN_AFTER);
    };
    const timer = setInterval(look, 5_000);
    for (const sign of signs) addEventListener(sign, alive, { passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of signs) removeEventListener(sign, alive);
    };
  }, [session]);
  if (!warned) return null;
  return (
    <div class="wide">
      <Notice tone="warning" title={t("idle.title")} announced>
        <p>{t("idle.text")}</p>
        <Button onClick={() => setWarned(false)}>{t("idle.stay")}</Button>
      </Notice>
    </div>
  );
};
