import { LoadedView } from "#web/app/loaded.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useLoad } from "#web/app/use-load.ts";
import { CalendarName } from "#web/areas/admin/calendar-name.tsx";
import { type Place, PostPage } from "#web/areas/admin/place.tsx";
import { useTranslator } from "#web/areas/admin/words-calendars.ts";
import { EmptyState, Table } from "#web/ui/lists.tsx";

const Absent = ({ ids }: { readonly ids: readonly string[] }) => {
  const { t } = useTranslator();
  if (ids.length === 0) return null;
  return (
    <section class="panel">
      <h2>{t("calendars.absent")}</h2>
      <p>{t("calendars.absent.text")}</p>
      <ul class="links">
        {ids.map((id) => (
          <li key={id}>
            <a href={`#/calendars/${id}`}>
              <CalendarName id={id} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Calendars = ({ postId }: Place) => {
  const { t, locale } = useTranslator();
  const numbers = new Intl.NumberFormat(locale);
  const load = useLoad("GET /staff/posts/{postId}/calendars", { path: { postId } });
  return (
    <LoadedView load={load}>
      {({ calendars, absent }) => (
        <>
          {calendars.length === 0 ? (
            <EmptyState title={t("calendars.none")}>
              <p>{t("calendars.none.text")}</p>
            </EmptyState>
          ) : (
            <Table
              caption={t("calendars.title")}
              columns={[
                {
                  label: t("calendars.name"),
                  cell: ({ calendarId }) => (
                    <a class="link" href={`#/calendars/${calendarId}`}>
                      <CalendarName id={calendarId} />
                    </a>
                  ),
                },
                { label: t("calendars.slot"), cell: (row) => numbers.format(row.slotMinutes), numeric: true },
                { label: t("calendars.places"), cell: (row) => numbers.format(row.places), numeric: true },
                {
                  label: t("calendars.horizon"),
                  cell: (row) => numbers.format(row.horizonDays),
                  numeric: true,
                },
                { label: t("calendars.version"), cell: (row) => numbers.format(row.version), numeric: true },
              ]}
              rows={calendars}
              keyOf={({ calendarId }) => calendarId}
            />
          )}
          <Absent ids={absent} />
        </>
      )}
    </LoadedView>
  );
};

/** The calendars of a post. */
export const Screen = ({ query }: ScreenProps) => {
  const { t } = useTranslator();
  return (
    <PostPage title={t("calendars.title")} path="/calendars" query={query} back="/">
      {(place) => <Calendars {...place} />}
    </PostPage>
  );
};
