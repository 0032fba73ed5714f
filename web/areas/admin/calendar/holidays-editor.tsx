import type { Faults } from "#web/areas/admin/calendar/faults.ts";
import { DayField, WordsField } from "#web/areas/admin/calendar/small-fields.tsx";
import { type Holiday, type Timetable, withEntry } from "#web/areas/admin/calendar/timetable.ts";
import { dayFromNow } from "#web/areas/admin/days.ts";
import { useTranslator } from "#web/areas/admin/words-calendars.ts";
import { Button } from "#web/ui/button.tsx";

type Holidays = Timetable["holidays"];

interface ListProps {
  readonly country: keyof Holidays;
  readonly days: readonly Holiday[];
  readonly today: string;
  readonly onChange: (days: readonly Holiday[]) => void;
  readonly faults: Faults;
}

/** Of a list of years only the days to come are worth a look. */
const List = ({ country, days, today, onChange, faults }: ListProps) => {
  const { t } = useTranslator();
  const at = `holidays-${country}`;
  const wrong = Object.keys(faults).some((id) => id.startsWith(at));
  return (
    <details open={wrong}>
      <summary>{t(`holidays.${country}`)}</summary>
      <div class="sheet">
        {days.map((day, index) => {
          const name = `${at}-${index}`;
          if (day.date < today && !Object.keys(faults).some((id) => id.startsWith(name))) return null;
          const set = (some: Partial<Holiday>) => onChange(withEntry(days, index, { ...day, ...some }));
          return (
            <div key={name} class="form-row">
              <DayField
                name={`${name}-date`}
                label={t("date")}
                value={day.date}
                onChange={(date) => set({ date })}
                faults={faults}
              />
              <WordsField
                name={`${name}-name`}
                label={t("holiday.nth", { count: index + 1 })}
                value={day.name}
                onChange={(to) => set({ name: to })}
                faults={faults}
              />
              <Button tone="quiet" onClick={() => onChange(withEntry(days, index, undefined))}>
                {t("holiday.remove", { count: index + 1 })}
              </Button>
            </div>
          );
        })}
        <p>
          <Button tone="quiet" onClick={() => onChange([...days, { date: today, name: "" }])}>
            {t("holiday.add")}
          </Button>
        </p>
      </div>
    </details>
  );
};

interface Props {
  readonly holidays: Holidays;
  readonly timeZone: string;
  readonly onChange: (holidays: Holidays) => void;
  readonly faults: Faults;
}

/** Both countries' holidays (S1): closed but for extra days. */
export const HolidaysEditor = ({ holidays, timeZone, onChange, faults }: Props) => {
  const { t } = useTranslator();
  const today = dayFromNow(timeZone);
  return (
    <section class="panel">
      <h2>{t("holidays.title")}</h2>
      <List
        country="moroccan"
        days={holidays.moroccan}
        today={today}
        onChange={(moroccan) => onChange({ ...holidays, moroccan })}
        faults={faults}
      />
      <List
        country="host"
        days={holidays.host}
        today={today}
        onChange={(host) => onChange({ ...holidays, host })}
        faults={faults}
      />
    </section>
  );
};
