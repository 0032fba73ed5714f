import { useState } from "preact/hooks";
import type { AnswerOf } from "#web/app/api.ts";
import { useApp } from "#web/app/app-context.ts";
import { useNames } from "#web/app/names.ts";
import type { Problem } from "#web/app/problem.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { useAction } from "#web/app/use-action.ts";
import { useLoad } from "#web/app/use-load.ts";
import { Message, useTranslator } from "#web/areas/desk/words-day.ts";
import { Button } from "#web/ui/button.tsx";
import { Notice, Tag, type Tone } from "#web/ui/notice.tsx";
import { arrive } from "./arrivals.ts";
import { Facts } from "./facts.tsx";
import type { Here } from "./here.ts";
import { birthIn } from "./today.ts";

export type Shown = AnswerOf<"GET /desk/posts/{postId}/days/{date}/visits/{appointmentId}">;

/** Who to expect, to be compared with their papers, in both scripts. */
export const People = ({ people }: { readonly people: Shown["people"] }) => {
  const { t, locale } = useTranslator();
  return (
    <ul class="people">
      {people.map((person) => {
        const arabic = [person.givenNamesArabic, person.familyNameArabic].filter(Boolean).join(" ");
        return (
          <li key={`${person.familyName} ${person.givenNames} ${person.birthDate}`}>
            <p class="person-name">
              <bdi>
                {person.givenNames} {person.familyName}
              </bdi>
            </p>
            {arabic !== "" && (
              <p class="person-arabic">
                <bdi lang="ar">{arabic}</bdi>
              </p>
            )}
            <p>{t("person.born", { date: birthIn(person.birthDate, locale) })}</p>
            {person.cin !== undefined && (
              <p>
                <Message k="person.cin" values={[{ number: person.cin }]} />
              </p>
            )}
            {person.passportNumber !== undefined && (
              <p>
                <Message k="person.passport" values={[{ number: person.passportNumber }]} />
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
};

const paperTones: Readonly<Record<string, Tone | "plain">> = {
  accepted: "good",
  rejected: "bad",
  corrected: "warning",
  pending: "plain",
};

/** The papers with what was said of each; a desk without the officer's role sees none. */
export const Papers = ({ postId, requestId }: { readonly postId: string; readonly requestId: string }) => {
  const { t } = useTranslator();
  const names = useNames();
  const { loaded } = useLoad("GET /staff/posts/{postId}/requests/{requestId}", {
    path: { postId, requestId },
  });
  if (loaded.state !== "ready") return null;
  const { documents, people } = loaded.value;
  return (
    <section>
      <h2>{t("papers.title")}</h2>
      {documents.length === 0 && <p>{t("papers.none")}</p>}
      <ul class="papers">
        {documents.map(({ beneficiary, documentId, state }) => (
          <li key={`${beneficiary} ${documentId}`}>
            <Facts>
              {names.papers[documentId] ?? documentId}
              {people.length > 1 && <bdi class="hint">{people[beneficiary - 1]}</bdi>}
            </Facts>
            <Tag tone={paperTones[state] ?? "plain"}>{t(`paper.${state}`)}</Tag>
          </li>
        ))}
      </ul>
    </section>
  );
};

interface StepProps {
  readonly here: Here;
  readonly visit: Shown;
  readonly arriving: boolean;
  readonly changed: () => void;
}

/** Arrival, or that nobody came: both are for an appointment that still stands. */
export const ArrivalStep = ({ here, visit, arriving, changed }: StepProps) => {
  const { api } = useApp();
  const { t } = useTranslator();
  const missing = useAction("POST /desk/posts/{postId}/days/{date}/visits/{appointmentId}/no-show");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [asked, setAsked] = useState(false);
  const { postId, staffId } = here;
  const { date, appointmentId, reference } = visit;
  const come = async () => {
    setBusy(true);
    setProblem(await arrive(api, { staffId, postId, date, appointmentId, reference }));
    setBusy(false);
    changed();
  };
  const absent = async () => {
    const outcome = await missing.run({ path: { postId, date, appointmentId } });
    setAsked(false);
    if (outcome?.ok === true) changed();
  };
  if (arriving) return <Notice tone="warning">{t("arrived.unsent")}</Notice>;
  return (
    <section class="step">
      <h2>{t("arrival.title")}</h2>
      {asked && (
        <Notice tone="warning" announced title={t("absent.sure")}>
          <p>{t("absent.sure.text")}</p>
        </Notice>
      )}
      <div class="actions">
        {!asked && (
          <Button busy={busy} onClick={() => void come()}>
            {t("arrived.do")}
          </Button>
        )}
        <Button tone="quiet" busy={missing.busy} onClick={() => (asked ? void absent() : setAsked(true))}>
          {t(asked ? "absent.now" : "absent.do")}
        </Button>
        {asked && (
          <Button tone="quiet" onClick={() => setAsked(false)}>
            {t("close.not")}
          </Button>
        )}
      </div>
      <ProblemNotice problem={problem ?? missing.problem} />
    </section>
  );
};

/** Undoes a no-show on its day: the appointment stands again, and both are on record. */
export const UndoStep = ({ here, visit, changed }: Omit<StepProps, "arriving">) => {
  const { t } = useTranslator();
  const undoing = useAction("POST /desk/posts/{postId}/days/{date}/visits/{appointmentId}/no-show/reversal");
  const undo = async () => {
    const { date, appointmentId } = visit;
    const outcome = await undoing.run({ path: { postId: here.postId, date, appointmentId } });
    if (outcome?.ok === true) changed();
  };
  return (
    <section class="step">
      <p>{t("undo.text")}</p>
      <Button tone="quiet" busy={undoing.busy} onClick={() => void undo()}>
        {t("undo.do")}
      </Button>
      <ProblemNotice problem={undoing.problem} />
    </section>
  );
};

/** Where the visit stands, in a word. */
export const VisitState = ({ visit, arriving }: Pick<StepProps, "visit" | "arriving">) => {
  const { t } = useTranslator();
  if (visit.state === "booked" && !arriving) {
    return <Tag tone={visit.late ? "warning" : "info"}>{t(visit.late ? "visit.late" : "visit.booked")}</Tag>;
  }
  const tones: Readonly<Record<string, Tone | "plain">> = { arrived: "good", served: "good", booked: "good" };
  return (
    <Tag tone={tones[visit.state] ?? "plain"}>{t(arriving ? "visit.arrived" : `visit.${visit.state}`)}</Tag>
  );
};

/** The visit as it was closed: when, at which desk, with which stamps. */
export const Closure = ({
  closure,
  time,
}: {
  readonly closure: NonNullable<Shown["closure"]>;
  readonly time: string;
}) => {
  const { t } = useTranslator();
  return (
    <Notice tone="good" title={t("closed.title")}>
      <p>
        <Message k="closed.text" values={[{ time, desk: closure.desk }]} />
      </p>
      {closure.stampIds.length > 0 && <p>{t("closed.stamps", { count: closure.stampIds.length })}</p>}
    </Notice>
  );
};
