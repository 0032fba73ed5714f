import type { ComponentChildren } from "preact";
import type { AnswerOf } from "#web/app/api.ts";
import { useNames } from "#web/app/names.ts";
import { Message, useTranslator } from "#web/areas/desk/words-review.ts";
import { Code } from "#web/ui/code.tsx";
import { Tag } from "#web/ui/notice.tsx";
import { dayIn } from "#web/ui/values.tsx";
import { localTime } from "./today.ts";

export type Queued = AnswerOf<"GET /staff/posts/{postId}/review-queue">["requests"][number];

interface Props {
  readonly requests: readonly Queued[];
  readonly timeZone: string;
  readonly action?: (request: Queued) => ComponentChildren;
}

/** Requests of the queue, the oldest first: what, for how many, by when, and who has it. */
export const QueueList = ({ requests, timeZone, action }: Props) => {
  const { t, locale } = useTranslator();
  const names = useNames();
  return (
    <ul class="queue">
      {requests.map((request) => (
        <li key={request.requestId} class={request.overdue ? "queue-row queue-overdue" : "queue-row"}>
          <div>
            <p class="queue-title">
              <strong>{names.procedures[request.procedureId]}</strong>{" "}
              <span>{t("queue.people", { count: request.people })}</span>
            </p>
            <p class="hint">
              <Code>{request.reference}</Code>
              {" · "}
              {t("queue.due", { date: dayIn(request.reviewDueOn, locale) })}
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
                  values={[{ time: localTime(request.taken.until, timeZone) }]}
                />
              </span>
            )}
          </div>
          {action?.(request)}
        </li>
      ))}
    </ul>
  );
};
