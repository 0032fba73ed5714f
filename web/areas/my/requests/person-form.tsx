import { useState } from "preact/hooks";
import { serverNow } from "#web/app/clock.ts";
import { draftPlace, keep, kept } from "#web/app/kept.ts";
import { usePapers } from "#web/app/papers.ts";
import type { Problem } from "#web/app/problem.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import {
  type Fault,
  type Faults,
  type Field,
  faultsIn,
  fields,
  isMinor,
  isTyped,
  missingIn,
  personOf,
  sorted,
  type Typed,
  typedOf,
  wholeDate,
} from "#web/areas/my/requests/person-fields.ts";
import type { Person } from "#web/areas/my/requests/request.ts";
import { useTranslator } from "#web/areas/my/requests/words-people.ts";
import { Button } from "#web/ui/button.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { DateField, TextField } from "#web/ui/text-fields.tsx";

interface Props {
  /** Names the form: what is typed is kept under it until it is saved. */
  readonly form: string;
  readonly person: Person | undefined;
  /** The person's place in the request, from 0: refusals name it. */
  readonly index: number;
  readonly procedureId: string;
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  /** Whether it was saved. */
  readonly onSave: (person: Person) => Promise<boolean>;
}

/** What is typed survives a reload, until `forget`. */
const useTyped = (form: string, person: Person | undefined) => {
  const place = draftPlace(form);
  const [typed, setTyped] = useState(() => kept(place, isTyped) ?? typedOf(person));
  const type = (next: Typed): void => {
    setTyped(next);
    keep(place, next);
  };
  return { typed, type, forget: () => keep(place, undefined) };
};

const latin = ["familyName", "givenNames"] as const;
const arabic = ["familyNameArabic", "givenNamesArabic"] as const;
const numbers = ["cin", "passportNumber"] as const;
const labels = {
  familyName: "person.family",
  givenNames: "person.given",
  familyNameArabic: "person.family-arabic",
  givenNamesArabic: "person.given-arabic",
  birthDate: "person.birth",
  cin: "person.cin",
  passportNumber: "person.passport",
} as const;

/** Who a request is for: names in either script, birth date, and the number of one identity document. */
export const PersonForm = ({ form, person, index, procedureId, busy, problem, onSave }: Props) => {
  const { t, language } = useTranslator();
  const { typed, type, forget } = useTyped(form, person);
  const [found, setFound] = useState<Faults>({});
  // The next screen may be long in coming: a second press must not save the person twice.
  const [saved, setSaved] = useState(false);
  const ages = usePapers().procedures[procedureId]?.ages;
  const refused = faultsIn(problem, index);
  const faults: Faults = { ...refused, ...found };
  const text = (fault: Fault | undefined) => (fault === undefined ? undefined : t(`fault.${fault}`));
  const minor = isMinor(wholeDate(typed.birthDate), new Date(serverNow()).toISOString().slice(0, 10));
  const set = (field: Field) => (value: string) => type({ ...typed, [field]: value });

  const save = async (): Promise<void> => {
    const { typed: inPlace, faults: moved } = sorted(typed);
    const wrong = { ...missingIn(inPlace), ...moved };
    type(inPlace);
    setFound(wrong);
    if (Object.keys(wrong).length > 0 || !(await onSave(personOf(inPlace, minor)))) return;
    setSaved(true);
    forget();
  };

  const nameField = (field: (typeof latin)[number] | (typeof arabic)[number]) => (
    <TextField
      key={field}
      name={field}
      label={t(labels[field])}
      {...(field === "familyName" && { hint: t("person.latin.hint") })}
      optional={field !== "familyName"}
      value={typed[field]}
      onChange={set(field)}
      error={text(faults[field])}
      maxLength={200}
    />
  );
  const summary = Object.fromEntries(
    fields.map((field) => [
      field,
      faults[field] === undefined ? undefined : `${t(labels[field])} · ${text(faults[field])}`,
    ]),
  );
  const scripts = language === "ar" ? [arabic, latin] : [latin, arabic];
  const asked = numbers.filter((field) => field !== "cin" || !minor || faults.cin !== undefined);
  return (
    <Form
      onSubmit={() => {
        if (!saved) void save();
      }}
    >
      <ErrorSummary errors={summary} />
      {refused === undefined && <ProblemNotice problem={problem} retry={() => void save()} />}
      {scripts.flat().map(nameField)}
      <DateField
        name="birthDate"
        label={t("person.birth")}
        hint={ages === undefined || ages === "any" ? t("person.birth.hint") : t(`person.${ages}`)}
        value={typed.birthDate}
        onChange={set("birthDate")}
        error={text(faults.birthDate)}
        birthday
      />
      {!minor && <p>{t("person.numbers")}</p>}
      {asked.map((field) => (
        <TextField
          key={field}
          name={field}
          label={t(labels[field])}
          optional
          ltr
          value={typed[field]}
          onChange={set(field)}
          error={text(faults[field])}
          maxLength={40}
        />
      ))}
      <Button type="submit" busy={busy || saved}>
        {t("person.save")}
      </Button>
    </Form>
  );
};
