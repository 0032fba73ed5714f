import { useState } from "preact/hooks";
import { serverNow } from "#web/app/clock.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import { useLoad } from "#web/app/use-load.ts";
import { shortDay, thisMonth } from "#web/areas/admin/days.ts";
import { MonthForm } from "#web/areas/admin/period-form.tsx";
import { NetworkPage } from "#web/areas/admin/place.tsx";
import { useTranslator } from "#web/areas/admin/words-money.ts";
import { Chart } from "#web/ui/chart.tsx";
import { Code } from "#web/ui/code.tsx";
import { EmptyState, Table } from "#web/ui/lists.tsx";
import { Tag } from "#web/ui/notice.tsx";

const Closes = () => {
  const { t, locale } = useTranslator();
  const [month, setMonth] = useState(thisMonth("UTC"));
  const load = useLoad("GET /finance/closes", { query: { month } });
  const numbers = new Intl.NumberFormat(locale);
  const today = new Date(serverNow()).toISOString().slice(0, 10);
  const title = t("closes.entries");
  return (
    <>
      <MonthForm month={month} onChange={setMonth} />
      <p>
        <a href={`#/closes/${today}`}>{t("closes.today")}</a>
      </p>
      <LoadedView load={load}>
        {({ closes }) =>
          closes.length === 0 ? (
            <EmptyState title={t("closes.none")}>
              <p>{t("closes.none.text")}</p>
            </EmptyState>
          ) : (
            <>
              <Chart
                title={title}
                label={t("chart.see", { title })}
                none={t("chart.empty")}
                bars={closes.map(({ date, entries }) => ({
                  name: numbers.format(Number(date.slice(8))),
                  value: entries,
                }))}
              />
              <Table
                caption={t("closes.title")}
                columns={[
                  {
                    label: t("date"),
                    cell: ({ date }) => (
                      <a class="link" href={`#/closes/${date}`}>
                        {shortDay(date, locale)}
                      </a>
                    ),
                  },
                  {
                    label: t("closes.entries"),
                    cell: ({ entries }) => numbers.format(entries),
                    numeric: true,
                  },
                  {
                    label: t("closes.chain"),
                    cell: ({ faults }) =>
                      faults.length === 0 ? (
                        <Tag tone="good">{t("chain.intact")}</Tag>
                      ) : (
                        <span class="actions">
                          {faults.map((fault) => (
                            <Tag key={fault} tone="bad">
                              {t(`chain.${fault}`)}
                            </Tag>
                          ))}
                        </span>
                      ),
                  },
                  { label: t("closes.hash"), cell: ({ hash }) => <Code>{hash.slice(0, 12)}</Code> },
                ]}
                rows={closes}
                keyOf={({ date }) => date}
              />
            </>
          )
        }
      </LoadedView>
    </>
  );
};

/** The closed days of a month, with the state of their chain (T10). */
export const Screen = () => {
  const { t } = useTranslator();
  return (
    <NetworkPage title={t("closes.title")}>
      <Closes />
    </NetworkPage>
  );
};
