import { useState } from "preact/hooks";
import { useApp } from "#web/app/app-context.ts";
import { useNames } from "#web/app/names.ts";
import type { Problem } from "#web/app/problem.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { Message, useTranslator } from "#web/areas/desk/words-day.ts";
import { useAnnouncer } from "#web/ui/announcer.tsx";
import { Button } from "#web/ui/button.tsx";
import { Code } from "#web/ui/code.tsx";
import { People } from "#web/ui/people.tsx";
import { arrive } from "./arrivals.ts";
import { Facts } from "./facts.tsx";
import type { Here } from "./here.ts";
import { type Group, localTime, type Visit } from "./today.ts";

interface Props {
  readonly here: Here;
  readonly visit: Visit;
  readonly group: Group;
  /** Noted on this device, not sent yet. */
  readonly arriving: boolean;
  readonly changed: () => void;
}

/** One appointment of the day: when, who, what, and the next step. */
export const VisitRow = ({ here, visit, group, arriving, changed }: Props) => {
  const { api } = useApp();
  const { t } = useTranslator();
  const names = useNames();
  const announce = useAnnouncer();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const { postId, staffId, timeZone } = here;
  const { appointmentId, date, reference } = visit;
  const who = visit.names.join(", ");
  const record = async () => {
    setBusy(true);
    const refused = await arrive(api, { staffId, postId, date, appointmentId, reference });
    setBusy(false);
    setProblem(refused);
    if (refused === undefined) announce(t("arrived.said", { names: who }));
    changed();
  };
  return (
    <li class="visit-row">
      <span class="visit-time">
        <Code>{visit.time}</Code>
      </span>
      <div class="visit-who">
        <a href={`#/days/${date}/visits/${appointmentId}`}>
          <People names={visit.names} />
        </a>
        <span class="hint">
          <Facts>
            {names.procedures[visit.procedureId]}
            <Code>{reference}</Code>
            {visit.arrivedAt !== undefined && group === "arrived" && (
              <Message k="arrived.at" values={[{ time: localTime(visit.arrivedAt, timeZone) }]} />
            )}
            {arriving && t("arrived.unsent")}
          </Facts>
        </span>
      </div>
      {(group === "due" || group === "late") && (
        <Button tone="quiet" busy={busy} onClick={() => void record()}>
          {t("arrived.do")}
          <span class="unseen"> {who}</span>
        </Button>
      )}
      {group === "arrived" && !arriving && (
        <a class="button button-primary" href={`#/days/${date}/visits/${appointmentId}`}>
          {t("serve.do")}
          <span class="unseen"> {who}</span>
        </a>
      )}
      {problem !== undefined && (
        <div class="visit-problem">
          <ProblemNotice problem={problem} />
        </div>
      )}
    </li>
  );
};
