import type { AnswerOf } from "#web/app/api.ts";
import { go } from "#web/app/app-context.ts";
import { useNames } from "#web/app/names.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { Message, useTranslator } from "#web/areas/desk/words-review.ts";
import { Button } from "#web/ui/button.tsx";
import { Code } from "#web/ui/code.tsx";
import { Tag } from "#web/ui/notice.tsx";
import { dayIn } from "#web/ui/values.tsx";
import { Facts } from "./facts.tsx";
import type { Here } from "./here.ts";
import { isFree, useTake } from "./take.ts";
import { localTime } from "./today.ts";

export type Queued = AnswerOf<"GET /staff/posts/{postId}/review-queue">["requests"][number];

/** Takes a request and opens it; the head of post takes one from a colleague too. */
const TakeButton = ({ here, request }: { readonly here: Here; readonly request: Queued }) => {
  const { t } = useTranslator();
  const { take, busy, problem } = useTake(here.postId);
  const free = isFree(request);
  const open = async () => {
    if (await take(request.requestId, request.taken?.by === "another-officer"))
      go(`/review/${request.requestId}`);
  };
  if (!free && !here.isHead) return null;
  return (
    <div>
      <Button tone="quiet" busy={busy} onClick={() => void open()}>
        {t(free ? "queue.take" : "queue.take-over")}
        <span class="unseen"> {request.reference}</span>
      </Button>
      <ProblemNotice problem={problem} />
    </div>
  );
};

interface Props {
  readonly here: Here;
  readonly requests: readonly Queued[];
}

/** Requests of the queue, the oldest first: what, for how many, by when, and who has it. */
export const QueueList = ({ here, requests }: Props) => {
  const { t, locale } = useTranslator();
  const names = useNames();
  return (
    <ul class="queue">
      {requests.map((request) => (
        <li key={request.requestId} class={request.overdue ? "queue-row queue-overdue" : "queue-row"}>
          <div>
            <p>
              <Facts>
                <strong>{names.procedures[request.procedureId]}</strong>
                {t("queue.people", { count: request.people })}
              </Facts>
            </p>
            <p class="hint">
              <Facts>
                <Code>{request.reference}</Code>
                {t("queue.due", { date: dayIn(request.reviewDueOn, locale) })}
              </Facts>
            </p>
          </div>
          <div class="queue-tags">
            {request.overdue && <Tag tone="bad">{t("queue.overdue")}</Tag>}
            {request.correctedAt !== undefined && <Tag tone="info">{t("queue.corrected")}</Tag>}
            {request.accepted !== undefined && (
              <Tag tone="info">
                {t(request.accepted === "you" ? "queue.accepted-you" : "queue.accepted-other")}
              </Tag>
            )}
            {request.taken !== undefined && (
              <span class="hint">
                <Message
                  k={request.taken.by === "you" ? "queue.taken-you" : "queue.taken-other"}
                  values={[{ time: localTime(request.taken.until, here.timeZone) }]}
                />
              </span>
            )}
          </div>
          <TakeButton here={here} request={request} />
        </li>
      ))}
    </ul>
  );
};
