import { useState } from "preact/hooks";
import type { AnswerOf } from "#web/app/api.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import { useNames } from "#web/app/names.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useAction } from "#web/app/use-action.ts";
import { useLoad } from "#web/app/use-load.ts";
import { RABAT, shortTime } from "#web/areas/admin/days.ts";
import { Mad } from "#web/areas/admin/mad.tsx";
import { NetworkPage } from "#web/areas/admin/place.tsx";
import { useTranslator } from "#web/areas/admin/words-money.ts";
import { Button } from "#web/ui/button.tsx";
import { Code } from "#web/ui/code.tsx";
import { Form } from "#web/ui/form.tsx";
import { Card, CardList, EmptyState, SummaryList, type SummaryRow } from "#web/ui/lists.tsx";
import { Tag } from "#web/ui/notice.tsx";
import { TextArea } from "#web/ui/text-fields.tsx";

type Difference = AnswerOf<"GET /finance/differences">["differences"][number];

const states = ["open", "explained", "closed"] as const;
const tones = { open: "warning", explained: "info", closed: "plain" } as const;

/** What a difference has of the things it may have. */
const useFacts = (difference: Difference): readonly SummaryRow[] => {
  const { t, locale } = useTranslator();
  const { posts } = useNames();
  const { theirsMad, oursMad, orderId, transactionId, fileId, line, explained, closed, owner } = difference;
  const row = (label: string, value: SummaryRow["value"] | undefined): readonly SummaryRow[] =>
    value === undefined ? [] : [{ label, value }];
  return [
    ...row(t("differences.opened"), shortTime(difference.openedAt, locale, RABAT)),
    ...row(
      t("differences.owner"),
      owner === "network" ? t("differences.network") : <bdi>{posts[owner]?.city ?? owner}</bdi>,
    ),
    ...row(t("close.channel"), difference.channel && t(`channel.${difference.channel}`)),
    ...row(t("differences.theirs"), theirsMad === undefined ? undefined : <Mad centimes={theirsMad} />),
    ...row(t("differences.ours"), oursMad === undefined ? undefined : <Mad centimes={oursMad} />),
    ...row(t("differences.order"), orderId && <Code>{orderId}</Code>),
    ...row(t("differences.transaction"), transactionId && <Code>{transactionId}</Code>),
    ...row(t("settlements.file"), fileId && <Code>{fileId}</Code>),
    ...row(t("lines.line"), line),
    ...row(t("differences.explanation"), explained && <bdi>{explained.reason}</bdi>),
    ...row(t("differences.closing"), closed && <bdi>{closed.reason}</bdi>),
  ];
};

interface StepProps {
  readonly difference: Difference;
  readonly onDone: () => void;
}

/** First explained, then closed: each with its reason. */
const Step = ({ difference: { differenceId, state }, onDone }: StepProps) => {
  const { t } = useTranslator();
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const explain = useAction("POST /finance/differences/{differenceId}/explanation");
  const close = useAction("POST /finance/differences/{differenceId}/closure");
  const action = state === "open" ? explain : close;
  const short = reason.trim().length < 3;
  const submit = async () => {
    setTried(true);
    if (short) return;
    const outcome = await action.run({ path: { differenceId }, body: { reason: reason.trim() } });
    if (outcome?.ok === true) onDone();
  };
  return (
    <Form class="sheet" onSubmit={submit}>
      <TextArea
        name={`reason-${differenceId}`}
        label={t("differences.reason")}
        rows={2}
        maxLength={500}
        value={reason}
        onChange={setReason}
        error={tried && short ? t("differences.short") : undefined}
      />
      <ProblemNotice problem={action.problem} />
      <p>
        <Button type="submit" busy={action.busy}>
          {t(state === "open" ? "differences.explain" : "differences.close")}
        </Button>
      </p>
    </Form>
  );
};

const One = ({ difference, onDone }: StepProps) => {
  const { t } = useTranslator();
  const rows = useFacts(difference);
  const { kind, state } = difference;
  return (
    <Card title={t(`class.${kind}`)} aside={<Tag tone={tones[state]}>{t(`difference.${state}`)}</Tag>}>
      <SummaryList rows={rows} />
      {state !== "closed" && <Step difference={difference} onDone={onDone} />}
    </Card>
  );
};

interface ListProps {
  readonly state: (typeof states)[number];
  readonly after: string | null;
}

const Differences = ({ state, after }: ListProps) => {
  const { t } = useTranslator();
  const load = useLoad("GET /finance/differences", { query: { state, ...(after !== null && { after }) } });
  return (
    <>
      <nav class="actions" aria-label={t("state")}>
        {states.map((each) => (
          <a
            key={each}
            class="link"
            href={`#/differences?state=${each}`}
            aria-current={each === state ? "page" : undefined}
          >
            {t(`differences.${each}`)}
          </a>
        ))}
      </nav>
      <LoadedView load={load}>
        {({ differences, next }) => (
          <>
            {differences.length === 0 ? (
              <EmptyState title={t("differences.none")}>
                <p>{t("differences.none.text")}</p>
              </EmptyState>
            ) : (
              <CardList>
                {differences.map((difference) => (
                  <One key={difference.differenceId} difference={difference} onDone={load.reload} />
                ))}
              </CardList>
            )}
            {next !== null && (
              <p>
                <a href={`#/differences?state=${state}&after=${next}`}>{t("differences.next")}</a>
              </p>
            )}
          </>
        )}
      </LoadedView>
    </>
  );
};

/** What the accounts disagree on: explained by a person, then closed (T10). */
export const Screen = ({ query }: ScreenProps) => {
  const { t } = useTranslator();
  const state = states.find((each) => each === query.get("state")) ?? "open";
  return (
    <NetworkPage title={t("differences.title")}>
      <p class="hint">{t("network.clock")}</p>
      <Differences state={state} after={query.get("after")} />
    </NetworkPage>
  );
};
