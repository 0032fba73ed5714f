import type { ComponentChildren } from "preact";
import { serverNow } from "#web/app/clock.ts";
import { useNames } from "#web/app/names.ts";
import { usePapers } from "#web/app/papers.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { useAction } from "#web/app/use-action.ts";
import { isOpen, refusedIn } from "#web/areas/my/requests/paper.ts";
import { pathOf, type RequestView } from "#web/areas/my/requests/request.ts";
import { Message, useTranslator } from "#web/areas/my/requests/words-requests.ts";
import { Button } from "#web/ui/button.tsx";
import { Notice, type Tone } from "#web/ui/notice.tsx";
import { dayIn } from "#web/ui/values.tsx";

interface Props {
  readonly request: RequestView;
}

const tones: Readonly<Record<RequestView["state"], Tone>> = {
  draft: "warning",
  submitted: "info",
  "needs-correction": "warning",
  valid: "good",
  booked: "good",
  served: "good",
  withdrawn: "info",
};

const Go = ({ to, children }: { readonly to: string; readonly children: ComponentChildren }) => (
  <a class="button button-primary" href={`#${to}`}>
    {children}
  </a>
);

const useDay = ({ postId }: RequestView) => {
  const { locale } = useTranslator();
  const timeZone = useNames().posts[postId]?.timeZone;
  return (value: string) => dayIn(value, locale, timeZone === undefined ? {} : { timeZone });
};

const Submitted = ({ request }: Props) => {
  const { t } = useTranslator();
  const day = useDay(request);
  const { reviewDueOn } = request;
  const late = reviewDueOn !== undefined && reviewDueOn < new Date(serverNow()).toISOString().slice(0, 10);
  return (
    <>
      <p>{t("request.submitted.text")}</p>
      {reviewDueOn !== undefined && (
        <p>{t(late ? "request.submitted.late" : "request.submitted.by", { date: day(reviewDueOn) })}</p>
      )}
    </>
  );
};

const Valid = ({ request }: Props) => {
  const { t } = useTranslator();
  const day = useDay(request);
  const needed = usePapers().procedures[request.procedureId]?.appointment !== false;
  if (!needed) return <p>{t("request.valid.come")}</p>;
  return (
    <>
      <p>{t("request.valid.text")}</p>
      {request.validUntil !== undefined && <p>{t("request.valid.by", { date: day(request.validUntil) })}</p>}
      <Go to={pathOf(request.requestId, "/slots")}>{t("request.valid.go")}</Go>
    </>
  );
};

const Booked = ({ request }: Props) => {
  const { t } = useTranslator();
  const day = useDay(request);
  const city = useNames().posts[request.postId]?.city ?? "";
  const { appointment, requestId } = request;
  return (
    <>
      {appointment !== undefined && (
        <p>
          <Message
            k="request.booked.text"
            values={[{ date: day(appointment.date), time: appointment.time, city }]}
          />
        </p>
      )}
      <Go to={pathOf(requestId, "/appointment")}>{t("request.booked.go")}</Go>
    </>
  );
};

const Draft = ({ request }: Props) => {
  const { t } = useTranslator();
  const { requestId, documents } = request;
  const begun = documents.some(({ upload }) => upload !== undefined);
  return (
    <>
      <p>{t("request.draft.text")}</p>
      <Go to={pathOf(requestId, begun ? "/papers" : "/people")}>{t("request.draft.go")}</Go>
    </>
  );
};

const Words = ({ request }: Props) => {
  const { t } = useTranslator();
  const day = useDay(request);
  if (request.expired === true) {
    return (
      <>
        <p>{t("request.expired.text")}</p>
        <Go to="/new">{t("request.new")}</Go>
      </>
    );
  }
  switch (request.state) {
    case "draft":
      return <Draft request={request} />;
    case "submitted":
      return <Submitted request={request} />;
    case "needs-correction":
      return (
        <>
          <p>{t("request.correct.text")}</p>
          {request.correctBy !== undefined && (
            <p>{t("request.correct.by", { date: day(request.correctBy) })}</p>
          )}
        </>
      );
    case "valid":
      return <Valid request={request} />;
    case "booked":
      return <Booked request={request} />;
    case "served":
      return <p>{t("request.served.text")}</p>;
    case "withdrawn":
      return <p>{t("request.withdrawn.text")}</p>;
  }
};

/** Where a request stands, in words, and the next thing to do. */
export const Standing = ({ request }: Props) => {
  const { t } = useTranslator();
  const over = request.expired === true;
  return (
    <Notice
      tone={over ? "info" : tones[request.state]}
      title={t(over ? "state.expired" : `state.${request.state}`)}
    >
      <Words request={request} />
    </Notice>
  );
};

/** R4: once every refused paper is replaced, they are sent back to their place in the queue. */
export const Correction = ({ request, reload }: Props & { readonly reload: () => void }) => {
  const { t } = useTranslator();
  const correcting = useAction("POST /requests/{requestId}/correction");
  const { requestId, state } = request;
  const refused = refusedIn(request);
  const left = refused.filter((paper) => isOpen(paper, state)).length;
  const send = async (): Promise<void> => {
    const documents = refused.map(({ beneficiary, documentId }) => ({ beneficiary, documentId }));
    const outcome = await correcting.run({ path: { requestId }, body: { documents } });
    if (outcome?.ok === true || outcome?.problem.code === "request-wrong-state") {
      reload();
      document.querySelector<HTMLElement>("main h1")?.focus();
    }
  };
  if (left > 0) return <p class="lead">{t("request.correct.left", { count: left })}</p>;
  return (
    <>
      <Notice tone="warning">{t("request.correct.ready")}</Notice>
      <ProblemNotice problem={correcting.problem} retry={() => void send()} />
      <div class="actions">
        <Button busy={correcting.busy} onClick={() => void send()}>
          {t("request.correct.go")}
        </Button>
      </div>
    </>
  );
};
