import { useState } from "preact/hooks";
import { go } from "#web/app/app-context.ts";
import type { ScreenProps } from "#web/app/routes.tsx";
import { beginning, choiceIn, nextOpen } from "#web/areas/my/requests/choice.ts";
import { Chosen } from "#web/areas/my/requests/chosen.tsx";
import { Redirect } from "#web/areas/my/requests/redirect.tsx";
import { MAX_PEOPLE, STEPS } from "#web/areas/my/requests/request.ts";
import { useTranslator } from "#web/areas/my/requests/words-new.ts";
import { Button } from "#web/ui/button.tsx";
import { RadioCards } from "#web/ui/choices.tsx";
import { Form } from "#web/ui/form.tsx";
import { Page } from "#web/ui/page.tsx";
import { StepOf } from "#web/ui/steps.tsx";

const sizes = Array.from({ length: MAX_PEOPLE }, (_, index) => index + 1);

/** Step 3 begins with how many they are: a family's places are next to one another. */
export const Screen = ({ query }: ScreenProps<"/new/people">) => {
  const { t } = useTranslator();
  const choice = choiceIn(query);
  const [people, setPeople] = useState(choice.people ?? 1);
  const without = { ...choice, people: undefined };
  if (nextOpen(without) !== beginning("people", without)) return <Redirect to={nextOpen(choice)} />;
  return (
    <Page
      title={t("party.title")}
      above={<StepOf step={3} total={STEPS} />}
      back={beginning("post", choice)}
      narrow
    >
      <Chosen choice={choice} />
      <Form
        onSubmit={() => {
          go(beginning("person", { ...choice, people }));
        }}
      >
        <RadioCards
          name="people"
          label={t("party.title")}
          hint={t("party.hint")}
          value={String(people)}
          onChange={(value) => setPeople(Number(value))}
          options={sizes.map((count) => ({
            value: String(count),
            label: t("party.people", { count }),
          }))}
        />
        <Button type="submit">{t("continue")}</Button>
      </Form>
    </Page>
  );
};
