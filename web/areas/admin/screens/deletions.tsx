import { useState } from "preact/hooks";
import { LoadedView } from "#web/app/loaded.tsx";
import { useNames } from "#web/app/names.ts";
import { useLoad } from "#web/app/use-load.ts";
import { dayFromNow, shortTime } from "#web/areas/admin/days.ts";
import { NetworkPage } from "#web/areas/admin/place.tsx";
import { useTranslator } from "#web/areas/admin/words-money.ts";
import { Code } from "#web/ui/code.tsx";
import { EmptyState, Table } from "#web/ui/lists.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { TextField } from "#web/ui/text-fields.tsx";

const Deletions = () => {
  const { t, locale } = useTranslator();
  const { posts } = useNames();
  const [date, setDate] = useState(dayFromNow("UTC"));
  const load = useLoad("GET /staff/deletions", { query: { date } });
  return (
    <>
      <div class="form-row">
        <TextField
          name="date"
          type="date"
          label={t("date")}
          value={date}
          onChange={(day) => {
            if (day !== "") setDate(day);
          }}
          ltr
        />
      </div>
      <LoadedView load={load}>
        {({ deletions, overdue }) => (
          <>
            <Notice tone={overdue ? "bad" : "good"}>
              {t(overdue ? "deletions.overdue" : "deletions.in-time")}
            </Notice>
            {deletions.length === 0 ? (
              <EmptyState title={t("deletions.none")}>
                <p>{t("deletions.none.text")}</p>
              </EmptyState>
            ) : (
              <Table
                caption={t("deletions.title")}
                columns={[
                  { label: t("deletions.request"), cell: ({ requestId }) => <Code>{requestId}</Code> },
                  {
                    label: t("post.label"),
                    cell: ({ postId }) => <bdi>{posts[postId]?.city ?? postId}</bdi>,
                  },
                  { label: t("deletions.cause"), cell: ({ cause }) => t(`deletions.${cause}`) },
                  { label: t("deletions.due"), cell: ({ dueAt }) => shortTime(dueAt, locale, "UTC") },
                  {
                    label: t("deletions.done"),
                    cell: ({ deletedAt }) => shortTime(deletedAt, locale, "UTC"),
                  },
                  { label: t("deletions.files"), cell: ({ files }) => files, numeric: true },
                ]}
                rows={deletions}
                keyOf={({ requestId }) => requestId}
              />
            )}
          </>
        )}
      </LoadedView>
    </>
  );
};

/** The log of papers deleted on a day (UTC), and whether any are overdue (D4). */
export const Screen = () => {
  const { t } = useTranslator();
  return (
    <NetworkPage title={t("deletions.title")}>
      <p class="hint">{t("deletions.clock")}</p>
      <Deletions />
    </NetworkPage>
  );
};
