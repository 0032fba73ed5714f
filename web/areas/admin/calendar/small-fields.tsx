import type { Faults } from "#web/areas/admin/calendar/faults.ts";
import { TextField } from "#web/ui/text-fields.tsx";

interface SmallProps<V> {
  readonly name: string;
  readonly label: string;
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly faults: Faults;
}

/** A time on 24 hours, typed: a browser's own clock may show twelve. */
export const TimeField = ({ faults, ...props }: SmallProps<string>) => (
  <TextField {...props} error={faults[props.name]} inputMode="numeric" maxLength={5} ltr />
);

export const DayField = ({ faults, ...props }: SmallProps<string>) => (
  <TextField {...props} error={faults[props.name]} type="date" ltr />
);

export const WordsField = ({ faults, ...props }: SmallProps<string>) => (
  <TextField {...props} error={faults[props.name]} maxLength={80} />
);

/** A whole number; empty while it is retyped, which the API refuses with the field's name. */
export const CountField = ({ faults, value, onChange, ...props }: SmallProps<number>) => (
  <TextField
    {...props}
    error={faults[props.name]}
    inputMode="numeric"
    maxLength={4}
    ltr
    value={Number.isFinite(value) ? String(value) : ""}
    onChange={(text) => onChange(/^\d+$/.test(text) ? Number(text) : Number.NaN)}
  />
);
