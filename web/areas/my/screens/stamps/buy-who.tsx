import { useState } from "preact/hooks";
import { go } from "#web/app/app-context.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useLoad } from "#web/app/use-load.ts";
import { BuyStep, buyPath, type Chosen, chosenIn, NothingChosen } from "#web/areas/my/stamps/chosen.tsx";
import { useBuyDraft } from "#web/areas/my/stamps/draft.ts";
import type { BuyWords } from "#web/areas/my/stamps/words.ts";
import { languageFacts, languages } from "#web/i18n/language.ts";
import { Button } from "#web/ui/button.tsx";
import { RadioCards, SelectField } from "#web/ui/choices.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { wordsOf } from "#web/ui/i18n-context.tsx";
import { Page } from "#web/ui/page.tsx";
import { EmailField, PhoneField } from "#web/ui/text-fields.tsx";

const { useTranslator, Message } = wordsOf<BuyWords>();

/** As many as one order may hold (T2). */
const quantities = Array.from({ length: 10 }, (_, index) => String(index + 1));

/** Whether a number could be one: the API reads it by the country's numbering plan. */
const isPhone = (typed: string): boolean => /^\+[\d\s().-]{8,30}$/.test(typed);
const isEmail = (typed: string): boolean => /^\S+@\S+\.\S+$/.test(typed);

interface Props {
  readonly chosen: Chosen;
  readonly ownPhone: string;
}

const Who = ({ chosen, ownPhone }: Props) => {
  const { t } = useTranslator();
  const { draft, change } = useBuyDraft(chosen);
  const [tried, setTried] = useState(false);
  const other = draft.receiver === "other";
  const faults = {
    phone: other && !isPhone(draft.phone) ? t("buy.phone.wrong") : undefined,
    email: other && draft.email !== "" && !isEmail(draft.email) ? t("buy.email.wrong") : undefined,
  };
  const errors: Partial<typeof faults> = tried ? faults : {};
  const submit = () => {
    setTried(true);
    if (faults.phone === undefined && faults.email === undefined) go(buyPath("/check", chosen));
  };
  return (
    <Form onSubmit={submit}>
      <ErrorSummary errors={errors} />
      <SelectField
        name="quantity"
        label={t("buy.quantity")}
        hint={t("buy.quantity.hint")}
        none={t("buy.choose")}
        options={quantities.map((value) => ({ value, label: value }))}
        value={String(draft.quantity)}
        onChange={(value) => change({ quantity: Number(value) })}
      />
      <RadioCards
        name="receiver"
        label={t("buy.for")}
        options={[
          {
            value: "me",
            label: t("buy.for.me"),
            hint: <Message k="buy.for.me.hint" values={[{ phone: ownPhone }]} />,
          },
          { value: "other", label: t("buy.for.other"), hint: t("buy.for.other.hint") },
        ]}
        value={draft.receiver}
        onChange={(receiver) => change({ receiver })}
      />
      {other && (
        <>
          <PhoneField
            name="phone"
            label={t("buy.phone")}
            error={errors.phone}
            value={draft.phone}
            onChange={(phone) => change({ phone })}
          />
          <EmailField
            name="email"
            label={t("buy.email")}
            hint={t("buy.email.hint")}
            error={errors.email}
            optional
            value={draft.email}
            onChange={(email) => change({ email })}
          />
          <SelectField
            name="language"
            label={t("buy.language")}
            none={t("buy.choose")}
            options={languages.map((value) => ({ value, label: languageFacts[value].name }))}
            value={draft.language}
            onChange={(language) => change({ language })}
          />
        </>
      )}
      <Button type="submit">{t("buy.go")}</Button>
    </Form>
  );
};

/** The second question: how many, and whose phone receives the codes. */
export const Screen = ({ query }: ScreenProps<"/stamps/buy/who">) => {
  const { t } = useTranslator();
  const account = useLoad("GET /account", {});
  const chosen = chosenIn(query);
  return (
    <Page
      title={t("buy.who")}
      narrow
      back={chosen === undefined ? "/stamps/buy" : buyPath("", chosen)}
      above={<BuyStep step={2} />}
    >
      {chosen === undefined ? (
        <NothingChosen />
      ) : (
        <LoadedView load={account}>{({ phone }) => <Who chosen={chosen} ownPhone={phone} />}</LoadedView>
      )}
    </Page>
  );
};
