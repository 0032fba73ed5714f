import type { ComponentChildren } from "preact";
import { useTranslator } from "#web/ui/app-words.ts";

export interface FieldProps {
  /** Unique on the page: the field's id, and where the error summary leads. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly optional?: boolean;
}

/** Ids that tie hint and error to a control. */
export const describedBy = ({ name, hint, error }: FieldProps): string | undefined =>
  [hint === undefined ? "" : `${name}-hint`, error === undefined ? "" : `${name}-error`].join(" ").trim() ||
  undefined;

const Optional = ({ optional = false }: { readonly optional?: boolean | undefined }) => {
  const { t } = useTranslator();
  return optional ? <span class="hint"> {t("field.optional")}</span> : null;
};

/** Hint, then error: between the label and what is filled in. */
export const FieldNotes = ({ name, hint, error }: FieldProps) => (
  <>
    {hint !== undefined && (
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
    )}
    {error !== undefined && (
      <p class="field-error" id={`${name}-error`}>
        {error}
      </p>
    )}
  </>
);

/** A label with one control. */
export const Field = (props: FieldProps & { readonly children: ComponentChildren }) => (
  <div class={props.error === undefined ? "field" : "field field-wrong"}>
    <label for={props.name}>
      {props.label}
      <Optional optional={props.optional} />
    </label>
    <FieldNotes {...props} />
    {props.children}
  </div>
);

/** A question with several controls. */
export const FieldGroup = (props: FieldProps & { readonly children: ComponentChildren }) => (
  <fieldset
    class={props.error === undefined ? "field" : "field field-wrong"}
    id={props.name}
    tabIndex={-1}
    aria-describedby={describedBy(props)}
  >
    <legend>
      {props.label}
      <Optional optional={props.optional} />
    </legend>
    <FieldNotes {...props} />
    {props.children}
  </fieldset>
);
