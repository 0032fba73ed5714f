import { useState } from "preact/hooks";
import { go } from "#web/app/app-context.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useAction } from "#web/app/use-action.ts";
import { useLoad } from "#web/app/use-load.ts";
import { useCalendarName } from "#web/areas/admin/calendar-name.tsx";
import { dayFromNow, shortDay, shortTime } from "#web/areas/admin/days.ts";
import { type Place, PostPage } from "#web/areas/admin/place.tsx";
import { useTranslator } from "#web/areas/admin/words-decisions.ts";
import { instantAt } from "#web/areas/admin/zoned.ts";
import { Button } from "#web/ui/button.tsx";
import { SelectField } from "#web/ui/choices.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { SummaryList } from "#web/ui/lists.tsx";
import { TextField } from "#web/ui/text-fields.tsx";

const moments = ["opens", "closes", "at"] as const;
const fieldOf = { opens: "opensAt", closes: "closesAt", at: "drawAt" } as const;

const NewDraw = ({
  place: { postId, timeZone, city },
  calendars,
}: {
  readonly place: Place;
  readonly calendars: readonly string[];
}) => {
  const { t, named, locale } = useTranslator();
  const nameOf = useCalendarName();
  const day = (ahead: number) => dayFromNow(timeZone, ahead);
  const [calendarId, setCalendar] = useState(calendars[0]);
  const [typed, setTyped] = useState({
    from: day(21),
    to: day(25),
    "opens-day": day(2),
    "opens-time": "09:00",
    "closes-day": day(9),
    "closes-time": "18:00",
    "at-day": day(10),
    "at-time": "10:00",
    hours: "24",
  });
  const [tried, setTried] = useState(false);
  const [checking, setChecking] = useState(false);
  const announce = useAction("POST /staff/posts/{postId}/calendars/{calendarId}/draws");

  const instants = moments.map((name) => instantAt(typed[`${name}-day`], typed[`${name}-time`], timeZone));
  const [opensAt, closesAt, drawAt] = instants;
  const refused = Object.fromEntries(
    (announce.problem?.fields ?? []).map(({ pointer, code }) => {
      const field = pointer.replace("/body/", "");
      const name = moments.find((each) => fieldOf[each] === field);
      return [name === undefined ? field : `${name}-day`, named("draw-fault", code, t("draw-fault.other"))];
    }),
  );
  const missing = Object.fromEntries(
    moments.flatMap((name, index) =>
      tried && instants[index] === undefined ? [[`${name}-day`, t("check")]] : [],
    ),
  );
  const errors: Readonly<Record<string, string>> = { ...refused, ...missing };
  const field = (name: keyof typeof typed, label: string, type: "date" | "text") => (
    <TextField
      name={name}
      label={label}
      type={type}
      value={typed[name]}
      onChange={(value) => setTyped({ ...typed, [name]: value })}
      error={errors[name]}
      maxLength={10}
      ltr
    />
  );

  const send = async () => {
    if (calendarId === undefined || opensAt === undefined) return;
    if (closesAt === undefined || drawAt === undefined) return;
    const { from, to, hours } = typed;
    const outcome = await announce.run({
      path: { postId, calendarId },
      body: { from, to, opensAt, closesAt, drawAt, confirmHours: Number(hours) },
    });
    if (outcome === undefined) return;
    setChecking(false);
    if (outcome.ok) go("/draws", { replace: true });
  };

  if (checking) {
    return (
      <section class="panel">
        <p class="card-next">{t("draw-new.not-yet")}</p>
        <SummaryList
          rows={[
            { label: t("draws.calendar"), value: nameOf(calendarId ?? "") },
            { label: t("draw-new.first"), value: shortDay(typed.from, locale) },
            { label: t("draw-new.last"), value: shortDay(typed.to, locale) },
            ...moments.map((name, index) => ({
              label: t(`draws.${name}`),
              value: shortTime(instants[index] ?? "", locale, timeZone),
            })),
            { label: t("draw-new.hours"), value: typed.hours },
          ]}
        />
        <div class="actions">
          <Button busy={announce.busy} onClick={() => void send()}>
            {t("draw-new.go")}
          </Button>
          <Button tone="quiet" onClick={() => setChecking(false)}>
            {t("draw-new.change")}
          </Button>
        </div>
      </section>
    );
  }
  return (
    <Form
      class="panel"
      onSubmit={() => {
        setTried(true);
        announce.forget();
        if (instants.every((each) => each !== undefined) && typed.from !== "" && typed.to !== "")
          setChecking(true);
      }}
    >
      <p>{t("draw-new.local", { city })}</p>
      <ErrorSummary errors={errors} />
      {announce.problem?.fields.length === 0 && <ProblemNotice problem={announce.problem} />}
      <SelectField
        name="calendar"
        label={t("draws.calendar")}
        none=""
        options={calendars.map((value) => ({ value, label: nameOf(value) }))}
        value={calendarId}
        onChange={setCalendar}
      />
      <div class="form-row">
        {field("from", t("draw-new.first"), "date")}
        {field("to", t("draw-new.last"), "date")}
      </div>
      {moments.map((name) => (
        <div key={name} class="form-row">
          {field(`${name}-day`, t(`draws.${name}`), "date")}
          {field(`${name}-time`, t("draw-new.time"), "text")}
        </div>
      ))}
      {field("hours", t("draw-new.hours"), "text")}
      <p>
        <Button type="submit">{t("draw-new.check")}</Button>
      </p>
    </Form>
  );
};

const Loaded = ({ place }: { readonly place: Place }) => {
  const load = useLoad("GET /staff/posts/{postId}/calendars", { path: { postId: place.postId } });
  return (
    <LoadedView load={load}>
      {({ calendars }) => <NewDraw place={place} calendars={calendars.map(({ calendarId }) => calendarId)} />}
    </LoadedView>
  );
};

/** Gives some days of a calendar by lot: filled in by the post's clocks, looked at, then announced (S3). */
export const Screen = ({ query }: ScreenProps) => {
  const { t } = useTranslator();
  return (
    <PostPage title={t("draw-new.title")} path="/draws/new" query={query} back="/draws">
      {(place) => <Loaded place={place} />}
    </PostPage>
  );
};
