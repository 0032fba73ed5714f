import type { AnswerOf } from "#web/app/api.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import { useNames } from "#web/app/names.ts";
import { useLoad } from "#web/app/use-load.ts";
import { ForPeople } from "#web/areas/my/people.tsx";
import { Message, useTranslator } from "#web/areas/my/words.ts";
import { Card, CardList, EmptyState, useMore } from "#web/ui/lists.tsx";
import { Tag, type Tone } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { dayIn } from "#web/ui/values.tsx";

type Row = AnswerOf<"GET /requests">["requests"][number];

/** Green: nothing to do; saffron: the person's turn; grey: over. */
const tones: Readonly<Record<Row["state"], Tone | "plain">> = {
  draft: "warning",
  submitted: "info",
  "needs-correction": "warning",
  valid: "warning",
  booked: "good",
  served: "plain",
  withdrawn: "plain",
};

/** What comes next, and by when. */
const Next = ({ row, timeZone }: { readonly row: Row; readonly timeZone: string | undefined }) => {
  const { t, locale } = useTranslator();
  const day = (value: string) => dayIn(value, locale, timeZone === undefined ? {} : { timeZone });
  if (row.expired === true) return <>{t("next.over")}</>;
  switch (row.state) {
    case "submitted":
      return (
        <>
          {t("next.submitted")}{" "}
          {row.reviewDueOn !== undefined && t("next.submitted-by", { date: day(row.reviewDueOn) })}
        </>
      );
    case "needs-correction":
      return (
        <>
          {row.correctBy === undefined
            ? t("next.needs-correction")
            : t("next.correct-by", { date: day(row.correctBy) })}
        </>
      );
    case "valid":
      return (
        <>
          {row.validUntil === undefined
            ? t("next.valid")
            : t("next.valid-until", { date: day(row.validUntil) })}
        </>
      );
    case "booked":
      return row.appointment === undefined ? (
        t("next.booked")
      ) : (
        <Message
          k="next.booked-on"
          values={[{ date: day(row.appointment.date), time: row.appointment.time }]}
        />
      );
    case "served":
    case "withdrawn":
      return <>{t("next.over")}</>;
    case "draft":
      return <>{t("next.draft")}</>;
  }
};

const RequestCard = ({ row }: { readonly row: Row }) => {
  const { t } = useTranslator();
  const names = useNames();
  const post = names.posts[row.postId];
  const over = row.expired === true;
  return (
    <Card
      path={`/requests/${row.requestId}`}
      title={names.procedures[row.procedureId] ?? row.reference}
      aside={
        <Tag tone={over ? "plain" : tones[row.state]}>{t(over ? "state.expired" : `state.${row.state}`)}</Tag>
      }
    >
      <p>
        {post !== undefined && <bdi>{post.city}</bdi>}
        {row.people.length > 0 && (
          <>
            {" · "}
            <ForPeople names={row.people} />
          </>
        )}
      </p>
      <p class="card-next">
        <Next row={row} timeZone={post?.timeZone} />
      </p>
      <p class="hint">
        <Message k="home.reference" values={[{ reference: row.reference }]} />
      </p>
    </Card>
  );
};

const Requests = ({ rows }: { readonly rows: readonly Row[] }) => {
  const { t } = useTranslator();
  const { visible, more } = useMore(rows);
  if (rows.length === 0) {
    return (
      <EmptyState title={t("home.empty.title")}>
        <p>{t("home.empty.text")}</p>
        <a class="button button-primary" href="#/new">
          {t("home.new")}
        </a>
      </EmptyState>
    );
  }
  return (
    <>
      <p class="actions">
        <a class="button button-primary" href="#/new">
          {t("home.new")}
        </a>
      </p>
      <CardList>
        {visible.map((row) => (
          <RequestCard key={row.requestId} row={row} />
        ))}
      </CardList>
      {more}
    </>
  );
};

/** The person's requests: what each is, where it stands, and what comes next. */
export const Screen = () => {
  const { t } = useTranslator();
  const load = useLoad("GET /requests", {});
  return (
    <Page title={t("home.title")}>
      <LoadedView load={load}>{({ requests }) => <Requests rows={requests} />}</LoadedView>
    </Page>
  );
};
