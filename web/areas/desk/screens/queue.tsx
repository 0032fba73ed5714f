import { useState } from "preact/hooks";
import { go } from "#web/app/app-context.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { useLoad } from "#web/app/use-load.ts";
import { DeskScreen } from "#web/areas/desk/parts/desk-screen.tsx";
import type { Here } from "#web/areas/desk/parts/here.ts";
import { type Queued, QueueList } from "#web/areas/desk/parts/queue-list.tsx";
import { isFree, useTake } from "#web/areas/desk/parts/take.ts";
import { useTranslator } from "#web/areas/desk/words-review.ts";
import { Button } from "#web/ui/button.tsx";
import { EmptyState } from "#web/ui/lists.tsx";

const QueueView = ({ here }: { readonly here: Here }) => {
  const { t } = useTranslator();
  const { postId, timeZone, isHead } = here;
  const load = useLoad("GET /staff/posts/{postId}/review-queue", {
    path: { postId },
    query: { limit: "50" },
  });
  const { take, takeNext, busy, problem } = useTake(postId);
  const [none, setNone] = useState(false);
  const open = async ({ requestId, taken }: Queued) => {
    if (await take(requestId, taken?.by === "another-officer")) go(`/review/${requestId}`);
  };
  return (
    <>
      <div class="actions">
        <Button busy={busy} onClick={() => void takeNext().then((found) => setNone(!found))}>
          {t("queue.next")}
        </Button>
        <Button tone="quiet" onClick={load.reload}>
          {t("queue.refresh")}
        </Button>
        {isHead && (
          <a class="button button-plain" href="#/review-late">
            {t("late.title")}
          </a>
        )}
      </div>
      <p role="status">{none && t("queue.none-free")}</p>
      <ProblemNotice problem={problem} />
      <LoadedView load={load} lines={8}>
        {({ requests, next }) =>
          requests.length === 0 ? (
            <EmptyState title={t("queue.empty")}>
              <p>{t("queue.empty.text")}</p>
            </EmptyState>
          ) : (
            <>
              <QueueList
                requests={requests}
                timeZone={timeZone}
                action={(request) =>
                  (isFree(request) || isHead) && (
                    <Button tone="quiet" onClick={() => void open(request)}>
                      {t(isFree(request) ? "queue.take" : "queue.take-over")}
                      <span class="unseen"> {request.reference}</span>
                    </Button>
                  )
                }
              />
              {next !== undefined && <p class="hint">{t("queue.more")}</p>}
            </>
          )
        }
      </LoadedView>
    </>
  );
};

/** What waits to be reviewed, in order. */
export const Screen = () => {
  const { t } = useTranslator();
  return <DeskScreen title={t("review.title")}>{(here) => <QueueView here={here} />}</DeskScreen>;
};
