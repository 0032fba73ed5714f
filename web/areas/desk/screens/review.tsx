import { useState } from "preact/hooks";
import type { AnswerOf } from "#web/app/api.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import { useNames } from "#web/app/names.ts";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useLoad } from "#web/app/use-load.ts";
import { Decide, type Decision } from "#web/areas/desk/parts/decide.tsx";
import { DeskScreen } from "#web/areas/desk/parts/desk-screen.tsx";
import type { Here } from "#web/areas/desk/parts/here.ts";
import { Lease } from "#web/areas/desk/parts/lease.tsx";
import { NextReview } from "#web/areas/desk/parts/next-review.tsx";
import { PaperFacts } from "#web/areas/desk/parts/paper-facts.tsx";
import { PaperViewer } from "#web/areas/desk/parts/paper-viewer.tsx";
import { SendReview } from "#web/areas/desk/parts/send-review.tsx";
import { useTranslator } from "#web/areas/desk/words-review.ts";
import { Code } from "#web/ui/code.tsx";
import { Notice } from "#web/ui/notice.tsx";

export type Reviewed = AnswerOf<"GET /staff/posts/{postId}/requests/{requestId}">;
type Paper = Reviewed["documents"][number];

/** Papers to decide: sent and not accepted or rejected yet. */
const isOpen = ({ state, optional, upload }: Paper): boolean =>
  (state === "pending" || state === "corrected") && (upload !== undefined || !optional);
const keyOf = ({ beneficiary, documentId }: Pick<Paper, "beneficiary" | "documentId">): string =>
  `${beneficiary} ${documentId}`;

const ReviewFile = ({ here, request }: { readonly here: Here; readonly request: Reviewed }) => {
  const { t } = useTranslator();
  const names = useNames();
  const [decisions, setDecisions] = useState<Readonly<Record<string, Decision>>>({});
  const [chosen, setChosen] = useState<string>();
  const papers = request.documents.filter(isOpen);
  const undecided = papers.find((paper) => decisions[keyOf(paper)] === undefined);
  const paper = papers.find((each) => keyOf(each) === chosen) ?? undecided;
  const nameOf = ({ documentId }: Paper): string => names.papers[documentId] ?? documentId;
  const position = paper === undefined ? 0 : papers.indexOf(paper) + 1;
  const { postId } = here;
  const { requestId } = request;

  if (request.state !== "submitted" || papers.length === 0) {
    return (
      <div class="stack">
        <p class="visit-head">
          <strong>{names.procedures[request.procedureId]}</strong>
          <Code>{request.reference}</Code>
        </p>
        <Notice tone="info">{t(request.state === "submitted" ? "review.no-papers" : "review.over")}</Notice>
        <NextReview postId={postId} />
      </div>
    );
  }
  return (
    <div class="stack">
      <p class="visit-head">
        <strong>{names.procedures[request.procedureId]}</strong>
        <Code>{request.reference}</Code>
        <Lease postId={postId} requestId={requestId} />
      </p>
      {paper !== undefined && (
        <div class="review">
          <div class="review-paper">
            <h2>
              {t("review.paper", { position, total: papers.length })} {nameOf(paper)}
            </h2>
            {paper.upload === undefined ? (
              <Notice tone="warning">{t("review.not-sent")}</Notice>
            ) : (
              <PaperViewer
                postId={postId}
                requestId={requestId}
                beneficiary={paper.beneficiary}
                documentId={paper.documentId}
                name={nameOf(paper)}
              />
            )}
          </div>
          <div class="review-side">
            <PaperFacts paper={paper} person={request.beneficiaries[paper.beneficiary - 1]} />
            <Decide
              key={keyOf(paper)}
              paper={paper}
              decide={(decision) => {
                setDecisions({ ...decisions, [keyOf(paper)]: decision });
                setChosen(undefined);
              }}
            />
          </div>
        </div>
      )}
      {paper === undefined && (
        <SendReview
          here={here}
          requestId={requestId}
          rows={papers.map((each) => ({
            key: keyOf(each),
            name: nameOf(each),
            person: request.people[each.beneficiary - 1] ?? "",
            decision: decisions[keyOf(each)],
          }))}
          change={setChosen}
        />
      )}
    </div>
  );
};

const ReviewView = ({ here, requestId }: { readonly here: Here; readonly requestId: string }) => {
  const { postId } = here;
  const load = useLoad("GET /staff/posts/{postId}/requests/{requestId}", { path: { postId, requestId } });
  return (
    <LoadedView load={load} lines={8}>
      {(request) => <ReviewFile key={requestId} here={here} request={request} />}
    </LoadedView>
  );
};

/** One request's papers, one at a time beside whom they are of, each accepted or rejected. */
export const Screen = ({ params }: ScreenProps<"/review/:requestId">) => {
  const { t } = useTranslator();
  return (
    <DeskScreen title={t("review.one")} back="/review">
      {(here) => <ReviewView here={here} requestId={params.requestId} />}
    </DeskScreen>
  );
};
