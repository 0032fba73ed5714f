import { useEffect, useRef, useState } from "preact/hooks";
import type { AnswerOf } from "#web/app/api.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { useAction } from "#web/app/use-action.ts";
import { useTranslator } from "#web/areas/desk/words-review.ts";
import { Button } from "#web/ui/button.tsx";
import { Notice, Tag } from "#web/ui/notice.tsx";
import { dayIn } from "#web/ui/values.tsx";
import type { Decision } from "./decide.tsx";
import { Facts } from "./facts.tsx";
import type { Here } from "./here.ts";
import { NextReview } from "./next-review.tsx";
import { lease } from "./take.ts";

const REVIEW = "POST /staff/posts/{postId}/requests/{requestId}/review";

interface Props {
  readonly here: Here;
  readonly requestId: string;
  readonly rows: readonly {
    readonly key: string;
    readonly name: string;
    readonly person: string;
    readonly decision: Decision | undefined;
  }[];
  readonly change: (key: string) => void;
}

const Sent = ({ here, answer }: { readonly here: Here; readonly answer: AnswerOf<typeof REVIEW> }) => {
  const { t, locale } = useTranslator();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector("button")?.focus();
  }, []);
  const day = (value: string) => dayIn(value, locale, { timeZone: here.timeZone });
  return (
    <div ref={box} class="stack">
      <Notice tone="good" announced title={t("sent.title")}>
        {answer.awaits === "second-officer" && t("sent.second")}
        {answer.state === "valid" &&
          (answer.validUntil === undefined
            ? t("sent.valid")
            : t("sent.valid-until", { date: day(answer.validUntil) }))}
        {answer.state === "needs-correction" &&
          (answer.correctBy === undefined
            ? t("sent.correction")
            : t("sent.correct-by", { date: day(answer.correctBy) }))}
      </Notice>
      <NextReview postId={here.postId} />
    </div>
  );
};

/** What was decided, before it goes: nothing is sent yet, and each may be changed. */
export const SendReview = ({ here, requestId, rows, change }: Props) => {
  const { t } = useTranslator();
  const sending = useAction(REVIEW);
  const [answer, setAnswer] = useState<AnswerOf<typeof REVIEW>>();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector("button")?.focus();
  }, []);
  if (answer !== undefined) return <Sent here={here} answer={answer} />;
  const rejected = rows.filter(({ decision }) => decision?.decision === "reject").length;
  const send = async () => {
    const documents = rows.flatMap(({ decision }) => (decision === undefined ? [] : [decision]));
    const outcome = await sending.run({ path: { postId: here.postId, requestId }, body: { documents } });
    if (outcome?.ok !== true) return;
    lease.set(undefined);
    setAnswer(outcome.value);
  };
  return (
    <section class="stack">
      <h2>{t("send.title")}</h2>
      <p>{rejected === 0 ? t("send.all-good") : t("send.some-bad", { count: rejected })}</p>
      <div ref={box} class="actions">
        <Button busy={sending.busy} onClick={() => void send()}>
          {t("send.do")}
        </Button>
      </div>
      <ProblemNotice problem={sending.problem} />
      <ul class="papers">
        {rows.map(({ key, name, person, decision }) => (
          <li key={key}>
            <Facts>
              {name}
              <bdi class="hint">{person}</bdi>
              {decision?.reason !== undefined && <span class="hint">{t(`reason.${decision.reason}`)}</span>}
            </Facts>
            <Tag tone={decision?.decision === "accept" ? "good" : "bad"}>
              {t(decision?.decision === "accept" ? "send.accepted" : "send.rejected")}
            </Tag>
            <button type="button" class="link" onClick={() => change(key)}>
              {t("change")}
              <span class="unseen"> {name}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};
