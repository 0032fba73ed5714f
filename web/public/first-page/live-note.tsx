import { usePageState } from "#web/public/first-page/context.tsx";
import { useTranslator } from "#web/public/first-page/words.ts";

/** Says how the loading goes, in one place that screen readers announce; the way out when it failed. */
export const LiveNote = () => {
  const { t } = useTranslator();
  const { live, retry } = usePageState();
  return (
    <div class={`live-note live-note-${live.state}`}>
      <p role="status">{t(`live.${live.state}`)}</p>
      {live.state === "failed" && (
        <button type="button" class="button button-plain" onClick={retry}>
          {t("live.retry")}
        </button>
      )}
    </div>
  );
};
