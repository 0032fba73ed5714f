import type { AnswerOf } from "#web/app/api.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import { useNames } from "#web/app/names.ts";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useLoad } from "#web/app/use-load.ts";
import { shortDay, shortTime } from "#web/areas/admin/days.ts";
import { type Place, PostPage } from "#web/areas/admin/place.tsx";
import { Message, useTranslator } from "#web/areas/admin/words-calendars.ts";
import { Code } from "#web/ui/code.tsx";
import { EmptyState, Table, useMore } from "#web/ui/lists.tsx";

type Conflict = AnswerOf<"GET /staff/posts/{postId}/calendars/{calendarId}/conflicts">["conflicts"][number];

const Offer = ({ offer, timeZone }: { readonly offer: Conflict["offer"]; readonly timeZone: string }) => {
  const { t, locale } = useTranslator();
  if (offer === undefined) return <>{t("offer.soon")}</>;
  if (offer.state !== "offered") return <>{t(`offer.${offer.state}`)}</>;
  const { date, time = "", until } = offer;
  return (
    <Message
      k="offer.offered"
      values={[
        {
          date: date === undefined ? "" : shortDay(date, locale),
          time,
          until: until === undefined ? "" : shortTime(until, locale, timeZone),
        },
      ]}
    />
  );
};

const Rows = ({ rows, timeZone }: { readonly rows: readonly Conflict[]; readonly timeZone: string }) => {
  const { t, locale } = useTranslator();
  const { procedures } = useNames();
  const { visible, more } = useMore(rows, 50);
  if (rows.length === 0) {
    return (
      <EmptyState title={t("conflicts.none")}>
        <p>{t("conflicts.none.text")}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <p>{t("conflicts.lead")}</p>
      <Table
        caption={t("conflicts.title")}
        columns={[
          {
            label: t("conflicts.when"),
            cell: ({ date, time }) => (
              <span>
                {shortDay(date, locale)} <Code>{time}</Code>
              </span>
            ),
          },
          { label: t("procedure"), cell: ({ procedureId }) => procedures[procedureId] ?? procedureId },
          { label: t("conflicts.people"), cell: ({ people }) => people, numeric: true },
          { label: t("conflicts.booked"), cell: ({ bookedAt }) => shortTime(bookedAt, locale, timeZone) },
          { label: t("conflicts.offer"), cell: ({ offer }) => <Offer offer={offer} timeZone={timeZone} /> },
        ]}
        rows={visible}
        keyOf={({ appointmentId }) => appointmentId}
      />
      {more}
    </>
  );
};

const Conflicts = ({ place, calendarId }: { readonly place: Place; readonly calendarId: string }) => {
  const load = useLoad("GET /staff/posts/{postId}/calendars/{calendarId}/conflicts", {
    path: { postId: place.postId, calendarId },
  });
  return (
    <LoadedView load={load}>
      {({ conflicts }) => <Rows rows={conflicts} timeZone={place.timeZone} />}
    </LoadedView>
  );
};

/** Whom a closure concerns, in order of booking, with what each is offered (S6). */
export const Screen = ({
  params: { calendarId },
  query,
}: ScreenProps<"/calendars/:calendarId/conflicts">) => {
  const { t } = useTranslator();
  return (
    <PostPage
      title={t("conflicts.title")}
      path={`/calendars/${calendarId}/conflicts`}
      query={query}
      back={`/calendars/${calendarId}`}
    >
      {(place) => <Conflicts place={place} calendarId={calendarId} />}
    </PostPage>
  );
};
