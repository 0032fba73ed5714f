import { LoadedView } from "#web/app/loaded.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useLoad } from "#web/app/use-load.ts";
import { CalendarName } from "#web/areas/admin/calendar-name.tsx";
import { type Place, PostPage } from "#web/areas/admin/place.tsx";
import { useTranslator } from "#web/areas/admin/words-calendars.ts";
import { EmptyState, Table } from "#web/ui/lists.tsx";

const Calendars = ({ postId }: Place) => {
  const { t, locale } = useTranslator();
  const numbers = new Intl.NumberFormat(locale);
  const load = useLoad("GET /staff/posts/{postId}/calendars", { path: { postId } });
  return (
    <LoadedView load={load}>
      {({ calendars }) =>
        calendars.length === 0 ? (
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
        )
      }
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
