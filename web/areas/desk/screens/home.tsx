import { useState } from "preact/hooks";
import { serverNow } from "#web/app/clock.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { arrivals, forgetArrival } from "#web/areas/desk/parts/arrivals.ts";
import { DaySheet } from "#web/areas/desk/parts/day-sheet.tsx";
import { DeskScreen } from "#web/areas/desk/parts/desk-screen.tsx";
import type { Here } from "#web/areas/desk/parts/here.ts";
import { referenceIn } from "#web/areas/desk/parts/scan.ts";
import { useStore } from "#web/areas/desk/parts/store.ts";
import {
  dayAfter,
  groupOf,
  groups,
  isFound,
  localDate,
  localTime,
  type Visit,
} from "#web/areas/desk/parts/today.ts";
import { useDay } from "#web/areas/desk/parts/use-day.ts";
import { VisitRow } from "#web/areas/desk/parts/visit-row.tsx";
import { Message, useTranslator } from "#web/areas/desk/words-day.ts";
import { Button } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form.tsx";
import { EmptyState } from "#web/ui/lists.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { TextField } from "#web/ui/text-fields.tsx";
import { PrintButton } from "#web/ui/tools.tsx";
import { dayIn } from "#web/ui/values.tsx";

/** Arrivals that were refused when they could be sent at last: somebody has to look at each. */
const Conflicts = ({ here }: { readonly here: Here }) => {
  const { t } = useTranslator();
  const refused = useStore(arrivals).filter((each) => each.refused !== undefined);
  return (
    <>
      {refused.map(({ key, reference, at, date, appointmentId, refused: problem }) => (
        <Notice key={key} tone="warning" announced title={t("conflict.title")}>
          <p>
            <Message k="conflict.text" values={[{ reference, time: localTime(at, here.timeZone) }]} />
          </p>
          <ProblemNotice problem={problem} />
          <div class="actions">
            <a class="button button-plain" href={`#/days/${date}/visits/${appointmentId}`}>
              {t("conflict.look")}
            </a>
            <Button tone="quiet" onClick={() => forgetArrival(key)}>
              {t("conflict.done")}
            </Button>
          </div>
        </Notice>
      ))}
    </>
  );
};

interface ListProps {
  readonly here: Here;
  readonly visits: readonly Visit[];
  readonly changed: () => void;
}

const tallied = ["arrived", "late", "due", "served"] as const;

const Groups = ({ here, visits, changed }: ListProps) => {
  const { t, pieces } = useTranslator();
  const waiting = useStore(arrivals).filter(({ refused }) => refused === undefined);
  const rows = visits
    .map((visit) => {
      const arriving = waiting.some(({ appointmentId }) => appointmentId === visit.appointmentId);
      return { visit, arriving, group: groupOf(visit, arriving) };
    })
    .toSorted((a, b) => a.visit.time.localeCompare(b.visit.time));
  return (
    <>
      <ul class="tally">
        {tallied.map((group) => {
          const count = rows.filter((row) => row.group === group).length;
          return (
            <li key={group} class={count === 0 ? undefined : `tally-${group}`}>
              {pieces(`tally.${group}`, { count }).map(({ kind, text }) =>
                kind === "number" ? <strong key={kind}>{text}</strong> : text,
              )}
            </li>
          );
        })}
      </ul>
      {groups.map((group) => {
        const shown = rows.filter((row) => row.group === group);
        return shown.length === 0 ? null : (
          <section key={group} class={`group group-${group}`}>
            <h2>{t(`group.${group}`)}</h2>
            <ul>
              {shown.map((row) => (
                <VisitRow key={row.visit.appointmentId} here={here} changed={changed} {...row} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
};

interface DayProps {
  readonly here: Here;
  readonly typed: (code: string) => void;
  readonly date: string;
  readonly today: string;
}

const DayView = ({ here, typed, date, today }: DayProps) => {
  const { t, locale } = useTranslator();
  const [search, setSearch] = useState("");
  const { load, visits, asOf, problem } = useDay(here.postId, date);
  const found = visits?.filter((visit) => isFound(visit, search)) ?? [];
  const reference = referenceIn(search);
  const day = dayIn(date, locale, { year: true });
  return (
    <>
      <div class="day-head">
        <p class="day-date">{day}</p>
        <nav class="actions" aria-label={t("day.nav")}>
          <a class="button button-plain" href={`#/?date=${dayAfter(date, -1)}`}>
            {t("day.before")}
          </a>
          {date !== today && (
            <a class="button button-plain" href="#/">
              {t("day.today")}
            </a>
          )}
          <a class="button button-plain" href={`#/?date=${dayAfter(date, 1)}`}>
            {t("day.after")}
          </a>
          <PrintButton />
          <a class="button button-plain" href="#/scan">
            {t("scan.title")}
          </a>
        </nav>
      </div>
      <Conflicts here={here} />
      {asOf !== undefined && (
        <Notice tone="warning" announced title={t("offline.title")}>
          <p>
            <Message k="offline.text" values={[{ time: localTime(asOf, here.timeZone) }]} />
          </p>
        </Notice>
      )}
      <search>
        <Form
          onSubmit={() => {
            if (reference !== undefined) typed(reference);
          }}
        >
          <TextField
            name="search"
            type="search"
            label={t("search.label")}
            hint={t("search.hint")}
            value={search}
            onChange={setSearch}
          />
          {reference !== undefined && found.length === 0 && (
            <p class="actions">
              <Button type="submit">{t("search.all")}</Button>
            </p>
          )}
        </Form>
      </search>
      {visits === undefined && problem !== undefined && (
        <ProblemNotice problem={problem} retry={load.reload} />
      )}
      {visits === undefined && problem === undefined && <LoadedView load={load}>{() => null}</LoadedView>}
      {visits?.length === 0 && (
        <EmptyState title={t("day.empty")}>
          <p>{t("day.empty.text")}</p>
        </EmptyState>
      )}
      {visits !== undefined && visits.length > 0 && found.length === 0 && (
        <p role="status">{t("search.none")}</p>
      )}
      {found.length > 0 && <Groups here={here} visits={found} changed={load.reload} />}
      {visits !== undefined && <DaySheet visits={visits} title={`${here.city} · ${day}`} />}
    </>
  );
};

/** Today, now: who is due, who has come, who is late, who is served. */
export const Screen = ({ query }: ScreenProps<"/">) => {
  const { t } = useTranslator();
  return (
    <DeskScreen title={t("home.title")}>
      {(here, typed) => {
        const today = localDate(serverNow(), here.timeZone);
        return <DayView here={here} typed={typed} date={query.get("date") ?? today} today={today} />;
      }}
    </DeskScreen>
  );
};
