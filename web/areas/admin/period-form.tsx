import { useState } from "preact/hooks";
import { serverNow } from "#web/app/clock.ts";
import { useTranslator } from "#web/areas/admin/words.ts";
import { Button } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form.tsx";
import { TextField } from "#web/ui/text-fields.tsx";

/** Local days of a post, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

interface PeriodProps {
  readonly period: Period;
  readonly onChange: (period: Period) => void;
}

/** From one day to another; read when asked, not with each letter. */
export const PeriodForm = ({ period, onChange }: PeriodProps) => {
  const { t } = useTranslator();
  const [typed, setTyped] = useState(period);
  return (
    <Form class="form-row" onSubmit={() => onChange(typed)}>
      <TextField
        name="from"
        type="date"
        label={t("from")}
        value={typed.from}
        onChange={(from) => setTyped({ ...typed, from })}
        ltr
      />
      <TextField
        name="to"
        type="date"
        label={t("to")}
        value={typed.to}
        onChange={(to) => setTyped({ ...typed, to })}
        ltr
      />
      <Button type="submit" tone="quiet">
        {t("show")}
      </Button>
    </Form>
  );
};

interface MonthProps {
  /** `2026-11`. */
  readonly month: string;
  readonly onChange: (month: string) => void;
}

/** One month, from the last two years. */
export const MonthForm = ({ month, onChange }: MonthProps) => {
  const { t, locale } = useTranslator();
  const format = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  const now = new Date(serverNow());
  const months = Array.from({ length: 24 }, (_, back) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1)).toISOString().slice(0, 7),
  );
  return (
    <div class="form-row">
      <div class="field">
        <label for="month">{t("month")}</label>
        <select id="month" value={month} onChange={(event) => onChange(event.currentTarget.value)}>
          {[...new Set([month, ...months])].map((each) => (
            <option key={each} value={each}>
              {format.format(new Date(`${each}-01T00:00:00Z`))}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
};
