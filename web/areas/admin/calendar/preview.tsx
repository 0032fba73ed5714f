import { useEffect, useRef, useState } from "preact/hooks";
import type { AnswerOf } from "#web/app/api.ts";
import { shortDay } from "#web/areas/admin/days.ts";
import { useTranslator } from "#web/areas/admin/words-calendars.ts";
import { Button } from "#web/ui/button.tsx";
import { Chart } from "#web/ui/chart.tsx";
import { Checkbox } from "#web/ui/choices.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Table } from "#web/ui/lists.tsx";
import { Notice } from "#web/ui/notice.tsx";

export type Forecast = AnswerOf<"POST /staff/posts/{postId}/calendars/{calendarId}/preview">;

interface Props {
  readonly forecast: Forecast;
  readonly busy: boolean;
  readonly onPublish: () => void;
  readonly onBack: () => void;
}

/** What publishing would do, before it does: places week by week, and whom it leaves outside the hours. */
export const Preview = ({ forecast, busy, onPublish, onBack }: Props) => {
  const { t, locale } = useTranslator();
  const [sure, setSure] = useState(false);
  const [asked, setAsked] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { weeks, total, published, difference, unusual, conflicts } = forecast;
  const unsure = unusual !== null && !sure;
  const numbers = new Intl.NumberFormat(locale);
  const signed = new Intl.NumberFormat(locale, { signDisplay: "exceptZero" });
  const go = () => {
    setAsked(true);
    if (!unsure) onPublish();
  };
  const error = asked && unsure ? t("unusual.must") : undefined;
  return (
    <section class="panel preview">
      <h2 ref={heading} tabIndex={-1}>
        {t("preview.title")}
      </h2>
      <p class="card-next">{t("preview.not-yet")}</p>
      <ErrorSummary errors={{ sure: error }} />
      {unusual !== null && (
        <Notice tone="warning" title={t("unusual.title")} announced>
          {t(`unusual.${unusual}`)}
        </Notice>
      )}
      <dl class="tiles">
        {[
          [t("preview.total"), numbers.format(total)],
          [t("preview.now"), numbers.format(published)],
          [t("preview.difference"), signed.format(difference)],
          [t("preview.conflicts"), numbers.format(conflicts)],
        ].map(([label, figure]) => (
          <div key={label} class="tile">
            <dt>{label}</dt>
            <dd>
              <bdi dir="ltr">{figure}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {conflicts > 0 && <p>{t("preview.conflicts.hint")}</p>}
      <Chart
        title={t("preview.weeks")}
        label={t("chart.see", { title: t("preview.weeks") })}
        none={t("chart.empty")}
        bars={weeks.map(({ from, places }) => ({ name: shortDay(from, locale), value: places }))}
      />
      <Table
        caption={t("preview.weeks")}
        columns={[
          { label: t("preview.week"), cell: ({ from }) => shortDay(from, locale) },
          { label: t("preview.places"), cell: ({ places }) => numbers.format(places), numeric: true },
          { label: t("preview.now"), cell: (week) => numbers.format(week.published), numeric: true },
        ]}
        rows={weeks}
        keyOf={({ from }) => from}
      />
      {unusual !== null && (
        <Checkbox name="sure" label={t("unusual.sure")} checked={sure} onChange={setSure} error={error} />
      )}
      <div class="actions">
        <Button busy={busy} onClick={go}>
          {t("publish.go")}
        </Button>
        <Button tone="quiet" onClick={onBack}>
          {t("publish.back")}
        </Button>
      </div>
    </section>
  );
};
