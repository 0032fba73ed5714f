import { useState } from "preact/hooks";
import { go } from "#web/app/app-context.ts";
import type { ScreenProps } from "#web/app/routes.tsx";
import { beginning, type Choice, choiceIn, nextOpen } from "#web/areas/my/requests/choice.ts";
import { Chosen } from "#web/areas/my/requests/chosen.tsx";
import { PostPicker } from "#web/areas/my/requests/post-picker.tsx";
import { Redirect } from "#web/areas/my/requests/redirect.tsx";
import { STEPS } from "#web/areas/my/requests/request.ts";
import { useTranslator } from "#web/areas/my/requests/words-new.ts";
import { Button } from "#web/ui/button.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { Page } from "#web/ui/page.tsx";
import { StepOf } from "#web/ui/steps.tsx";

const Choosing = ({ choice, procedure }: { readonly choice: Choice; readonly procedure: string }) => {
  const { t } = useTranslator();
  const [post, setPost] = useState(choice.post);
  const [pressed, setPressed] = useState(false);
  const error = pressed && post === undefined ? t("choose-one") : undefined;
  return (
    <Form
      onSubmit={() => {
        setPressed(true);
        if (post !== undefined) go(nextOpen({ ...choice, post }));
      }}
    >
      <ErrorSummary errors={{ post: error }} />
      <PostPicker procedureId={procedure} value={post} onChange={setPost} error={error} />
      <Button type="submit">{t("continue")}</Button>
    </Form>
  );
};

/** Step 2: the consulate. */
export const Screen = ({ query }: ScreenProps<"/new/post">) => {
  const { t } = useTranslator();
  const choice = choiceIn(query);
  if (choice.procedure === undefined) return <Redirect to={nextOpen(choice)} />;
  return (
    <Page
      title={t("post.title")}
      above={<StepOf step={2} total={STEPS} />}
      back={beginning("procedure", choice)}
      narrow
    >
      <Chosen choice={{ ...choice, post: undefined }} />
      <Choosing choice={choice} procedure={choice.procedure} />
    </Page>
  );
};
