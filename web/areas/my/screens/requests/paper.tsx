import { LoadedView } from "#web/app/loaded.tsx";
import { useNames } from "#web/app/names.ts";
import { usePapers } from "#web/app/papers.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useLoad } from "#web/app/use-load.ts";
import { OwnCopy } from "#web/areas/my/requests/own-copy.tsx";
import {
  isChangeable,
  isOpen,
  nextPaper,
  type Paper,
  paperPath,
  standingOf,
  tones,
} from "#web/areas/my/requests/paper.ts";
import { RefusalReason } from "#web/areas/my/requests/paper-list.tsx";
import { Redirect } from "#web/areas/my/requests/redirect.tsx";
import { nameOf, pathOf, type RequestView, STEPS } from "#web/areas/my/requests/request.ts";
import { accepted } from "#web/areas/my/requests/send-file.ts";
import { type Upload, useUpload } from "#web/areas/my/requests/use-upload.ts";
import { Message, useTranslator } from "#web/areas/my/requests/words-sending.ts";
import { FileField } from "#web/ui/choices.tsx";
import { Notice, Tag } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { Progress, StepOf } from "#web/ui/steps.tsx";

const OnTheWay = ({ upload, again }: { readonly upload: Upload; readonly again: () => void }) => {
  const { t } = useTranslator();
  switch (upload.state) {
    case "none":
      return null;
    case "sending":
      return <Progress label={t("paper.sending", { name: upload.name })} value={upload.part} />;
    case "reading":
      return (
        <div class="notice notice-info" role="status" aria-busy="true">
          <p>
            <span class="spinner" aria-hidden="true" />
            {t("paper.reading")}
          </p>
        </div>
      );
    case "slow":
      return (
        <Notice tone="info" announced>
          {t("paper.slow")}
        </Notice>
      );
    case "wrong":
      return (
        <Notice tone="bad" title={t("paper.failed-send")} announced>
          {t(`paper.${upload.fault}`)}
        </Notice>
      );
    case "failed":
      return <ProblemNotice problem={upload.problem} retry={again} />;
  }
};

/** What the inspection found, in words that say what to do. */
const Verdict = ({ paper }: { readonly paper: Paper }) => {
  const { verdicts } = usePapers();
  const { upload } = paper;
  if (upload?.verdict === undefined) return null;
  const tone = {
    passed: "good",
    warned: "warning",
    failed: "bad",
    granted: "info",
    inspecting: "info",
  } as const;
  return (
    <Notice tone={tone[upload.state]} announced>
      <p>{verdicts[upload.verdict]}</p>
      <p class="hint">
        <Message k="paper.sent" values={[{ name: upload.name }]} />
      </p>
    </Notice>
  );
};

interface OneProps {
  readonly request: RequestView;
  readonly paper: Paper;
  readonly reload: () => void;
}

const OnePaper = ({ request, paper, reload }: OneProps) => {
  const { t } = useTranslator();
  const { requestId, state } = request;
  const { upload, busy, send, again } = useUpload(requestId, paper, reload);
  const changeable = isChangeable(paper, request);
  const next = nextPaper(request, paper);
  const settled = !isOpen(paper, state);
  const kept = paper.upload?.state === "passed" || paper.upload?.state === "warned";
  const standing = standingOf(paper, state);
  const list = pathOf(requestId, state === "draft" ? "/papers" : "");
  return (
    <>
      <p>
        <Tag tone={tones[standing]}>{t(`paper.${standing}`)}</Tag>
      </p>
      {paper.state === "rejected" && !settled && (
        <Notice tone="bad" title={t("reason.title")}>
          <RefusalReason paper={paper} />
        </Notice>
      )}
      {!busy && <Verdict paper={paper} />}
      <OnTheWay upload={upload} again={again} />
      {settled && !busy && changeable && (
        <div class="actions">
          <a
            class="button button-primary"
            href={`#${next === undefined ? list : paperPath(requestId, next)}`}
          >
            {next === undefined ? t("continue") : t("papers.next")}
          </a>
        </div>
      )}
      {changeable && !busy && (
        <FileField
          name="file"
          label={t(paper.upload === undefined && paper.state !== "rejected" ? "paper.add" : "paper.replace")}
          hint={t(paper.documentId.startsWith("photo-") ? "paper.photo.hint" : "paper.file.hint")}
          accept={accepted}
          onFile={send}
        />
      )}
      {!changeable && <p class="hint">{t("paper.closed")}</p>}
      {kept && !busy && <OwnCopy requestId={requestId} paper={paper} />}
      <p>
        <a href={`#${list}`}>{t("paper.list")}</a>
      </p>
    </>
  );
};

/** One paper of one person: its verdict, the officer's reason, and the camera. */
export const Screen = ({
  params: { requestId, beneficiary, documentId },
}: ScreenProps<"/requests/:requestId/papers/:beneficiary/:documentId">) => {
  const { t } = useTranslator();
  const load = useLoad("GET /requests/{requestId}", { path: { requestId } });
  const { papers: names } = useNames();
  const request = load.loaded.state === "ready" ? load.loaded.value : undefined;
  const person = request?.beneficiaries[Number(beneficiary) - 1];
  const draft = request?.state === "draft";
  return (
    <Page
      title={names[documentId] ?? t("paper.title")}
      above={
        <>
          {draft && <StepOf step={4} total={STEPS} />}
          {draft && person !== undefined && " · "}
          {person !== undefined && <Message k="paper.of" values={[{ name: nameOf(person) }]} />}
        </>
      }
      back={pathOf(requestId, draft ? "/papers" : "")}
      narrow
    >
      <LoadedView load={load}>
        {(read) => {
          const paper = read.documents.find(
            (each) => each.beneficiary === Number(beneficiary) && each.documentId === documentId,
          );
          return paper === undefined ? (
            <Redirect to={pathOf(requestId)} />
          ) : (
            <OnePaper
              key={`${beneficiary}/${documentId}`}
              request={read}
              paper={paper}
              reload={load.reload}
            />
          );
        }}
      </LoadedView>
    </Page>
  );
};
