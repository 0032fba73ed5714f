import { useState } from "preact/hooks";
import type { AnswerOf } from "#web/app/api.ts";
import { go } from "#web/app/app-context.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import { useNames } from "#web/app/names.ts";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useLoad } from "#web/app/use-load.ts";
import { type Choice, choiceIn, nextOpen } from "#web/areas/my/requests/choice.ts";
import { STEPS } from "#web/areas/my/requests/request.ts";
import { useTranslator } from "#web/areas/my/requests/words-new.ts";
import { Button } from "#web/ui/button.tsx";
import { RadioCards } from "#web/ui/choices.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { Page } from "#web/ui/page.tsx";
import { StepOf } from "#web/ui/steps.tsx";
import { Money } from "#web/ui/values.tsx";

type Procedure = AnswerOf<"GET /procedures">["procedures"][number];

const Choosing = ({
  procedures,
  choice,
}: {
  readonly procedures: readonly Procedure[];
  readonly choice: Choice;
}) => {
  const { t, language } = useTranslator();
  const order = Object.keys(useNames().procedures);
  const [procedure, setProcedure] = useState(choice.procedure);
  const [pressed, setPressed] = useState(false);
  const error = pressed && procedure === undefined ? t("choose-one") : undefined;
  return (
    <Form
      onSubmit={() => {
        setPressed(true);
        if (procedure !== undefined) go(nextOpen({ ...choice, procedure }));
      }}
    >
      <ErrorSummary errors={{ procedure: error }} />
      <RadioCards
        name="procedure"
        label={t("new.title")}
        error={error}
        value={procedure}
        onChange={setProcedure}
        options={procedures
          .toSorted((a, b) => order.indexOf(a.procedureId) - order.indexOf(b.procedureId))
          .map(({ procedureId, names, fee, review }) => ({
            value: procedureId,
            label: names[language].replaceAll("'", "’"),
            hint: (
              <>
                {fee.total.amount === 0 ? t("new.free") : <Money money={fee.total} />}
                {review === "before-slot" && ` · ${t("new.reviewed")}`}
              </>
            ),
          }))}
      />
      <Button type="submit">{t("continue")}</Button>
    </Form>
  );
};

/** Step 1: the procedure, with its fee. */
export const Screen = ({ query }: ScreenProps<"/new/procedure">) => {
  const { t } = useTranslator();
  const load = useLoad("GET /procedures", {});
  return (
    <Page title={t("new.title")} above={<StepOf step={1} total={STEPS} />} back="/" narrow>
      <p>{t("new.lead")}</p>
      <LoadedView load={load} lines={8}>
        {({ procedures }) => <Choosing procedures={procedures} choice={choiceIn(query)} />}
      </LoadedView>
    </Page>
  );
};
