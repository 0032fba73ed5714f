import type { AnswerOf } from "#web/app/api.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useAction } from "#web/app/use-action.ts";
import { useLoad } from "#web/app/use-load.ts";
import { shortTime } from "#web/areas/admin/days.ts";
import { type Place, PostPage } from "#web/areas/admin/place.tsx";
import { TwoStep } from "#web/areas/admin/two-step.tsx";
import { useTranslator } from "#web/areas/admin/words-decisions.ts";
import { useAnnouncer } from "#web/ui/announcer.tsx";
import { Code } from "#web/ui/code.tsx";
import { Card, CardList, EmptyState, SummaryList } from "#web/ui/lists.tsx";
import { Notice } from "#web/ui/notice.tsx";

type Proposal = AnswerOf<"GET /staff/posts/{postId}/proposals">["proposals"][number];

interface DecisionProps {
  readonly place: Place;
  readonly proposal: Proposal;
  readonly onDone: () => void;
}

/** Whoever asked may take it back; only somebody else decides (T9). */
const Decision = ({
  place: { postId, me },
  proposal: { proposalId, kind, proposedBy },
  onDone,
}: DecisionProps) => {
  const { t } = useTranslator();
  const approve = useAction("POST /staff/posts/{postId}/proposals/{proposalId}/approval");
  const reject = useAction("POST /staff/posts/{postId}/proposals/{proposalId}/rejection");
  const withdraw = useAction("POST /staff/posts/{postId}/proposals/{proposalId}/withdrawal");
  const run = async (action: typeof approve | typeof reject | typeof withdraw) => {
    for (const each of [approve, reject, withdraw]) each.forget();
    const outcome = await action.run({ path: { postId, proposalId } });
    if (outcome?.ok === true) onDone();
  };
  const step = (
    name: "approve" | "reject" | "withdraw",
    action: typeof approve | typeof reject | typeof withdraw,
  ) => (
    <TwoStep
      label={t(`proposals.${name}`)}
      question={t(`proposals.${name}.sure`)}
      yes={t(`proposals.${name}.go`)}
      busy={action.busy}
      onYes={() => void run(action)}
    />
  );
  if (kind === "reversal") return <p>{t("proposals.at-desk")}</p>;
  const problem = approve.problem ?? reject.problem ?? withdraw.problem;
  return (
    <div class="sheet">
      {proposedBy === me.staffId ? (
        <>
          <Notice tone="info">{t("proposals.own")}</Notice>
          <div class="actions">{step("withdraw", withdraw)}</div>
        </>
      ) : (
        <div class="actions">
          {step("approve", approve)}
          {step("reject", reject)}
        </div>
      )}
      <ProblemNotice problem={problem} />
    </div>
  );
};

const One = ({ place, proposal, onDone }: DecisionProps) => {
  const { t, locale } = useTranslator();
  const { kind, orderId, unit, reason, note, proposedBy, proposedAt, until } = proposal;
  const rows = [
    { label: t("proposals.order"), value: <Code>{`${orderId} / ${unit}`}</Code> },
    { label: t("reason"), value: t(`reason.${reason}`) },
    ...(note === undefined ? [] : [{ label: t("proposals.note"), value: <bdi>{note}</bdi> }]),
    {
      label: t("proposals.by"),
      value: proposedBy === place.me.staffId ? t("proposals.you") : <Code>{proposedBy}</Code>,
    },
    { label: t("proposals.at"), value: shortTime(proposedAt, locale, place.timeZone) },
    { label: t("proposals.until"), value: shortTime(until, locale, place.timeZone) },
  ];
  return (
    <Card title={t(`proposals.${kind}`)}>
      <SummaryList rows={rows} />
      <Decision place={place} proposal={proposal} onDone={onDone} />
    </Card>
  );
};

const Proposals = ({ place }: { readonly place: Place }) => {
  const { t } = useTranslator();
  const announce = useAnnouncer();
  const load = useLoad("GET /staff/posts/{postId}/proposals", { path: { postId: place.postId } });
  const done = () => {
    announce(t("done"));
    load.reload();
  };
  return (
    <>
      <p>{t("proposals.lead")}</p>
      {place.head && (
        <p>
          <a class="button button-plain" href="#/proposals/new">
            {t("proposals.new")}
          </a>
        </p>
      )}
      <LoadedView load={load}>
        {({ proposals }) =>
          proposals.length === 0 ? (
            <EmptyState title={t("proposals.none")}>
              <p>{t("proposals.none.text")}</p>
            </EmptyState>
          ) : (
            <CardList>
              {proposals.map((proposal) => (
                <One key={proposal.proposalId} place={place} proposal={proposal} onDone={done} />
              ))}
            </CardList>
          )
        }
      </LoadedView>
    </>
  );
};

/** What waits for a second person at a post (T9). */
export const Screen = ({ query }: ScreenProps) => {
  const { t } = useTranslator();
  return (
    <PostPage title={t("proposals.title")} path="/proposals" query={query} back="/">
      {(place) => <Proposals place={place} />}
    </PostPage>
  );
};
