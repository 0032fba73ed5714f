import { useState } from "preact/hooks";
import type { AnswerOf } from "#web/app/api.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import { useNames } from "#web/app/names.ts";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useLoad } from "#web/app/use-load.ts";
import { CsvButton } from "#web/areas/admin/csv-button.tsx";
import { dayFromNow, shortDay } from "#web/areas/admin/days.ts";
import { Mad } from "#web/areas/admin/mad.tsx";
import { type Period, PeriodForm } from "#web/areas/admin/period-form.tsx";
import { type Place, PostPage } from "#web/areas/admin/place.tsx";
import { useTranslator } from "#web/areas/admin/words-figures.ts";
import { Code } from "#web/ui/code.tsx";
import { EmptyState, Table, useMore } from "#web/ui/lists.tsx";
import { Tag } from "#web/ui/notice.tsx";

type Report = AnswerOf<"GET /staff/posts/{postId}/services-report">;

const Flags = ({ flags }: { readonly flags: readonly string[] }) => {
  const { t, named } = useTranslator();
  if (flags.length === 0) return <>{t("none")}</>;
  return (
    <span class="actions">
      {flags.map((flag) => (
        <Tag key={flag} tone="warning">
          {named("flag", flag, t("flag.other", { code: flag }))}
        </Tag>
      ))}
    </span>
  );
};

const amounts = ["tariff", "consumed", "reversed", "received"] as const;

const Totals = ({ totals }: Pick<Report, "totals">) => {
  const { t } = useTranslator();
  const tiles = [
    { label: t("services.delivered"), value: totals.delivered },
    ...amounts.map((each) => ({
      label: t(`services.${each}`),
      value: <Mad centimes={totals[`${each}Mad`]} />,
    })),
    { label: t("services.flagged"), value: totals.flagged },
  ];
  return (
    <dl class="tiles">
      {tiles.map(({ label, value }) => (
        <div key={label} class="tile">
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

const Rows = ({ rows, orders }: Pick<Report, "rows" | "orders">) => {
  const { t, locale } = useTranslator();
  const { procedures } = useNames();
  const { visible, more } = useMore(rows, 60);
  if (rows.length === 0 && orders.length === 0) {
    return (
      <EmptyState title={t("services.none")}>
        <p>{t("services.none.text")}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <Table
        caption={t("services.rows")}
        columns={[
          { label: t("date"), cell: ({ date }) => shortDay(date, locale) },
          { label: t("procedure"), cell: ({ procedureId }) => procedures[procedureId] ?? procedureId },
          { label: t("services.people"), cell: ({ people }) => people, numeric: true },
          ...amounts.map((each) => ({
            label: t(`services.${each}`),
            cell: (row: Report["rows"][number]) => <Mad centimes={row[`${each}Mad`]} />,
            numeric: true,
          })),
          { label: t("services.flags"), cell: ({ flags }) => <Flags flags={flags} /> },
        ]}
        rows={visible}
        keyOf={({ appointmentId }) => appointmentId}
      />
      {more}
      {orders.length > 0 && (
        <Table
          caption={t("services.orders")}
          columns={[
            { label: t("services.order"), cell: ({ orderId }) => <Code>{orderId}</Code> },
            { label: t("date"), cell: ({ placedAt }) => shortDay(placedAt, locale) },
            {
              label: t("services.amount"),
              cell: ({ totalMad }) => <Mad centimes={totalMad} />,
              numeric: true,
            },
            { label: t("services.flags"), cell: ({ flags }) => <Flags flags={flags} /> },
          ]}
          rows={orders}
          keyOf={({ orderId }) => orderId}
        />
      )}
    </>
  );
};

const Services = ({ postId, timeZone }: Place) => {
  const [period, setPeriod] = useState<Period>({
    from: dayFromNow(timeZone, -29),
    to: dayFromNow(timeZone),
  });
  const input = { path: { postId }, query: { ...period } };
  const load = useLoad("GET /staff/posts/{postId}/services-report", input);
  return (
    <>
      <PeriodForm period={period} onChange={setPeriod} />
      <LoadedView load={load} lines={6}>
        {({ totals, rows, orders }) => (
          <>
            <Totals totals={totals} />
            <div class="actions">
              <CsvButton
                operation="GET /staff/posts/{postId}/services-report.csv"
                input={input}
                name={`${postId}-services-${period.from}-${period.to}`}
              />
            </div>
            <Rows rows={rows} orders={orders} />
          </>
        )}
      </LoadedView>
    </>
  );
};

/** What was delivered beside what was paid for it (T10). */
export const Screen = ({ query }: ScreenProps) => {
  const { t } = useTranslator();
  return (
    <PostPage title={t("services.title")} path="/services" query={query} back="/">
      {(place) => <Services {...place} />}
    </PostPage>
  );
};
