import { useState } from "preact/hooks";
import { LoadedView } from "#web/app/loaded.tsx";
import { useNames } from "#web/app/names.ts";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useLoad } from "#web/app/use-load.ts";
import { shortDay, shortTime, thisMonth } from "#web/areas/admin/days.ts";
import { MonthForm } from "#web/areas/admin/period-form.tsx";
import { type Place, PostPage } from "#web/areas/admin/place.tsx";
import { useTranslator } from "#web/areas/admin/words-figures.ts";
import { Code } from "#web/ui/code.tsx";
import { EmptyState, Table } from "#web/ui/lists.tsx";

interface Named {
  readonly requestId: string;
  readonly reference: string;
  readonly procedureId: string;
  readonly reviewDueOn: string;
}

const Breaches = ({ postId, timeZone }: Place) => {
  const { t, locale } = useTranslator();
  const { procedures } = useNames();
  const [month, setMonth] = useState(thisMonth(timeZone));
  const load = useLoad("GET /staff/posts/{postId}/review-breaches", { path: { postId }, query: { month } });
  const named = [
    { label: t("breaches.reference"), cell: ({ reference }: Named) => <Code>{reference}</Code> },
    {
      label: t("procedure"),
      cell: ({ procedureId }: Named) => procedures[procedureId] ?? procedureId,
    },
    { label: t("breaches.due"), cell: ({ reviewDueOn }: Named) => shortDay(reviewDueOn, locale) },
  ];
  const keyOf = ({ requestId, reviewDueOn }: Named) => `${requestId}/${reviewDueOn}`;
  return (
    <>
      <MonthForm month={month} onChange={setMonth} />
      <LoadedView load={load}>
        {({ waiting, decided }) =>
          waiting.length + decided.length === 0 ? (
            <EmptyState title={t("breaches.none")}>
              <p>{t("breaches.none.text")}</p>
            </EmptyState>
          ) : (
            <>
              {waiting.length > 0 && (
                <Table
                  caption={t("breaches.waiting")}
                  columns={[
                    ...named,
                    {
                      label: t("breaches.submitted"),
                      cell: ({ submittedAt }) => shortTime(submittedAt, locale, timeZone),
                    },
                  ]}
                  rows={waiting}
                  keyOf={keyOf}
                />
              )}
              {decided.length > 0 && (
                <Table
                  caption={t("breaches.decided")}
                  columns={[
                    ...named,
                    {
                      label: t("breaches.on"),
                      cell: ({ decidedAt }) => shortTime(decidedAt, locale, timeZone),
                    },
                  ]}
                  rows={decided}
                  keyOf={keyOf}
                />
              )}
            </>
          )
        }
      </LoadedView>
    </>
  );
};

/** Reviews past the date that was told: those still waiting, and those decided late (R5). */
export const Screen = ({ query }: ScreenProps) => {
  const { t } = useTranslator();
  return (
    <PostPage title={t("breaches.title")} path="/breaches" query={query} back="/">
      {(place) => <Breaches {...place} />}
    </PostPage>
  );
};
