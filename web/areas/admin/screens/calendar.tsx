import { useEffect, useState } from "preact/hooks";
import { keep, kept } from "#web/app/kept.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useAction } from "#web/app/use-action.ts";
import { useLoad } from "#web/app/use-load.ts";
import { ExceptionsEditor } from "#web/areas/admin/calendar/exceptions-editor.tsx";
import { faultsOf } from "#web/areas/admin/calendar/faults.ts";
import { HolidaysEditor } from "#web/areas/admin/calendar/holidays-editor.tsx";
import { WeekEditor } from "#web/areas/admin/calendar/hours-editor.tsx";
import { PeriodsEditor } from "#web/areas/admin/calendar/periods-editor.tsx";
import { PlacesEditor } from "#web/areas/admin/calendar/places-editor.tsx";
import { type Forecast, Preview } from "#web/areas/admin/calendar/preview.tsx";
import { type CalendarAnswer, firstTimetable, type Timetable } from "#web/areas/admin/calendar/timetable.ts";
import { CalendarName } from "#web/areas/admin/calendar-name.tsx";
import { type Place, PostPage } from "#web/areas/admin/place.tsx";
import { Message, useTranslator } from "#web/areas/admin/words-calendars.ts";
import { Button } from "#web/ui/button.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { Notice } from "#web/ui/notice.tsx";

/** What was typed, and the version it was typed on. */
interface Draft {
  readonly version: number;
  readonly calendar: Timetable;
}

const isDraft = (value: object): value is Draft => "version" in value && "calendar" in value;

/** What is typed outlives a reload, a lost session and somebody else's publication. */
const useDraft = (place: string) => {
  const [draft, setDraft] = useState(() => kept(place, isDraft));
  useEffect(() => keep(place, draft), [place, draft]);
  return [draft, setDraft] as const;
};

interface StaleProps {
  readonly version: number;
  readonly onTheirs: () => void;
  readonly onMine: () => void;
}

const Stale = ({ version, onTheirs, onMine }: StaleProps) => {
  const { t } = useTranslator();
  return (
    <Notice tone="warning" title={t("stale.title", { version })} announced>
      <p>{t("stale.text")}</p>
      <div class="actions">
        <Button onClick={onMine}>{t("stale.mine")}</Button>
        <Button tone="quiet" onClick={onTheirs}>
          {t("stale.theirs")}
        </Button>
      </div>
    </Notice>
  );
};

interface EditorProps {
  readonly place: Place;
  readonly calendarId: string;
  readonly current: CalendarAnswer;
  readonly reload: () => void;
  /** What was published here a moment ago. */
  readonly published: Draft | undefined;
  readonly onPublished: (published: Draft | undefined) => void;
}

