import type { Faults } from "#web/areas/admin/calendar/faults.ts";
import { WeekEditor } from "#web/areas/admin/calendar/hours-editor.tsx";
import { DayField, WordsField } from "#web/areas/admin/calendar/small-fields.tsx";
import { newHours, type Period, withEntry } from "#web/areas/admin/calendar/timetable.ts";
import { dayFromNow } from "#web/areas/admin/days.ts";
import { useTranslator } from "#web/areas/admin/words-calendars.ts";
import { Button } from "#web/ui/button.tsx";
import { FieldGroup } from "#web/ui/field.tsx";

interface Props {
  readonly periods: readonly Period[];
  readonly timeZone: string;
  readonly onChange: (periods: readonly Period[]) => void;
  readonly faults: Faults;
}

/** Hours that hold instead of the usual ones between two days: summer, Ramadan. */
export const PeriodsEditor = ({ periods, timeZone, onChange, faults }: Props) => {
  const { t } = useTranslator();
  const next: Period = {
    name: "",
    from: dayFromNow(timeZone, 1),
    to: dayFromNow(timeZone, 30),
    weekly: [newHours],
  };
  return (
    <section class="panel">
      <h2>{t("periods.title")}</h2>
      <p class="hint">{t("periods.hint")}</p>
      {periods.map((period, index) => {
        const name = `periods-${index}`;
        const count = index + 1;
        const set = (some: Partial<Period>) => onChange(withEntry(periods, index, { ...period, ...some }));
        return (
          <div key={name} class="part">
            <FieldGroup name={name} label={t("period.nth", { count })} error={faults[name]}>
              <div class="form-row">
                <WordsField
                  name={`${name}-name`}
                  label={t("period.name")}
                  value={period.name}
                  onChange={(to) => set({ name: to })}
                  faults={faults}
                />
                <DayField
                  name={`${name}-from`}
                  label={t("from")}
                  value={period.from}
                  onChange={(from) => set({ from })}
                  faults={faults}
                />
                <DayField
                  name={`${name}-to`}
                  label={t("to")}
                  value={period.to}
                  onChange={(to) => set({ to })}
                  faults={faults}
                />
              </div>
              <WeekEditor
                at={`${name}-weekly`}
                weekly={period.weekly}
                onChange={(weekly) => set({ weekly })}
                faults={faults}
              />
            </FieldGroup>
            <p>
              <Button tone="quiet" onClick={() => onChange(withEntry(periods, index, undefined))}>
                {t("period.remove", { count })}
              </Button>
            </p>
          </div>
        );
      })}
      <p>
        <Button tone="quiet" onClick={() => onChange([...periods, next])}>
          {t("period.add")}
        </Button>
      </p>
    </section>
  );
};
