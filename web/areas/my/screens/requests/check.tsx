import { go } from "#web/app/app-context.ts";
import { useNames } from "#web/app/names.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useAction } from "#web/app/use-action.ts";
import { DraftView } from "#web/areas/my/requests/draft-view.tsx";
import { isOpen } from "#web/areas/my/requests/paper.ts";
import {
  birthDay,
  nameOf,
  type Person,
  pathOf,
  type RequestView,
  STEPS,
} from "#web/areas/my/requests/request.ts";
import { Message, useTranslator } from "#web/areas/my/requests/words-sending.ts";
import { Button } from "#web/ui/button.tsx";
import { Code } from "#web/ui/code.tsx";
import { SummaryList } from "#web/ui/lists.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { StepOf } from "#web/ui/steps.tsx";

const PersonLine = ({ person }: { readonly person: Person }) => {
  const { locale } = useTranslator();
  const arabic = [person.givenNamesArabic, person.familyNameArabic].filter((name) => name !== undefined);
  return (
    <>
      <bdi>{nameOf(person)}</bdi>
      {arabic.length > 0 && (
        <>
          {" · "}
          <bdi lang="ar">{arabic.join(" ")}</bdi>
        </>
      )}
      <br />
      <Message k="check.born" values={[{ date: birthDay(person.birthDate, locale) }]} />
      {[person.cin, person.passportNumber].map(
        (number) =>
          number !== undefined && (
            <span key={number}>
              {" · "}
              <Code>{number}</Code>
            </span>
          ),
      )}
    </>
  );
};

const Answers = ({ request }: { readonly request: RequestView }) => {
  const { t } = useTranslator();
  const names = useNames();
  const { requestId, procedureId, postId, beneficiaries, documents, state } = request;
  const asked = documents.filter(({ optional }) => !optional);
  const done = asked.filter((paper) => !isOpen(paper, state)).length;
  return (
    <SummaryList
      rows={[
        { label: t("check.procedure"), value: names.procedures[procedureId] ?? "" },
        {
          label: t("check.post"),
          value: <bdi>{names.posts[postId]?.city}</bdi>,
          change: pathOf(requestId, "/post"),
        },
        ...beneficiaries.map((person, index) => ({
          label: t("check.person", { n: index + 1 }),
          value: <PersonLine person={person} />,
          change: pathOf(requestId, `/people/${index + 1}`),
        })),
        ...(asked.length === 0
          ? []
          : [
              {
                label: t("check.papers"),
                value: t("papers.there", { done, count: asked.length }),
                change: pathOf(requestId, "/papers"),
              },
            ]),
      ]}
    />
  );
};

const Check = ({ request }: { readonly request: RequestView }) => {
  const { t } = useTranslator();
  const sending = useAction("POST /requests/{requestId}/submission");
  const { requestId, documents, state } = request;
  const missing = documents.some((paper) => isOpen(paper, state));
  const send = async (): Promise<void> => {
    const outcome = await sending.run({ path: { requestId } });
    if (outcome?.ok === true) go(pathOf(requestId, "/sent"), { replace: true });
    // It was sent before, by a press whose answer was lost: its own page says so.
    else if (outcome?.problem.code === "request-wrong-state") go(pathOf(requestId), { replace: true });
  };
  return (
    <>
      <Notice tone="warning" title={t("check.not-sent")}>
        {t("check.not-sent.text")}
      </Notice>
      <Answers request={request} />
      {missing ? (
        <>
          <Notice tone="bad">{t("check.missing")}</Notice>
          <a class="button button-primary" href={`#${pathOf(requestId, "/papers")}`}>
            {t("check.missing.go")}
          </a>
        </>
      ) : (
        <>
          <ProblemNotice problem={sending.problem} retry={() => void send()} />
          <div class="actions">
            <Button busy={sending.busy} onClick={() => void send()}>
              {t("check.send")}
            </Button>
          </div>
        </>
      )}
      <p class="hint">{t("check.draft")}</p>
    </>
  );
};

/** Step 5: everything once more, each with a way to change it, and the one press that sends it. */
export const Screen = ({ params: { requestId } }: ScreenProps<"/requests/:requestId/check">) => {
  const { t } = useTranslator();
  return (
    <Page
      title={t("check.title")}
      above={<StepOf step={5} total={STEPS} />}
      back={pathOf(requestId, "/papers")}
      narrow
    >
      <DraftView requestId={requestId}>{(request) => <Check request={request} />}</DraftView>
    </Page>
  );
};
