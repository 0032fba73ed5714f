import { go } from "#web/app/app-context.ts";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useAction } from "#web/app/use-action.ts";
import { DraftView } from "#web/areas/my/requests/draft-view.tsx";
import { PersonForm } from "#web/areas/my/requests/person-form.tsx";
import { Redirect } from "#web/areas/my/requests/redirect.tsx";
import { draftOf, MAX_PEOPLE, pathOf, type RequestView, STEPS } from "#web/areas/my/requests/request.ts";
import { useTranslator } from "#web/areas/my/requests/words-people.ts";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { StepOf } from "#web/ui/steps.tsx";

interface Props {
  readonly request: RequestView;
  /** From 1; one more than there are adds somebody. */
  readonly n: number;
  readonly of: number;
}

const Form = ({ request, n, of }: Props) => {
  const { t } = useTranslator();
  const changing = useAction("PUT /requests/{requestId}");
  const { requestId, beneficiaries, procedureId, documents } = request;
  const withPapers = documents.some(({ beneficiary, upload }) => beneficiary === n && upload !== undefined);
  return (
    <>
      {withPapers && <Notice tone="info">{t("person.papers")}</Notice>}
      <PersonForm
        key={n}
        form={`${requestId}.${n}`}
        person={beneficiaries[n - 1]}
        index={n - 1}
        procedureId={procedureId}
        busy={changing.busy}
        problem={changing.problem}
        onSave={async (person) => {
          const people = [...beneficiaries.slice(0, n - 1), person, ...beneficiaries.slice(n)];
          const outcome = await changing.run({
            path: { requestId },
            body: { ...draftOf(request), beneficiaries: people },
          });
          if (outcome?.ok !== true) return false;
          const next = n + 1;
          const more = next <= of && people.length < next;
          go(pathOf(requestId, more ? `/people/${next}?of=${of}` : "/people"));
          return true;
        }}
      />
    </>
  );
};

/** Somebody in a draft, to be changed or added; each is saved before the next is asked for. */
export const Screen = ({ params, query }: ScreenProps<"/requests/:requestId/people/:n">) => {
  const { t } = useTranslator();
  const { requestId } = params;
  const n = Number(params.n);
  const of = Math.max(n, Math.min(MAX_PEOPLE, Number(query.get("of") ?? n) || n));
  return (
    <Page
      title={t("person.of", { n, of })}
      above={<StepOf step={3} total={STEPS} />}
      back={pathOf(requestId, "/people")}
      narrow
    >
      {/* Read anew for each: the one before was just added. */}
      <DraftView key={n} requestId={requestId}>
        {(request) =>
          n >= 1 && n <= Math.min(MAX_PEOPLE, request.beneficiaries.length + 1) ? (
            <Form request={request} n={n} of={of} />
          ) : (
            <Redirect to={pathOf(requestId, "/people")} />
          )
        }
      </DraftView>
    </Page>
  );
};
