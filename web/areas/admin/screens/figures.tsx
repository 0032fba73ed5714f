import { useState } from "preact/hooks";
import { LoadedView } from "#web/app/loaded.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useLoad } from "#web/app/use-load.ts";
import { useCalendarName } from "#web/areas/admin/calendar-name.tsx";
import { CsvButton } from "#web/areas/admin/csv-button.tsx";
import { dayFromNow, shortDay } from "#web/areas/admin/days.ts";
import { type Day, daysOf, type Row } from "#web/areas/admin/figures/sums.ts";
import { type Period, PeriodForm } from "#web/areas/admin/period-form.tsx";
import { type Place, PostPage } from "#web/areas/admin/place.tsx";
import { useTranslator } from "#web/areas/admin/words-figures.ts";
import { Chart } from "#web/ui/chart.tsx";
import { SelectField } from "#web/ui/choices.tsx";
import { Table, useMore } from "#web/ui/lists.tsx";
import { Notice } from "#web/ui/notice.tsx";

const MAX_DAYS = 100;

const isTooLong = ({ from, to }: Period): boolean => {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  return !(days >= 0 && days < MAX_DAYS);
};

const pictures = [
  { key: "first-free", kind: "line", of: (day: Day) => day.firstFree },
  { key: "fill", kind: "bars", of: (day: Day) => day.fill },
  { key: "no-show", kind: "bars", of: (day: Day) => day.noShow },
  { key: "review", kind: "line", of: (day: Day) => day.review },
  { key: "lapsed", kind: "bars", of: (day: Day) => day.lapsed },
] as const;

const Charts = ({ days }: { readonly days: readonly Day[] }) => {
  const { t, locale } = useTranslator();
  const short = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" });
  return (
    <div class="charts">
      {pictures.map(({ key, kind, of }) => (
        <Chart
          key={key}
          kind={kind}
          title={t(`figures.${key}`)}
          label={t("chart.see", { title: t(`figures.${key}`) })}
          none={t("chart.empty")}
          bars={days.map((day) => ({ name: short.format(new Date(day.date)), value: of(day) }))}
        />
      ))}
    </div>
  );
};

/** The latest day first: it is the one that is looked for. */
const Days = ({ rows }: { readonly rows: readonly Row[] }) => {
  const { t, locale } = useTranslator();
  const nameOf = useCalendarName();
  const { visible, more } = useMore(rows.toReversed(), 14);
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const figure = (value: number | null | undefined) =>
    value === null || value === undefined ? t("none") : numbers.format(value);
  const column = (label: string, of: (row: Row) => number | null | undefined) => ({
    label,
    cell: (row: Row) => figure(of(row)),
    numeric: true,
  });
  return (
    <>
      <Table
        caption={t("figures.day-by-day")}
        columns={[
          { label: t("date"), cell: ({ date }) => shortDay(date, locale) },
          { label: t("figures.calendar"), cell: ({ calendarId }) => <bdi>{nameOf(calendarId)}</bdi> },
          column(t("figures.first-free"), ({ firstFree }) => firstFree?.inDays),
          column(t("figures.offered"), ({ places }) => places?.offered),
          column(t("figures.booked"), ({ places }) => places?.booked),
          column(t("figures.fill"), ({ places }) => places?.fillPercent),
          column(t("figures.lapsed"), ({ places }) => places?.lapsed),
          column(t("figures.served"), ({ people }) => people.served),
          column(t("figures.no-show"), ({ people }) => people.noShow),
          column(t("figures.submitted"), ({ submitted }) => submitted),
          column(t("figures.decided"), ({ reviews }) => reviews.decided),
          column(t("figures.review"), ({ reviews }) => reviews.medianWorkingDays),
          column(t("figures.late"), ({ reviews }) => reviews.breaches),
        ]}
        rows={visible}
        keyOf={({ date, calendarId }) => `${date}/${calendarId}`}
      />
      {more}
    </>
  );
};

const ALL = "*";

const Loaded = ({ postId, period }: { readonly postId: string; readonly period: Period }) => {
  const { t } = useTranslator();
  const nameOf = useCalendarName();
  const [calendar, setCalendar] = useState(ALL);
  const input = { path: { postId }, query: { ...period } };
  const load = useLoad("GET /staff/posts/{postId}/statistics", input);
  return (
    <LoadedView load={load} lines={8}>
      {({ days }) => {
        const calendars = [...new Set(days.map(({ calendarId }) => calendarId))];
        const rows = days.filter(({ calendarId }) => calendar === ALL || calendarId === calendar);
        if (rows.length === 0) return <Notice tone="info">{t("chart.none")}</Notice>;
        return (
          <>
            <SelectField
              name="calendar"
              label={t("figures.calendar")}
              none={t("figures.all")}
              options={[
                { value: ALL, label: t("figures.all") },
                ...calendars.map((value) => ({ value, label: nameOf(value) })),
              ]}
              value={calendar}
              onChange={setCalendar}
            />
            <Charts days={daysOf(rows)} />
            <div class="actions">
              <CsvButton
                operation="GET /staff/posts/{postId}/statistics.csv"
                input={input}
                name={`${postId}-${period.from}-${period.to}`}
              />
            </div>
            <Days rows={rows} />
          </>
        );
      }}
    </LoadedView>
  );
};

const Figures = ({ postId, timeZone }: Place) => {
  const { t } = useTranslator();
  const [period, setPeriod] = useState<Period>({
    from: dayFromNow(timeZone, -27),
    to: dayFromNow(timeZone, 14),
  });
  return (
    <>
      <PeriodForm period={period} onChange={setPeriod} />
      {isTooLong(period) ? (
        <Notice tone="bad" announced>
          {t("figures.too-long", { count: MAX_DAYS })}
        </Notice>
      ) : (
        <Loaded postId={postId} period={period} />
      )}
    </>
  );
};

/** How long people wait, how full the days are, who does not come: as pictures, as a table, as a file. */
export const Screen = ({ query }: ScreenProps) => {
  const { t } = useTranslator();
  return (
    <PostPage title={t("figures.title")} path="/figures" query={query} back="/">
      {(place) => <Figures {...place} />}
    </PostPage>
  );
};
