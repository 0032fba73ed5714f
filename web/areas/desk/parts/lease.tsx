import { useCallback } from "preact/hooks";
import { serverNow } from "#web/app/clock.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { useTranslator } from "#web/areas/desk/words-review.ts";
import { Button } from "#web/ui/button.tsx";
import { Timer } from "#web/ui/steps.tsx";
import { useStore } from "./store.ts";
import { lease, useTake } from "./take.ts";

/** For how long the request is one's own, and ten minutes more; or that it is not taken yet. */
export const Lease = ({ postId, requestId }: { readonly postId: string; readonly requestId: string }) => {
  const { t } = useTranslator();
  const held = useStore(lease);
  const { take, busy, problem } = useTake(postId);
  const over = useCallback(() => lease.set(undefined), []);
  const mine = held?.requestId === requestId ? held : undefined;
  return (
    <>
      {mine === undefined ? (
        <Button tone="quiet" busy={busy} onClick={() => void take(requestId)}>
          {t("lease.take")}
        </Button>
      ) : (
        <Timer
          key={mine.until}
          leftMs={Math.max(0, Date.parse(mine.until) - serverNow())}
          onOver={over}
          onExtend={() => void take(requestId)}
        />
      )}
      <ProblemNotice problem={problem} />
    </>
  );
};
