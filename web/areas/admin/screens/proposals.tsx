import type { AnswerOf } from "#web/app/api.ts";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useAction } from "#web/app/use-action.ts";
import { useLoad } from "#web/app/use-load.ts";
import { shortTime } from "#web/areas/admin/days.ts";
import { type Place, PostPage } from "#web/areas/admin/place.tsx";
import { TwoStep } from "#web/areas/admin/two-step.tsx";
import { useTranslator } from "#web/areas/admin/words-decisions.ts";
import { Worklist } from "#web/areas/admin/worklist.tsx";
import { Code } from "#web/ui/code.tsx";
import { Card, SummaryList } from "#web/ui/lists.tsx";
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
      action={action}
      onYes={() => void run(action)}
    />
  );
  if (kind === "reversal") return <p>{t("proposals.at-desk")}</p>;
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
  const load = useLoad("GET /staff/posts/{postId}/proposals", { path: { postId: place.postId } });
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
      <Worklist
        load={load}
        rowsOf={({ proposals }) => proposals}
        none={{ title: t("proposals.none"), text: t("proposals.none.text") }}
      >
        {(proposal, done) => (
          <One key={proposal.proposalId} place={place} proposal={proposal} onDone={done} />
        )}
      </Worklist>
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
