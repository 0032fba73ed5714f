import { LoadedView } from "#web/app/loaded.tsx";
import { useLoad } from "#web/app/use-load.ts";
import { DeskScreen } from "#web/areas/desk/parts/desk-screen.tsx";
import type { Here } from "#web/areas/desk/parts/here.ts";
import { TakeNext } from "#web/areas/desk/parts/next-review.tsx";
import { QueueList } from "#web/areas/desk/parts/queue-list.tsx";
import { useTranslator } from "#web/areas/desk/words-review.ts";
import { Button } from "#web/ui/button.tsx";
import { EmptyState } from "#web/ui/lists.tsx";

const QueueView = ({ here }: { readonly here: Here }) => {
  const { t } = useTranslator();
  const { postId, isHead } = here;
  const load = useLoad("GET /staff/posts/{postId}/review-queue", {
    path: { postId },
    query: { limit: "50" },
  });
  return (
    <>
      <TakeNext postId={postId}>
        <Button tone="quiet" onClick={load.reload}>
          {t("queue.refresh")}
        </Button>
        {isHead && (
          <a class="button button-plain" href="#/review-late">
            {t("late.title")}
          </a>
        )}
      </TakeNext>
      <LoadedView load={load} lines={8}>
        {({ requests, next }) =>
          requests.length === 0 ? (
            <EmptyState title={t("queue.empty")}>
              <p>{t("queue.empty.text")}</p>
            </EmptyState>
          ) : (
            <>
              <QueueList here={here} requests={requests} />
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
