import type { ComponentChildren } from "preact";
import { LoadedView } from "#web/app/loaded.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useLoad } from "#web/app/use-load.ts";
import { CalendarName } from "#web/areas/admin/calendar-name.tsx";
import { thisMonth } from "#web/areas/admin/days.ts";
import { ofNetwork, type Place, PostPage } from "#web/areas/admin/place.tsx";
import { useTranslator } from "#web/areas/admin/words.ts";

/** One thing that may wait, with the way to it: quiet where nothing does. */
const Waits = ({
  count,
  path,
  children,
}: {
  readonly count: number;
  readonly path: string;
  readonly children: ComponentChildren;
}) => (
  <p class={count > 0 ? "todo-row todo-waits" : "todo-row"}>
    <a href={`#${path}`}>{children}</a>
  </p>
);

const Proposals = ({ postId }: Place) => {
  const { t } = useTranslator();
  const load = useLoad("GET /staff/posts/{postId}/proposals", { path: { postId } });
  return (
    <LoadedView load={load} lines={1}>
      {({ proposals: { length } }) => (
        <Waits count={length} path="/proposals">
          {t("home.proposals", { count: length })}
        </Waits>
      )}
    </LoadedView>
  );
};

const Breaches = ({ postId, timeZone }: Place) => {
  const { t } = useTranslator();
  const load = useLoad("GET /staff/posts/{postId}/review-breaches", {
    path: { postId },
    query: { month: thisMonth(timeZone) },
  });
  return (
    <LoadedView load={load} lines={1}>
      {({ waiting: { length } }) => (
        <Waits count={length} path="/breaches">
          {t("home.breaches", { count: length })}
        </Waits>
      )}
    </LoadedView>
  );
};

const Conflicts = ({ postId, calendarId }: { readonly postId: string; readonly calendarId: string }) => {
  const { t } = useTranslator();
  const load = useLoad("GET /staff/posts/{postId}/calendars/{calendarId}/conflicts", {
    path: { postId, calendarId },
  });
  return (
    <LoadedView load={load} lines={1}>
      {({ conflicts: { length } }) => (
        <Waits count={length} path={`/calendars/${calendarId}/conflicts`}>
          {t("home.conflicts", { count: length })} ·&nbsp;
          <CalendarName id={calendarId} />
        </Waits>
      )}
    </LoadedView>
  );
};

const AllConflicts = ({ postId }: Place) => {
  const load = useLoad("GET /staff/posts/{postId}/calendars", { path: { postId } });
  return (
    <LoadedView load={load} lines={2}>
      {({ calendars }) =>
        calendars.map(({ calendarId }) => (
          <Conflicts key={calendarId} postId={postId} calendarId={calendarId} />
        ))
      }
    </LoadedView>
  );
};

const Differences = () => {
  const { t } = useTranslator();
  const load = useLoad("GET /finance/differences", { query: { state: "open" } });
  return (
    <LoadedView load={load} lines={1}>
      {({ differences: { length } }) => (
        <Waits count={length} path="/differences">
          {t("home.differences", { count: length })}
        </Waits>
      )}
    </LoadedView>
  );
};

const ofPost = [
  "calendars",
  "draws",
  "figures",
  "services",
  "breaches",
  "agents",
  "proposals",
  "refunds",
  "staff",
  "audit",
] as const;
const ofAll = [
  "closes",
  "settlements",
  "differences",
  "procedures",
  "tariffs",
  "rates",
  "deletions",
] as const;

/** What only the head of the post is let into. */
const ofHead: ReadonlySet<string> = new Set(["breaches", "refunds"]);

type Link = (typeof ofPost)[number] | (typeof ofAll)[number];

const Links = ({ title, links }: { readonly title: string; readonly links: readonly Link[] }) => {
  const { t } = useTranslator();
  return (
    <section class="panel">
      <h2>{title}</h2>
      <ul class="links">
        {links.map((link) => (
          <li key={link}>
            <a href={`#/${link}`}>{t(`link.${link}`)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Home = ({ place }: { readonly place: Place }) => {
  const { t } = useTranslator();
  const network = ofNetwork(place.me);
  return (
    <>
      <div class="todo">
        <Proposals {...place} />
        {place.head && <Breaches {...place} />}
        <AllConflicts {...place} />
        {network && <Differences />}
      </div>
      <Links title={t("home.post")} links={ofPost.filter((link) => place.head || !ofHead.has(link))} />
      {network && <Links title={t("home.network")} links={ofAll} />}
    </>
  );
};

/** What waits for the head of a post or the network, and the way to everything else. */
export const Screen = ({ query }: ScreenProps) => {
  const { t } = useTranslator();
  return (
    <PostPage title={t("home.title")} path="/" query={query}>
      {(place) => <Home place={place} />}
    </PostPage>
  );
};
