import { useState } from "preact/hooks";
import { go } from "#web/app/app-context.ts";
import { useNames } from "#web/app/names.ts";
import type { ScreenProps } from "#web/app/routes.tsx";
import { BuyStep, buyPath } from "#web/areas/my/stamps/chosen.tsx";
import type { BuyWords } from "#web/areas/my/stamps/words.ts";
import { Button } from "#web/ui/button.tsx";
import { SelectField } from "#web/ui/choices.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { wordsOf } from "#web/ui/i18n-context.tsx";
import { Page } from "#web/ui/page.tsx";

interface What {
  readonly procedure: string | undefined;
  readonly post: string | undefined;
}

const { useTranslator } = wordsOf<BuyWords>();

/** The first question: for which procedure, at which consulate. `?procedure=…&post=…` begins with these. */
export const Screen = ({ query }: ScreenProps<"/stamps/buy">) => {
  const { t, locale } = useTranslator();
  const names = useNames();
  const [what, setWhat] = useState<What>({
    procedure: query.get("procedure") ?? undefined,
    post: query.get("post") ?? undefined,
  });
  const [tried, setTried] = useState(false);
  const sorted = (options: readonly { readonly value: string; readonly label: string }[]) =>
    options.toSorted((a, b) => a.label.localeCompare(b.label, locale));
  const errors = {
    procedure: tried && what.procedure === undefined ? t("buy.procedure.needed") : undefined,
    post: tried && what.post === undefined ? t("buy.post.needed") : undefined,
  };
  const submit = () => {
    setTried(true);
    const { procedure, post } = what;
    if (procedure !== undefined && post !== undefined) go(buyPath("/who", { procedure, post, quantity: 1 }));
  };
  return (
    <Page title={t("buy.what")} narrow back="/stamps" above={<BuyStep step={1} />}>
      <Form onSubmit={submit}>
        <ErrorSummary errors={errors} />
        <p>{t("buy.what.lead")}</p>
        <SelectField
          name="procedure"
          label={t("buy.procedure")}
          none={t("buy.choose")}
          error={errors.procedure}
          options={sorted(Object.entries(names.procedures).map(([value, label]) => ({ value, label })))}
          value={what.procedure}
          onChange={(procedure) => setWhat({ ...what, procedure })}
        />
        <SelectField
          name="post"
          label={t("buy.post")}
          none={t("buy.choose")}
          error={errors.post}
          options={sorted(
            Object.entries(names.posts).map(([value, { city, country }]) => ({
              value,
              label: `${country} · ${city}`,
            })),
          )}
          value={what.post}
          onChange={(post) => setWhat({ ...what, post })}
        />
        <Button type="submit">{t("buy.go")}</Button>
      </Form>
    </Page>
  );
};
