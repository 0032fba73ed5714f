import type { Faults } from "#web/areas/admin/calendar/faults.ts";
import { TimeField } from "#web/areas/admin/calendar/small-fields.tsx";
import { type Break, type Hours, newHours, withEntry } from "#web/areas/admin/calendar/timetable.ts";
import { useTranslator } from "#web/areas/admin/words-calendars.ts";
import { Button } from "#web/ui/button.tsx";
import { FieldGroup } from "#web/ui/field.tsx";

/** 1 January 2024 was a Monday. */
const dayName = (weekday: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(Date.UTC(2024, 0, weekday));

interface SpanProps {
  readonly at: string;
  readonly breaks: readonly Break[];
  readonly onChange: (breaks: readonly Break[]) => void;
  readonly faults: Faults;
}

/** The breaks of some opening hours. */
export const BreaksEditor = ({ at, breaks, onChange, faults }: SpanProps) => {
  const { t } = useTranslator();
  const next: Break = { from: "12:00", to: "13:00" };
  return (
    <>
      {breaks.map((pause, index) => {
        const name = `${at}-breaks-${index}`;
        const set = (some: Partial<Break>) => onChange(withEntry(breaks, index, { ...pause, ...some }));
        return (
          <FieldGroup
            key={name}
            name={name}
            label={t("break.nth", { count: index + 1 })}
            error={faults[name]}
          >
            <div class="form-row">
              <TimeField
                name={`${name}-from`}
                label={t("break.from")}
                value={pause.from}
                onChange={(from) => set({ from })}
                faults={faults}
              />
              <TimeField
                name={`${name}-to`}
                label={t("break.to")}
                value={pause.to}
                onChange={(to) => set({ to })}
                faults={faults}
              />
              <Button tone="quiet" onClick={() => onChange(withEntry(breaks, index, undefined))}>
                {t("break.remove", { count: index + 1 })}
              </Button>
            </div>
          </FieldGroup>
        );
      })}
      <p>
        <Button tone="quiet" onClick={() => onChange([...breaks, next])}>
          {t("break.add")}
        </Button>
      </p>
    </>
  );
};

interface WeekProps {
  /** Where the list stands: `weekly`, or `periods-0-weekly`. */
  readonly at: string;
  readonly weekly: readonly Hours[];
  readonly onChange: (weekly: readonly Hours[]) => void;
  readonly faults: Faults;
}

/** The hours of a week, as one recurring thing: days, opening, closing, breaks. */
export const WeekEditor = ({ at, weekly, onChange, faults }: WeekProps) => {
  const { t, locale } = useTranslator();
  return (
    <>
      {weekly.map((hours, index) => {
        const name = `${at}-${index}`;
        const count = index + 1;
        const set = (some: Partial<Hours>) => onChange(withEntry(weekly, index, { ...hours, ...some }));
        const toggle = (day: number, on: boolean) =>
          set({
            weekdays: [...hours.weekdays.filter((each) => each !== day), ...(on ? [day] : [])].toSorted(
              (one, other) => one - other,
            ),
          });
        return (
          <div key={name} class="part">
            <FieldGroup name={name} label={t("hours.nth", { count })} error={faults[name]}>
              <FieldGroup
                name={`${name}-weekdays`}
                label={t("hours.days")}
                error={faults[`${name}-weekdays`]}
              >
                <div class="days">
                  {[1, 2, 3, 4, 5, 6, 7].map((day) => (
                    <label key={day}>
                      <input
                        type="checkbox"
                        checked={hours.weekdays.includes(day)}
                        onChange={(event) => toggle(day, event.currentTarget.checked)}
                      />
                      {dayName(day, locale)}
                    </label>
                  ))}
                </div>
              </FieldGroup>
              <div class="form-row">
                <TimeField
                  name={`${name}-from`}
                  label={t("hours.from")}
                  value={hours.from}
                  onChange={(from) => set({ from })}
                  faults={faults}
                />
                <TimeField
                  name={`${name}-to`}
                  label={t("hours.to")}
                  value={hours.to}
                  onChange={(to) => set({ to })}
                  faults={faults}
                />
              </div>
              <BreaksEditor
                at={name}
                breaks={hours.breaks ?? []}
                onChange={(breaks) => set({ breaks })}
                faults={faults}
              />
            </FieldGroup>
            <p>
              <Button tone="quiet" onClick={() => onChange(withEntry(weekly, index, undefined))}>
                {t("hours.remove", { count })}
              </Button>
            </p>
          </div>
        );
      })}
      <p>
        <Button tone="quiet" onClick={() => onChange([...weekly, newHours])}>
          {t("hours.add")}
        </Button>
      </p>
    </>
  );
};
