import { useState } from "preact/hooks";
import { go } from "#web/app/app-context.ts";
import { useNames } from "#web/app/names.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { useAction } from "#web/app/use-action.ts";
import { useTranslator } from "#web/areas/desk/words-behalf.ts";
import { Button } from "#web/ui/button.tsx";
import { SelectField } from "#web/ui/choices.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { DateField, TextField } from "#web/ui/text-fields.tsx";

const MAX_PEOPLE = 6;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const nobody = { familyName: "", givenNames: "", birthDate: "--", cin: "", passportNumber: "" };
type Person = typeof nobody;

interface PersonProps {
  readonly index: number;
  readonly person: Person;
  readonly errors: Readonly<Record<string, string | undefined>>;
  readonly change: (person: Person) => void;
}

const PersonFields = ({ index, person, errors, change }: PersonProps) => {
  const { t } = useTranslator();
  const name = (field: string) => `${field}-${index}`;
  return (
    <fieldset class="field person-fields">
      <legend>{t("new.person", { position: index + 1 })}</legend>
      <TextField
        name={name("family")}
        label={t("new.family")}
        value={person.familyName}
        onChange={(familyName) => change({ ...person, familyName })}
        error={errors[name("family")]}
        maxLength={60}
      />
      <TextField
        name={name("given")}
        label={t("new.given")}
        value={person.givenNames}
        onChange={(givenNames) => change({ ...person, givenNames })}
        maxLength={60}
        optional
      />
      <DateField
        name={name("birth")}
        label={t("new.birth")}
        value={person.birthDate}
        onChange={(birthDate) => change({ ...person, birthDate })}
        error={errors[name("birth")]}
      />
      <TextField
        name={name("cin")}
        label={t("new.cin")}
        hint={t("new.number.hint")}
        value={person.cin}
        onChange={(cin) => change({ ...person, cin })}
        error={errors[name("cin")]}
        maxLength={20}
        ltr
      />
      <TextField
        name={name("passport")}
        label={t("new.passport")}
        value={person.passportNumber}
        onChange={(passportNumber) => change({ ...person, passportNumber })}
        error={errors[name("passport")]}
        maxLength={20}
        ltr
      />
    </fieldset>
  );
};

type Errors = Readonly<Record<string, string | undefined>>;

/** The field of the form that a pointer of the API names: `/body/beneficiaries/0/cin` is `cin-0`. */
const fieldOf = (pointer: string): string => {
  const [, index = "0", field = ""] = /beneficiaries\/(\d+)\/(\w+)/.exec(pointer) ?? [];
  const names: Readonly<Record<string, string>> = {
    familyName: "family",
    givenNames: "given",
    birthDate: "birth",
    passportNumber: "passport",
  };
  return `${names[field] ?? field}-${index}`;
};

const filled = (values: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value.trim() === "" ? [] : [[name, value.trim()]])),
  );

const useErrors = (procedureId: string | undefined, people: readonly Person[]): Errors => {
  const { t } = useTranslator();
  const errors: Record<string, string | undefined> = {
    procedure: procedureId === undefined ? t("new.procedure.missing") : undefined,
  };
  for (const [index, { familyName, birthDate, cin, passportNumber }] of people.entries()) {
    if (familyName.trim() === "") errors[`family-${index}`] = t("new.family.missing");
    if (!DATE.test(birthDate)) errors[`birth-${index}`] = t("known.birth.wrong");
    if (`${cin}${passportNumber}`.trim() === "") errors[`cin-${index}`] = t("new.number.missing");
  }
  return errors;
};

/** Begins a request at this post for who stands at the desk or is on the telephone. */
export const NewRequest = ({ postId }: { readonly postId: string }) => {
  const { t, locale } = useTranslator();
  const names = useNames();
  const filing = useAction("POST /requests");
  const [procedureId, setProcedureId] = useState<string>();
  const [people, setPeople] = useState<readonly Person[]>([nobody]);
  const [asked, setAsked] = useState(false);
  const missing = useErrors(procedureId, people);
  const errors: Record<string, string | undefined> = asked ? { ...missing } : {};
  for (const { pointer } of filing.problem?.fields ?? []) errors[fieldOf(pointer)] ??= t("new.wrong");
  const file = async () => {
    setAsked(true);
    if (procedureId === undefined || Object.values(missing).some((text) => text !== undefined)) return;
    const beneficiaries = people.map(({ familyName, birthDate, ...more }) => ({
      familyName: familyName.trim(),
      birthDate,
      ...filled(more),
    }));
    const outcome = await filing.run({ body: { postId, procedureId, beneficiaries } });
    if (outcome?.ok === true) go(`/behalf/${outcome.value.requestId}`);
  };
  const options = Object.entries(names.procedures)
    .map(([value, label]) => ({ value, label }))
    .toSorted((a, b) => a.label.localeCompare(b.label, locale));
  return (
    <Form class="step stack" onSubmit={file}>
      <h2>{t("new.title")}</h2>
      <ErrorSummary errors={errors} />
      <SelectField
        name="procedure"
        label={t("new.procedure")}
        none="…"
        options={options}
        value={procedureId}
        onChange={setProcedureId}
        error={errors["procedure"]}
      />
      {people.map((person, index) => (
        <PersonFields
          key={index}
          index={index}
          person={person}
          errors={errors}
          change={(changed) => setPeople(people.map((each, at) => (at === index ? changed : each)))}
        />
      ))}
      <div class="actions">
        {people.length < MAX_PEOPLE && (
          <Button tone="quiet" onClick={() => setPeople([...people, nobody])}>
            {t("new.add")}
          </Button>
        )}
        <Button type="submit" busy={filing.busy}>
          {t("new.go")}
        </Button>
      </div>
      <ProblemNotice problem={filing.problem} />
    </Form>
  );
};
