import { serverNow } from "#web/app/clock.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import { useNames } from "#web/app/names.ts";
import { useLoad } from "#web/app/use-load.ts";
import { DeskScreen } from "#web/areas/desk/parts/desk-screen.tsx";
import type { Here } from "#web/areas/desk/parts/here.ts";
import { QueueList } from "#web/areas/desk/parts/queue-list.tsx";
import { localDate } from "#web/areas/desk/parts/today.ts";
import { useTranslator } from "#web/areas/desk/words-review.ts";
import { Code } from "#web/ui/code.tsx";
import { EmptyState, Table } from "#web/ui/lists.tsx";
import { dayIn } from "#web/ui/values.tsx";

const LateView = ({ here }: { readonly here: Here }) => {
  const { t, locale } = useTranslator();
  const names = useNames();
  const { postId, timeZone } = here;
  const month = localDate(serverNow(), timeZone).slice(0, 7);
  const load = useLoad("GET /staff/posts/{postId}/review-breaches", { path: { postId }, query: { month } });
  return (
    <LoadedView load={load}>
      {({ waiting, decided }) =>
        waiting.length + decided.length === 0 ? (
          <EmptyState title={t("late.empty")}>
            <p>{t("late.empty.text")}</p>
            <a class="button button-primary" href="#/review">
              {t("sent.queue")}
            </a>
          </EmptyState>
        ) : (
          <div class="stack">
            <h2>{t("late.waiting")}</h2>
            {waiting.length === 0 ? (
              <p>{t("late.none")}</p>
            ) : (
              <>
                <p>{t("late.lead")}</p>
                <QueueList here={here} requests={waiting} />
              </>
            )}
            <h2>{t("late.decided")}</h2>
            {decided.length === 0 ? (
              <p>{t("late.none")}</p>
            ) : (
              <Table
                caption={t("late.decided")}
                columns={[
                  { label: t("late.reference"), cell: ({ reference }) => <Code>{reference}</Code> },
                  { label: t("late.procedure"), cell: ({ procedureId }) => names.procedures[procedureId] },
                  { label: t("late.due"), cell: ({ reviewDueOn }) => dayIn(reviewDueOn, locale) },
                  { label: t("late.on"), cell: ({ decidedAt }) => dayIn(decidedAt, locale, { timeZone }) },
                ]}
                rows={decided}
                keyOf={({ requestId }) => requestId}
              />
            )}
          </div>
        )
      }
    </LoadedView>
  );
};

/** Reviews past their date, for the head of post (R5). */
export const Screen = () => {
  const { t } = useTranslator();
  return (
    <DeskScreen title={t("late.title")} back="/review">
      {(here) => <LateView here={here} />}
    </DeskScreen>
  );
};
