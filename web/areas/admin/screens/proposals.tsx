import type { AnswerOf } from "#web/app/api.ts";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useAction } from "#web/app/use-action.ts";
import { useLoad } from "#web/app/use-load.ts";
import { shortTime } from "#web/areas/admin/days.ts";
import { StaffName, type StaffNames, useStaffNames } from "#web/areas/admin/people/staff-name.tsx";
import { ofNetwork, type Place, PostPage } from "#web/areas/admin/place.tsx";
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

const names = ["approve", "reject", "withdraw"] as const;

/** What may become of a proposal: a refund and the reversal of a use are decided by calls of their own. */
const useDeciding = ({ postId }: Place, { kind, proposalId }: Proposal) => {
  const path = { postId, proposalId };
  const refund = {
    approve: useAction("POST /staff/posts/{postId}/proposals/{proposalId}/approval"),
    reject: useAction("POST /staff/posts/{postId}/proposals/{proposalId}/rejection"),
    withdraw: useAction("POST /staff/posts/{postId}/proposals/{proposalId}/withdrawal"),
  };
  const decision = {
    approve: useAction("POST /desk/posts/{postId}/stamp-reversals/{proposalId}/decision"),
    reject: useAction("POST /desk/posts/{postId}/stamp-reversals/{proposalId}/decision"),
    withdraw: useAction("DELETE /desk/posts/{postId}/stamp-reversals/{proposalId}"),
  };
  if (kind === "refund") {
    const { approve, reject, withdraw } = refund;
    return {
      approve: { ...approve, run: () => approve.run({ path }) },
      reject: { ...reject, run: () => reject.run({ path }) },
      withdraw: { ...withdraw, run: () => withdraw.run({ path }) },
    };
  }
  const { approve, reject, withdraw } = decision;
  return {
    approve: { ...approve, run: () => approve.run({ path, body: { decision: "approved" } }) },
    reject: { ...reject, run: () => reject.run({ path, body: { decision: "rejected" } }) },
    withdraw: { ...withdraw, run: () => withdraw.run({ path }) },
  };
};

/** Whoever asked may take it back; only somebody else decides (T6, T9). */
const Decision = ({ place, proposal, onDone }: DecisionProps) => {
  const { t } = useTranslator();
  const actions = useDeciding(place, proposal);
  const press = async (name: (typeof names)[number]) => {
    for (const each of names) actions[each].forget();
    const outcome = await actions[name].run();
    if (outcome?.ok === true) onDone();
  };
  const step = (name: (typeof names)[number]) => (
    <TwoStep
      label={t(`proposals.${name}`)}
      question={t(`proposals.${name}.sure`)}
      yes={t(`proposals.${name}.go`)}
      action={actions[name]}
      onYes={() => void press(name)}
    />
  );
  return (
    <div class="sheet">
      {proposal.proposedBy === place.me.staffId ? (
        <>
          <Notice tone="info">{t("proposals.own")}</Notice>
          <div class="actions">{step("withdraw")}</div>
        </>
      ) : (
        <div class="actions">
          {step("approve")}
          {step("reject")}
        </div>
      )}
    </div>
  );
};

interface OneProps extends DecisionProps {
  readonly staff: StaffNames | undefined;
}

const One = ({ place, staff, proposal, onDone }: OneProps) => {
  const { t, locale } = useTranslator();
  const { kind, orderId, unit, reason, note, proposedBy, proposedAt, until } = proposal;
  const rows = [
    { label: t("proposals.order"), value: <Code>{orderId}</Code> },
    { label: t("proposals.unit"), value: unit },
    { label: t("reason"), value: t(`reason.${reason}`) },
    ...(note === undefined ? [] : [{ label: t("proposals.note"), value: <bdi>{note}</bdi> }]),
    {
      label: t("proposals.by"),
      value:
        proposedBy === place.me.staffId ? (
          t("proposals.you")
        ) : (
          <StaffName names={staff} staffId={proposedBy} />
        ),
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
  const staff = useStaffNames(place.postId, ofNetwork(place.me));
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
          <One key={proposal.proposalId} place={place} staff={staff} proposal={proposal} onDone={done} />
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
