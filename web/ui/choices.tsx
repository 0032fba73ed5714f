import type { ComponentChildren } from "preact";
import { useTranslator } from "#web/ui/app-words.ts";
import { describedBy, Field, FieldGroup, FieldNotes, type FieldProps } from "#web/ui/field.tsx";

export interface Option<V extends string> {
  readonly value: V;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
}

interface ChoiceProps<V extends string> extends FieldProps {
  readonly options: readonly Option<V>[];
  readonly value: V | undefined;
  readonly onChange: (value: V) => void;
}

/** One of a few, as cards to press. */
export const RadioCards = <V extends string>(props: ChoiceProps<V>) => (
  <FieldGroup {...props}>
    <div class="choices">
      {props.options.map(({ value, label, hint }) => (
        <label key={value} class="choice">
          <input
            type="radio"
            name={props.name}
            value={value}
            checked={value === props.value}
            onChange={() => props.onChange(value)}
          />
          <span>
            <span class="choice-label">{label}</span>
            {hint !== undefined && <span class="hint">{hint}</span>}
          </span>
        </label>
      ))}
    </div>
  </FieldGroup>
);

/** One of many. Without a value, its first line asks to choose. */
export const SelectField = <V extends string>(
  props: Omit<ChoiceProps<V>, "options"> & {
    readonly options: readonly { readonly value: V; readonly label: string }[];
    readonly none: string;
  },
) => (
  <Field {...props}>
    <select
      id={props.name}
      name={props.name}
      value={props.value ?? ""}
      aria-invalid={props.error !== undefined}
      aria-describedby={describedBy(props)}
      onChange={(event) => {
        const chosen = props.options.find(({ value }) => value === event.currentTarget.value);
        if (chosen !== undefined) props.onChange(chosen.value);
      }}
    >
      {props.value === undefined && <option value="">{props.none}</option>}
      {props.options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  </Field>
);

export const Checkbox = (
  props: FieldProps & { readonly checked: boolean; readonly onChange: (checked: boolean) => void },
) => (
  <div class={props.error === undefined ? "field" : "field field-wrong"}>
    <label class="choice" for={props.name}>
      <input
        id={props.name}
        type="checkbox"
        name={props.name}
        checked={props.checked}
        aria-invalid={props.error !== undefined}
        aria-describedby={describedBy(props)}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span class="choice-label">{props.label}</span>
    </label>
    <FieldNotes {...props} />
  </div>
);

interface FileProps extends FieldProps {
  /** MIME types, as `image/jpeg,application/pdf`. */
  readonly accept: string;
  readonly onFile: (file: File) => void;
}

/** A file, or the camera where there is one: the camera comes first on phones. */
export const FileField = (props: FileProps) => {
  const { t } = useTranslator();
  const input = (camera: boolean) => (
    <label class={camera ? "button button-primary file-camera" : "button button-plain"}>
      {t(camera ? "file.camera" : "file.choose")}
      <input
        class="unseen"
        id={camera ? undefined : props.name}
        type="file"
        accept={camera ? "image/*" : props.accept}
        capture={camera ? "environment" : undefined}
        aria-describedby={describedBy(props)}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file may be chosen again after it was refused.
          event.currentTarget.value = "";
          if (file !== undefined) props.onFile(file);
        }}
      />
    </label>
  );
  return (
    <FieldGroup {...props} name={`${props.name}-group`}>
      <div class="actions">
        {input(true)}
        {input(false)}
      </div>
    </FieldGroup>
  );
};
