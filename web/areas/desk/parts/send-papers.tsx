import { useEffect, useState } from "preact/hooks";
import type { AnswerOf } from "#web/app/api.ts";
import { useApp } from "#web/app/app-context.ts";
import { useNames } from "#web/app/names.ts";
import type { Problem } from "#web/app/problem.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { useAction } from "#web/app/use-action.ts";
import { useTranslator } from "#web/areas/desk/words-behalf.ts";
import { Button } from "#web/ui/button.tsx";
import { FileField } from "#web/ui/choices.tsx";
import { Tag } from "#web/ui/notice.tsx";
import { accepted, sendPaper } from "./send-paper.ts";

export type OwnRequest = AnswerOf<"GET /requests/{requestId}">;
type Paper = OwnRequest["documents"][number];

const LOOK_MS = 1_500;
const isInspected = ({ upload }: Paper): boolean =>
  upload?.state === "granted" || upload?.state === "inspecting";

interface Props {
  readonly request: OwnRequest;
  readonly changed: () => void;
}

/** A draft's papers, taken at the desk one by one, then sent as a whole. */
export const SendPapers = ({ request, changed }: Props) => {
  const { api } = useApp();
  const { t } = useTranslator();
  const names = useNames();
  const submitting = useAction("POST /requests/{requestId}/submission");
  const [problem, setProblem] = useState<Problem>();
  const { requestId, documents, people } = request;
  const busy = documents.some(isInspected);
  useEffect(() => {
    if (!busy) return;
    const timer = setInterval(changed, LOOK_MS);
    return () => clearInterval(timer);
  }, [busy, changed]);
  const send = async ({ beneficiary, documentId }: Paper, file: File) => {
    setProblem(await sendPaper(api, { requestId, beneficiary, documentId }, file));
    changed();
  };
  const submit = async () => {
    const outcome = await submitting.run({ path: { requestId } });
    if (outcome?.ok === true) changed();
  };
  const missing = documents.filter(
    ({ optional, upload }) => !optional && upload?.state !== "passed" && upload?.state !== "warned",
  ).length;
  return (
    <section class="stack">
      <h2>{t("papers.title")}</h2>
      {documents.length === 0 && <p>{t("papers.none")}</p>}
      <ul class="papers">
        {documents.map((paper) => {
          const { beneficiary, documentId, optional, upload } = paper;
          const name = names.papers[documentId] ?? documentId;
          return (
            <li key={`${beneficiary} ${documentId}`}>
              <FileField
                name={`${documentId}-${beneficiary}`}
                label={people.length > 1 ? `${name} (\u2068${people[beneficiary - 1] ?? ""}\u2069)` : name}
                accept={accepted}
                optional={optional}
                onFile={(file) => void send(paper, file)}
              />
              {upload !== undefined && (
                <Tag tone={upload.state === "failed" ? "bad" : "info"}>{t(`upload.${upload.state}`)}</Tag>
              )}
            </li>
          );
        })}
      </ul>
      <ProblemNotice problem={problem} />
      <p role="status">{missing > 0 ? t("papers.missing", { count: missing }) : t("papers.whole")}</p>
      <Button busy={submitting.busy} onClick={() => void submit()}>
        {t("papers.submit")}
      </Button>
      <ProblemNotice problem={submitting.problem} />
    </section>
  );
};
