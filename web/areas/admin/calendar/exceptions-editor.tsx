import type { Faults } from "#web/areas/admin/calendar/faults.ts";
import { BreaksEditor } from "#web/areas/admin/calendar/hours-editor.tsx";
import { DayField, TimeField, WordsField } from "#web/areas/admin/calendar/small-fields.tsx";
import {
  type Exception,
  publicPlaces,
  type Timetable,
  withBookings,
  withEntry,
} from "#web/areas/admin/calendar/timetable.ts";
import { dayFromNow } from "#web/areas/admin/days.ts";
import { useTranslator } from "#web/areas/admin/words-calendars.ts";
import { Button } from "#web/ui/button.tsx";
import { Checkbox } from "#web/ui/choices.tsx";
import { FieldGroup } from "#web/ui/field.tsx";

interface RowProps {
  readonly index: number;
  readonly exception: Exception;
  readonly onChange: (exception: Exception | undefined) => void;
  readonly faults: Faults;
}

const Row = ({ index, exception, onChange, faults }: RowProps) => {
  const { t } = useTranslator();
  const name = `exceptions-${index}`;
  const count = index + 1;
  return (
    <div class="part">
      <FieldGroup name={name} label={t(`exception.${exception.kind}`, { count })} error={faults[name]}>
        <div class="form-row">
          <DayField
            name={`${name}-date`}
            label={t("date")}
            value={exception.date}
            onChange={(date) => onChange({ ...exception, date })}
            faults={faults}
          />
          {exception.kind === "extra" && (
            <>
              <TimeField
                name={`${name}-from`}
                label={t("hours.from")}
                value={exception.from}
                onChange={(from) => onChange({ ...exception, from })}
                faults={faults}
              />
              <TimeField
                name={`${name}-to`}
                label={t("hours.to")}
                value={exception.to}
                onChange={(to) => onChange({ ...exception, to })}
                faults={faults}
              />
            </>
          )}
          <WordsField
            name={`${name}-reason`}
            label={t("reason")}
            value={exception.reason}
            onChange={(reason) => onChange({ ...exception, reason })}
            faults={faults}
          />
        </div>
        {exception.kind === "extra" && (
          <BreaksEditor
            at={name}
            breaks={exception.breaks ?? []}
            onChange={(breaks) => onChange({ ...exception, breaks })}
            faults={faults}
          />
        )}
      </FieldGroup>
      <p>
        <Button tone="quiet" onClick={() => onChange(undefined)}>
          {t("exception.remove", { count })}
        </Button>
      </p>
    </div>
  );
};

interface Props {
  readonly timetable: Timetable;
  /** As it is published now. */
  readonly before: Timetable;
  readonly timeZone: string;
  readonly onChange: (timetable: Timetable) => void;
  readonly faults: Faults;
}

/** Two things that must not be mistaken for each other: taking no more bookings, and closing days (S6). */
export const ExceptionsEditor = ({ timetable, before, timeZone, onChange, faults }: Props) => {
  const { t } = useTranslator();
  const { exceptions } = timetable;
  const date = dayFromNow(timeZone, 1);
  const add = (exception: Exception) => onChange({ ...timetable, exceptions: [...exceptions, exception] });
  return (
    <section class="panel">
      <h2>{t("stop.title")}</h2>
      <Checkbox
        name="stopped"
        label={t("stop.bookings")}
        hint={t("stop.bookings.hint")}
        checked={publicPlaces(timetable) === 0}
        onChange={(stopped) => onChange(withBookings(timetable, !stopped, before))}
      />
      <h3>{t("exceptions.title")}</h3>
      <p class="hint">{t("close.hint")}</p>
      {exceptions.length === 0 && <p>{t("exceptions.none")}</p>}
      {exceptions.map((exception, index) => (
        <Row
          key={index}
          index={index}
          exception={exception}
          onChange={(entry) => onChange({ ...timetable, exceptions: withEntry(exceptions, index, entry) })}
          faults={faults}
        />
      ))}
      <div class="actions">
        <Button tone="quiet" onClick={() => add({ kind: "closed", date, reason: "" })}>
          {t("close.add")}
        </Button>
        <Button
          tone="quiet"
          onClick={() => add({ kind: "extra", date, reason: "", from: "09:00", to: "12:00" })}
        >
          {t("extra.add")}
        </Button>
      </div>
    </section>
  );
};
