import { LoadedView } from "#web/app/loaded.tsx";
import { useNames } from "#web/app/names.ts";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useLoad } from "#web/app/use-load.ts";
import { PaperList } from "#web/areas/my/requests/paper-list.tsx";
import { nameOf, pathOf, type RequestView } from "#web/areas/my/requests/request.ts";
import { Correction, Standing } from "#web/areas/my/requests/standing.tsx";
import { useTranslator } from "#web/areas/my/requests/words-requests.ts";
import { Code } from "#web/ui/code.tsx";
import { SummaryList } from "#web/ui/lists.tsx";
import { Page } from "#web/ui/page.tsx";
import { People } from "#web/ui/people.tsx";
import { dayIn } from "#web/ui/values.tsx";

interface Props {
  readonly request: RequestView;
  readonly reload: () => void;
}

const useDay = ({ postId }: RequestView) => {
  const { locale } = useTranslator();
  const timeZone = useNames().posts[postId]?.timeZone;
  return (value: string) => dayIn(value, locale, { year: true, ...(timeZone !== undefined && { timeZone }) });
};

const Details = ({ request }: Pick<Props, "request">) => {
  const { t } = useTranslator();
  const names = useNames();
  const { procedureId, postId, reference } = request;
  return (
    <>
      <h2>{t("request.details")}</h2>
      <SummaryList
        rows={[
          { label: t("request.procedure"), value: names.procedures[procedureId] ?? "" },
          { label: t("request.post"), value: <bdi>{names.posts[postId]?.city}</bdi> },
          { label: t("request.reference"), value: <Code>{reference}</Code> },
        ]}
      />
    </>
  );
};

/** What happened so far, and the date that is told for what comes next. */
const History = ({ request }: Pick<Props, "request">) => {
  const { t } = useTranslator();
  const day = useDay(request);
  const { createdAt, submittedAt, state, reviewDueOn, validUntil, correctBy, endedAt, appointment } = request;
  const rows = [
    { label: t("request.created"), at: createdAt },
    { label: t("request.sent"), at: submittedAt },
    { label: t("request.due"), at: state === "submitted" ? reviewDueOn : undefined },
    { label: t("request.refused"), at: state === "needs-correction" ? correctBy : undefined },
    { label: t("request.answered"), at: state === "withdrawn" ? undefined : validUntil },
    { label: t("request.appointment"), at: appointment?.date },
    { label: t("request.withdrawn"), at: state === "withdrawn" ? endedAt : undefined },
  ];
  return (
    <>
      <h2>{t("request.history")}</h2>
      <SummaryList
        rows={rows.flatMap(({ label, at }) => (at === undefined ? [] : [{ label, value: day(at) }]))}
      />
    </>
  );
};

const Beneficiaries = ({ request }: Pick<Props, "request">) => {
  const { t } = useTranslator();
  const { beneficiaries, documents } = request;
  if (beneficiaries.length === 0) return null;
  if (documents.length > 0) return <PaperList request={request} />;
  return (
    <>
      <h2>{t("request.people")}</h2>
      <p>
        <People names={beneficiaries.map(nameOf)} />. {t("request.no-papers")}
      </p>
    </>
  );
};

const More = ({ request }: Pick<Props, "request">) => {
  const { t } = useTranslator();
  const { requestId, state, expired } = request;
  const under = state !== "booked" && state !== "served" && state !== "withdrawn" && expired !== true;
  const over = state === "served" || state === "withdrawn" || expired === true;
  const links = [
    { shown: state === "valid" && expired !== true, to: "/post", words: t("request.move") },
    { shown: under, to: "/withdrawal", words: t("request.withdraw") },
    { shown: over && request.beneficiaries.length > 0, to: "/erasure", words: t("request.erase") },
  ].filter(({ shown }) => shown);
  if (links.length === 0) return null;
  return (
    <>
      <h2>{t("request.more")}</h2>
      <ul class="plain-links">
        {links.map(({ to, words }) => (
          <li key={to}>
            <a href={`#${pathOf(requestId, to)}`}>{words}</a>
          </li>
        ))}
      </ul>
    </>
  );
};

const Request = ({ request, reload }: Props) => (
  <>
    <Standing request={request} />
    {request.state === "needs-correction" && request.expired !== true && (
      <Correction request={request} reload={reload} />
    )}
    <Beneficiaries request={request} />
    <Details request={request} />
    <History request={request} />
    <More request={request} />
  </>
);

/** A request's own page: where it stands in words, what to do next, its people, papers and dates. */
export const Screen = ({ params: { requestId } }: ScreenProps<"/requests/:requestId">) => {
  const { t } = useTranslator();
  const load = useLoad("GET /requests/{requestId}", { path: { requestId } });
  const names = useNames();
  const name = load.loaded.state === "ready" ? names.procedures[load.loaded.value.procedureId] : undefined;
  return (
    <Page title={name ?? t("request.title")} back="/" narrow>
      <LoadedView load={load} lines={8}>
        {(request) => <Request request={request} reload={load.reload} />}
      </LoadedView>
    </Page>
  );
};
