import { useState } from "preact/hooks";
import { LoadedView } from "#web/app/loaded.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useLoad } from "#web/app/use-load.ts";
import { CsvButton } from "#web/areas/admin/csv-button.tsx";
import { thisMonth } from "#web/areas/admin/days.ts";
import { agentNames } from "#web/areas/admin/people/agent-names.ts";
import { StaffName, useStaffNames } from "#web/areas/admin/people/staff-name.tsx";
import { MonthForm } from "#web/areas/admin/period-form.tsx";
import { ofNetwork, type Place, PostPage } from "#web/areas/admin/place.tsx";
import { useTranslator } from "#web/areas/admin/words-figures.ts";
import { Chart } from "#web/ui/chart.tsx";
import { EmptyState, Table } from "#web/ui/lists.tsx";

const counts = [
  ["people", "agents.people"],
  ["mandates", "agents.mandates"],
  ["acts", "agents.acts"],
  ["bookings", "agents.bookings"],
  ["bookingsForOne", "agents.for-one"],
  ["refused", "agents.refused"],
  ["refusedPercent", "agents.percent"],
] as const;

const Agents = ({ postId, timeZone, me }: Place) => {
  const { t, locale } = useTranslator();
  const [month, setMonth] = useState(thisMonth(timeZone));
  const staff = useStaffNames(postId, ofNetwork(me));
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const input = { path: { postId }, query: { month } };
  const load = useLoad("GET /staff/posts/{postId}/agents", input);
  const title = t("agents.bookings");
  return (
    <>
      <MonthForm month={month} onChange={setMonth} />
      <LoadedView load={load}>
        {({ agents }) => {
          if (agents.length === 0) {
            return (
              <EmptyState title={t("agents.none")}>
                <p>{t("agents.none.text")}</p>
              </EmptyState>
            );
          }
          const ids = agents.map(({ staffId }) => staffId);
          const names = staff && agentNames(ids, staff, t("who.call-centre"));
          return (
            <>
              <Chart
                title={title}
                label={t("chart.see", { title })}
                none={t("chart.empty")}
                bars={agents.map(({ staffId, bookings }, index) => ({
                  name: names?.get(staffId) ?? numbers.format(index + 1),
                  value: bookings,
                }))}
              />
              <div class="actions">
                <CsvButton
                  operation="GET /staff/posts/{postId}/agents.csv"
                  input={input}
                  name={`${postId}-agents-${month}`}
                />
              </div>
              <Table
                caption={t("agents.title")}
                columns={[
                  {
                    label: t("agents.agent"),
                    cell: ({ staffId }) => <StaffName names={names} staffId={staffId} />,
                  },
                  ...counts.map(([field, label]) => ({
                    label: t(label),
                    cell: (agent: (typeof agents)[number]) => numbers.format(agent[field]),
                    numeric: true,
                  })),
                ]}
                rows={agents}
                keyOf={({ staffId }) => staffId}
              />
            </>
          );
        }}
      </LoadedView>
    </>
  );
};

/** What each agent did on behalf of people in a month, and how often they named a wrong pair. */
export const Screen = ({ query }: ScreenProps) => {
  const { t } = useTranslator();
  return (
    <PostPage title={t("agents.title")} path="/agents" query={query} back="/">
      {(place) => <Agents {...place} />}
    </PostPage>
  );
};
