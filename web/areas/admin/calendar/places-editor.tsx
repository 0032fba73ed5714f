import type { Faults } from "#web/areas/admin/calendar/faults.ts";
import { CountField } from "#web/areas/admin/calendar/small-fields.tsx";
import { publicPlaces, reservedKinds, type Timetable } from "#web/areas/admin/calendar/timetable.ts";
import { useTranslator } from "#web/areas/admin/words-calendars.ts";
import { Checkbox } from "#web/ui/choices.tsx";
import { FieldGroup } from "#web/ui/field.tsx";

interface Props {
  readonly timetable: Timetable;
  readonly onChange: (timetable: Timetable) => void;
  readonly faults: Faults;
}

const counts = [
  ["slotMinutes", "places.slot"],
  ["desks", "places.desks"],
  ["peoplePerDesk", "places.people"],
  ["horizonDays", "places.horizon"],
] as const;

/** How long a slot is, how many people it takes, and how many places are kept back from the public (S3). */
export const PlacesEditor = ({ timetable, onChange, faults }: Props) => {
  const { t } = useTranslator();
  return (
    <section class="panel">
      <h2>{t("places.title")}</h2>
      <div class="form-row">
        {counts.map(([name, label]) => (
          <CountField
            key={name}
            name={name}
            label={t(label)}
            value={timetable[name]}
            onChange={(count) => onChange({ ...timetable, [name]: count })}
            faults={faults}
          />
        ))}
      </div>
      <FieldGroup
        name="reserved"
        label={t("places.public", { count: publicPlaces(timetable) })}
        error={faults["reserved"]}
      >
        <div class="form-row">
          {reservedKinds.map((kind) => (
            <CountField
              key={kind}
              name={`reserved-${kind}`}
              label={t(`places.${kind}`)}
              value={timetable.reserved[kind] ?? 0}
              onChange={(count) =>
                onChange({ ...timetable, reserved: { ...timetable.reserved, [kind]: count } })
              }
              faults={faults}
            />
          ))}
        </div>
      </FieldGroup>
      <CountField
        name="noShowLimit"
        label={t("places.misses")}
        value={timetable.noShowLimit ?? 2}
        onChange={(noShowLimit) => onChange({ ...timetable, noShowLimit })}
        faults={faults}
      />
      <Checkbox
        name="confirmPresence"
        label={t("places.presence")}
        checked={timetable.confirmPresence === true}
        onChange={(confirmPresence) => onChange({ ...timetable, confirmPresence })}
      />
    </section>
  );
};