const Editor = ({
  place: { postId, city },
  calendarId,
  current,
  reload,
  published,
  onPublished,
}: EditorProps) => {
  const { t } = useTranslator();
  const { timeZone } = current;
  const path = { postId, calendarId };
  const [draft, setDraft] = useDraft(`wisal.admin.calendar.${postId}.${calendarId}`);
  const [forecast, setForecast] = useState<Forecast>();
  const look = useAction("POST /staff/posts/{postId}/calendars/{calendarId}/preview");
  const publish = useAction("PUT /staff/posts/{postId}/calendars/{calendarId}");
  // It stands before it is read again.
  const base = published !== undefined && published.version > current.version ? published : current;
  const { calendar, version } = draft ?? base;
  const stale = version < current.version;
  const faults = faultsOf(look.problem ?? publish.problem, t);
  const refusal = publish.problem ?? look.problem;

  const edit = (next: Timetable) => {
    onPublished(undefined);
    setDraft({ version, calendar: next });
  };
  const preview = async (on: Draft) => {
    publish.forget();
    const outcome = await look.run({ path, query: { weeks: 8 }, body: { calendar: on.calendar } });
    if (outcome?.ok === true) setForecast(outcome.value);
    if (outcome?.ok === true && outcome.value.version > on.version) reload();
  };
  const send = async () => {
    const outcome = await publish.run({ path, body: { version, calendar } });
    if (outcome === undefined) return;
    if (!outcome.ok) {
      if (outcome.problem.code === "calendar-stale" || outcome.problem.fields.length > 0)
        setForecast(undefined);
      if (outcome.problem.code === "calendar-stale") reload();
      return;
    }
    setForecast(undefined);
    setDraft(undefined);
    onPublished({ version: outcome.value.version, calendar });
    reload();
  };
  const keepMine = () => {
    const mine = { version: current.version, calendar };
    setDraft(mine);
    void preview(mine);
  };
  const discard = () => {
    publish.forget();
    look.forget();
    setForecast(undefined);
    setDraft(undefined);
  };

  return (
    <div class="sheet">
      <p class="place">
        <CalendarName id={calendarId} />
      </p>
      {current.version === 0 ? (
        <Notice tone="info" title={t("calendar.first")}>
          {t("calendar.first.text", { city })}
        </Notice>
      ) : (
        <p>
          <Message k="calendar.local" values={[{ version: current.version, city, example: "09:00" }]} />{" "}
          <a href={`#/calendars/${calendarId}/conflicts`}>{t("calendar.conflicts")}</a>
        </p>
      )}
      {!current.slotsFollow && <Notice tone="info">{t("calendar.following")}</Notice>}
      {published !== undefined && (
        <Notice tone="good" announced>
          {t("publish.done", { version: published.version })}
        </Notice>
      )}
      {stale && <Stale version={current.version} onMine={keepMine} onTheirs={discard} />}
      {!stale && draft !== undefined && forecast === undefined && (
        <Notice tone="info">
          <p>{t("calendar.draft")}</p>
          <Button tone="quiet" onClick={discard}>
            {t("calendar.discard")}
          </Button>
        </Notice>
      )}
      <ErrorSummary errors={faults} />
      {refusal !== undefined && refusal.fields.length === 0 && refusal.code !== "calendar-stale" && (
        <ProblemNotice problem={refusal} />
      )}
      {forecast !== undefined ? (
        <Preview
          forecast={forecast}
          busy={publish.busy}
          onPublish={() => void send()}
          onBack={() => setForecast(undefined)}
        />
      ) : (
        <Form
          class="sheet"
          onSubmit={() => {
            void preview({ version, calendar });
          }}
        >
          <section class="panel">
            <h2>{t("hours.title")}</h2>
            <WeekEditor
              at="weekly"
              weekly={calendar.weekly}
              onChange={(weekly) => edit({ ...calendar, weekly })}
              faults={faults}
            />
          </section>
          <PlacesEditor timetable={calendar} onChange={edit} faults={faults} />
          <ExceptionsEditor
            timetable={calendar}
            before={current.calendar}
            timeZone={timeZone}
            onChange={edit}
            faults={faults}
          />
          <PeriodsEditor
            periods={calendar.periods}
            timeZone={timeZone}
            onChange={(periods) => edit({ ...calendar, periods })}
            faults={faults}
          />
          <HolidaysEditor
            holidays={calendar.holidays}
            timeZone={timeZone}
            onChange={(holidays) => edit({ ...calendar, holidays })}
            faults={faults}
          />
          <p>
            <Button type="submit" busy={look.busy}>
              {t("preview.go")}
            </Button>
          </p>
        </Form>
      )}
    </div>
  );
};

const Loaded = ({ place, calendarId }: { readonly place: Place; readonly calendarId: string }) => {
  const load = useLoad("GET /staff/posts/{postId}/calendars/{calendarId}", {
    path: { postId: place.postId, calendarId },
  });
  // A first version is read back by another editor than the one that published it.
  const [published, onPublished] = useState<Draft>();
  const { loaded, reload } = load;
  const common = { place, calendarId, reload, published, onPublished };
  // A mistyped calendar is no first version of one: of that the API says 400.
  if (loaded.state === "failed" && loaded.problem.status === 404) {
    const { postId, timeZone } = place;
    const first = { postId, calendarId, timeZone, version: 0, slotsFollow: true, calendar: firstTimetable };
    return <Editor {...common} current={first} />;
  }
  return (
    <LoadedView load={load} lines={8}>
      {(current) => <Editor {...common} current={current} />}
    </LoadedView>
  );
};

/** One calendar, or the first version of one: changed as a whole, looked at as places, then published in place of the version that was read. */
export const Screen = ({ params: { calendarId }, query }: ScreenProps<"/calendars/:calendarId">) => {
  const { t } = useTranslator();
  return (
    <PostPage title={t("calendar.title")} path={`/calendars/${calendarId}`} query={query} back="/calendars">
      {(place) => <Loaded place={place} calendarId={calendarId} />}
    </PostPage>
  );
};
