import type { TargetedInputEvent } from "preact";
import { useId } from "preact/hooks";
import { useTranslator } from "#web/ui/app-words.ts";
import { latinDigits } from "#web/ui/digits.ts";
import { describedBy, Field, FieldGroup, type FieldProps } from "#web/ui/field.tsx";

interface TextProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autocomplete?: string;
  readonly inputMode?: "text" | "numeric" | "tel" | "email" | "search" | "decimal";
  readonly maxLength?: number;
  /** Left to right whatever the page: codes, names in Latin letters, addresses. */
  readonly ltr?: boolean;
  readonly type?: keyof typeof inputs;
}

const control = (props: TextProps) => ({
  id: props.name,
  name: props.name,
  value: props.value,
  autocomplete: props.autocomplete ?? "off",
  inputMode: props.inputMode,
  maxLength: props.maxLength,
  dir: props.ltr === true ? ("ltr" as const) : ("auto" as const),
  "aria-invalid": props.error !== undefined,
  "aria-describedby": describedBy(props),
});

type Control = ReturnType<typeof control> & {
  readonly onInput: (event: TargetedInputEvent<HTMLInputElement>) => void;
};

/** The type of an input decides which attributes it may have: each is written out. */
const inputs = {
  text: (props: Control) => <input type="text" {...props} />,
  email: (props: Control) => <input type="email" {...props} />,
  tel: (props: Control) => <input type="tel" {...props} />,
  search: (props: Control) => <input type="search" {...props} />,
  date: (props: Control) => <input type="date" {...props} />,
  time: (props: Control) => <input type="time" {...props} />,
  password: (props: Control) => <input type="password" {...props} />,
} as const;

export const TextField = (props: TextProps) => (
  <Field {...props}>
    {inputs[props.type ?? "text"]({
      ...control(props),
      onInput: (event) => props.onChange(event.currentTarget.value),
    })}
  </Field>
);

export const EmailField = (props: Omit<TextProps, "type" | "inputMode" | "ltr">) => (
  <TextField {...props} type="email" inputMode="email" autocomplete="email" ltr />
);

export const TextArea = (props: TextProps & { readonly rows?: number }) => (
  <Field {...props}>
    <textarea
      id={props.name}
      name={props.name}
      rows={props.rows ?? 4}
      maxLength={props.maxLength}
      dir="auto"
      aria-invalid={props.error !== undefined}
      aria-describedby={describedBy(props)}
      value={props.value}
      onInput={(event) => props.onChange(event.currentTarget.value)}
    />
  </Field>
);

/** Where most of the people served live; any other is typed in full, with its `+`. */
const prefixes = ["+33", "+34", "+39", "+32", "+31", "+49", "+44", "+1", "+212", "+971", "+966"];

interface PhoneProps extends FieldProps {
  /** `+33612345678`, or as far as it is typed. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Country code and number; a number typed or pasted with `+` is taken whole. */
export const PhoneField = (props: PhoneProps) => {
  const { t } = useTranslator();
  const prefix = prefixes.find((each) => props.value.startsWith(each)) ?? "";
  const rest = props.value.slice(prefix.length);
  const typed = (raw: string) => {
    const text = latinDigits(raw);
    props.onChange(
      /^\s*(\+|00)/.test(text) ? text.replace(/^\s*00/, "+").replaceAll(/[^\d+]/g, "") : `${prefix}${text}`,
    );
  };
  return (
    <FieldGroup {...props} name={`${props.name}-group`}>
      <div class="field-row" dir="ltr">
        <label>
          <span class="hint">{t("field.country")}</span>
          <select value={prefix} onChange={(event) => props.onChange(`${event.currentTarget.value}${rest}`)}>
            <option value="">+…</option>
            {prefixes.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
        <label class="field-grow">
          <span class="hint">{t("field.number")}</span>
          <input
            id={props.name}
            name={props.name}
            type="tel"
            inputMode="tel"
            autocomplete="tel"
            value={rest}
            aria-invalid={props.error !== undefined}
            onInput={(event) => typed(event.currentTarget.value)}
          />
        </label>
      </div>
    </FieldGroup>
  );
};

interface DateProps extends FieldProps {
  /** `1990-05-07`, or its parts as far as they are typed: `1990-5-`. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly birthday?: boolean;
}

/** A date as three fields: day, month, year. `onChange` gets `YYYY-MM-DD` once the three are whole. */
export const DateField = (props: DateProps) => {
  const { t } = useTranslator();
  const id = useId();
  const [year = "", month = "", day = ""] = props.value.split("-");
  const pad = (part: string) => (/^\d$/.test(part) ? `0${part}` : part);
  const parts = [
    { key: "day", value: day, length: 2, join: (v: string) => `${year}-${month}-${v}` },
    { key: "month", value: month, length: 2, join: (v: string) => `${year}-${v}-${day}` },
    { key: "year", value: year, length: 4, join: (v: string) => `${v}-${month}-${day}` },
  ] as const;
  return (
    <FieldGroup {...props}>
      <div class="field-row">
        {parts.map(({ key, value, length, join }) => (
          <label key={key} for={`${id}-${key}`} class={`field-digits-${length}`}>
            <span class="hint">{t(`date.${key}`)}</span>
            <input
              id={`${id}-${key}`}
              inputMode="numeric"
              autocomplete={props.birthday === true ? `bday-${key}` : "off"}
              maxLength={length}
              dir="ltr"
              value={value}
              aria-invalid={props.error !== undefined}
              onInput={(event) =>
                props.onChange(join(latinDigits(event.currentTarget.value).replaceAll(/\D/g, "")))
              }
              onBlur={(event) => props.onChange(join(pad(event.currentTarget.value)))}
            />
          </label>
        ))}
      </div>
    </FieldGroup>
  );
};
