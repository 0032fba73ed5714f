import { useState } from "preact/hooks";
import type { Language } from "#shared/catalogue/procedures.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { useAction } from "#web/app/use-action.ts";
import { useTranslator } from "#web/areas/desk/words-behalf.ts";
import { languageFacts, languages } from "#web/i18n/language.ts";
import { Button } from "#web/ui/button.tsx";
import { SelectField } from "#web/ui/choices.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { DateField, PhoneField, TextField } from "#web/ui/text-fields.tsx";
import { changeMandate } from "./mandate.ts";
import { referenceIn } from "./scan.ts";

const DATE = /^\d{4}-\d{2}-\d{2}$/;

const Known = ({ postId }: { readonly postId: string }) => {
  const { t } = useTranslator();
  const granting = useAction("POST /staff/posts/{postId}/mandates");
  const [reference, setReference] = useState("");
  const [birthDate, setBirthDate] = useState("--");
  const [asked, setAsked] = useState(false);
  const known = referenceIn(reference);
  const errors = {
    reference: asked && known === undefined ? t("known.reference.wrong") : undefined,
    birth: asked && !DATE.test(birthDate) ? t("known.birth.wrong") : undefined,
  };
  const begin = async () => {
    setAsked(true);
    if (known === undefined || !DATE.test(birthDate)) return;
    const outcome = await granting.run({ path: { postId }, body: { reference: known, birthDate } });
    if (outcome?.ok === true) changeMandate(outcome.value);
  };
  return (
    <Form class="step stack" onSubmit={begin}>
      <h2>{t("known.title")}</h2>
      <ErrorSummary errors={errors} />
      <TextField
        name="reference"
        label={t("known.reference")}
        hint={t("known.reference.hint")}
        value={reference}
        onChange={setReference}
        error={errors.reference}
        maxLength={20}
        ltr
      />
      <DateField
        name="birth"
        label={t("known.birth")}
        value={birthDate}
        onChange={setBirthDate}
        error={errors.birth}
      />
      <Button type="submit" busy={granting.busy}>
        {t("known.go")}
      </Button>
      <ProblemNotice problem={granting.problem} />
    </Form>
  );
};

const Fresh = ({ postId }: { readonly postId: string }) => {
  const { t, language } = useTranslator();
  const opening = useAction("POST /staff/posts/{postId}/accounts");
  const [phone, setPhone] = useState("+33");
  const [spoken, setSpoken] = useState<Language>(language);
  const [asked, setAsked] = useState(false);
  const isPhone = /^\+\d{8,15}$/.test(phone.replaceAll(/[\s.-]/g, ""));
  const error = asked && !isPhone ? t("fresh.phone.wrong") : undefined;
  const begin = async () => {
    setAsked(true);
    if (!isPhone) return;
    const body = { phone: phone.replaceAll(/[\s.-]/g, ""), language: spoken };
    const outcome = await opening.run({ path: { postId }, body });
    if (outcome?.ok === true) changeMandate(outcome.value);
  };
  return (
    <Form class="step stack" onSubmit={begin}>
      <h2>{t("fresh.title")}</h2>
      <ErrorSummary errors={{ phone: error }} />
      <PhoneField
        name="phone"
        label={t("fresh.phone")}
        hint={t("fresh.phone.hint")}
        value={phone}
        onChange={setPhone}
        {...(error !== undefined && { error })}
      />
      <SelectField
        name="spoken"
        label={t("fresh.language")}
        none="…"
        options={languages.map((value) => ({ value, label: languageFacts[value].name }))}
        value={spoken}
        onChange={setSpoken}
      />
      <Button type="submit" busy={opening.busy}>
        {t("fresh.go")}
      </Button>
      <ProblemNotice problem={opening.problem} />
    </Form>
  );
};

/** Who is it? Somebody with a request of this post, or somebody new without a smartphone (R1). */
export const BeginActing = ({ postId }: { readonly postId: string }) => {
  const { t } = useTranslator();
  return (
    <>
      <p class="lead">{t("begin.lead")}</p>
      <div class="two">
        <Known postId={postId} />
        <Fresh postId={postId} />
      </div>
    </>
  );
};
