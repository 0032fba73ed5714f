import type { ScreenProps } from "#web/app/routes.tsx";
import { DraftView } from "#web/areas/my/requests/draft-view.tsx";
import { isOpen, nextPaper, paperPath } from "#web/areas/my/requests/paper.ts";
import { PaperList } from "#web/areas/my/requests/paper-list.tsx";
import { pathOf, type RequestView, STEPS } from "#web/areas/my/requests/request.ts";
import { useTranslator } from "#web/areas/my/requests/words-sending.ts";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { Progress, StepOf } from "#web/ui/steps.tsx";

const Papers = ({ request }: { readonly request: RequestView }) => {
  const { t } = useTranslator();
  const { requestId, documents, state } = request;
  const asked = documents.filter(({ optional }) => !optional);
  const done = asked.filter((paper) => !isOpen(paper, state)).length;
  const next = nextPaper(request);
  const check = pathOf(requestId, "/check");
  return (
    <>
      <p>{t("papers.lead")}</p>
      {asked.length > 0 && (
        <Progress label={t("papers.there", { done, count: asked.length })} value={done / asked.length} />
      )}
      {next === undefined && <Notice tone="good">{t("papers.all")}</Notice>}
      <PaperList request={request} />
      <div class="actions">
        {next === undefined ? (
          <a class="button button-primary" href={`#${check}`}>
            {t("continue")}
          </a>
        ) : (
          <a class="button button-primary" href={`#${paperPath(requestId, next)}`}>
            {t("papers.next")}
          </a>
        )}
      </div>
    </>
  );
};

/** Step 4: all the papers of everybody, and the next one to add. */
export const Screen = ({ params: { requestId } }: ScreenProps<"/requests/:requestId/papers">) => {
  const { t } = useTranslator();
  return (
    <Page
      title={t("papers.title")}
      above={<StepOf step={4} total={STEPS} />}
      back={pathOf(requestId, "/people")}
      narrow
    >
      <DraftView requestId={requestId}>{(request) => <Papers request={request} />}</DraftView>
    </Page>
  );
};
