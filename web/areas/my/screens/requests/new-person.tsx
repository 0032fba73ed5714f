import { go } from "#web/app/app-context.ts";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useAction } from "#web/app/use-action.ts";
import { beginning, choiceIn, nextOpen } from "#web/areas/my/requests/choice.ts";
import { Chosen } from "#web/areas/my/requests/chosen.tsx";
import { PersonForm } from "#web/areas/my/requests/person-form.tsx";
import { Redirect } from "#web/areas/my/requests/redirect.tsx";
import { pathOf, STEPS } from "#web/areas/my/requests/request.ts";
import { useTranslator } from "#web/areas/my/requests/words-people.ts";
import { Page } from "#web/ui/page.tsx";
import { StepOf } from "#web/ui/steps.tsx";

/** The first person: saving them begins the draft, which is on the server from then on. */
export const Screen = ({ query }: ScreenProps<"/new/person">) => {
  const { t } = useTranslator();
  const filing = useAction("POST /requests");
  const choice = choiceIn(query);
  const { procedure, post, people = 1 } = choice;
  if (procedure === undefined || post === undefined) return <Redirect to={nextOpen(choice)} />;
  return (
    <Page
      title={people === 1 ? t("person.title") : t("person.of", { n: 1, of: people })}
      above={<StepOf step={3} total={STEPS} />}
      back={beginning("people", choice)}
      narrow
    >
      <Chosen choice={choice} />
      <PersonForm
        form="new"
        person={undefined}
        index={0}
        procedureId={procedure}
        busy={filing.busy}
        problem={filing.problem}
        onSave={async (person) => {
          const outcome = await filing.run({
            body: { postId: post, procedureId: procedure, beneficiaries: [person] },
          });
          if (outcome?.ok !== true) return false;
          const { requestId } = outcome.value;
          // Back leads to this person in the draft, not to the beginning of a second one.
          go(pathOf(requestId, `/people/1?of=${people}`), { replace: true });
          go(pathOf(requestId, people === 1 ? "/people" : `/people/2?of=${people}`));
          return true;
        }}
      />
    </Page>
  );
};
