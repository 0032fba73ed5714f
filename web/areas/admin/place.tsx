import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { AnswerOf } from "#web/app/api.ts";
import { go } from "#web/app/app-context.ts";
import { keep, kept } from "#web/app/kept.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import { type Names, useNames } from "#web/app/names.ts";
import { useLoad } from "#web/app/use-load.ts";
import { useTranslator } from "#web/areas/admin/words.ts";
import { SelectField } from "#web/ui/choices.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";

/** The signed-in member of staff, with the roles that count now. */
export type Me = AnswerOf<"GET /staff/me">;

const PLACE = "wisal.admin.post";

/** Read once for the page; the API judges each call whatever the page believes. */
let known: Me | undefined;

const Ask = ({ children }: { readonly children: (me: Me) => ComponentChildren }) => {
  const load = useLoad("GET /staff/me", {});
  const { loaded } = load;
  useEffect(() => {
    if (loaded.state === "ready") known = loaded.value;
  }, [loaded]);
  return <LoadedView load={load}>{children}</LoadedView>;
};

const WithMe = ({ children }: { readonly children: (me: Me) => ComponentChildren }) => {
  const [before] = useState(known);
  return before === undefined ? <Ask>{children}</Ask> : children(before);
};

/** Whether somebody administers the whole network. */
export const ofNetwork = (me: Me): boolean => me.roles.some(({ role }) => role === "network-administrator");

const headsOf = (me: Me): readonly string[] =>
  me.roles.filter(({ role }) => role === "head-of-post").map(({ postId }) => postId);

const nameOf = (names: Names, postId: string, locale: string): string => {
  const post = names.posts[postId];
  if (post === undefined) return postId;
  const country = new Intl.DisplayNames(locale, { type: "region" }).of(post.country) ?? post.country;
  return `${post.city} · ${country}`;
};

const isKept = (value: object): value is { readonly postId: string } => "postId" in value;

/** The post of the address, else the one chosen last, else the only one. */
const chosenOf = (posts: readonly string[], query: URLSearchParams): string | undefined => {
  const wanted = query.get("post") ?? kept(PLACE, isKept)?.postId;
  return posts.find((postId) => postId === wanted) ?? (posts.length === 1 ? posts[0] : undefined);
};

/** The post that a screen works on. */
export interface Place {
  readonly postId: string;
  readonly timeZone: string;
  readonly city: string;
  readonly me: Me;
  /** Heads this very post; the network's administrators see most of it and do not act for it. */
  readonly head: boolean;
}

const NotYours = ({ network }: { readonly network: boolean }) => {
  const { t } = useTranslator();
  return (
    <Notice tone="warning" title={t(network ? "not-yours.network" : "not-yours.title")}>
      {t("not-yours.text")}
    </Notice>
  );
};

interface ChosenProps {
  readonly me: Me;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly children: (place: Place) => ComponentChildren;
}

const Chosen = ({ me, path, query, children }: ChosenProps) => {
  const { t, locale } = useTranslator();
  const names = useNames();
  const posts = ofNetwork(me) ? Object.keys(names.posts) : headsOf(me);
  const postId = chosenOf(posts, query);
  useEffect(() => {
    if (postId !== undefined) keep(PLACE, { postId });
  }, [postId]);
  if (posts.length === 0) return ofNetwork(me) ? null : <NotYours network={false} />;
  const options = posts
    .map((each) => ({ value: each, label: nameOf(names, each, locale) }))
    .toSorted((one, other) => one.label.localeCompare(other.label, locale));
  const post = postId === undefined ? undefined : names.posts[postId];
  return (
    <>
      {posts.length > 1 ? (
        <SelectField
          name="post"
          label={t("post.label")}
          none={t("post.choose")}
          options={options}
          value={postId}
          onChange={(value) => go(`${path}?post=${value}`, { replace: true })}
        />
      ) : (
        postId !== undefined && <p class="place">{nameOf(names, postId, locale)}</p>
      )}
      {postId === undefined ? (
        <Notice tone="info">{t("post.none")}</Notice>
      ) : (
        <div class="sheet" key={postId}>
          {children({
            postId,
            timeZone: post?.timeZone ?? "UTC",
            city: post?.city ?? postId,
            me,
            head: headsOf(me).includes(postId),
          })}
        </div>
      )}
    </>
  );
};

interface PageProps {
  readonly title: string;
  readonly back?: string;
}

/** A screen on one post: whoever answers for several chooses which, and the choice goes with them. */
export const PostPage = ({ title, back, ...props }: PageProps & Omit<ChosenProps, "me">) => (
  <Page title={title} {...(back !== undefined && { back })}>
    <WithMe>{(me) => <Chosen me={me} {...props} />}</WithMe>
  </Page>
);

/** A screen on the whole network, for its administrators. */
export const NetworkPage = ({
  title,
  back = "/",
  children,
}: PageProps & { readonly children: ComponentChildren }) => (
  <Page title={title} back={back}>
    <WithMe>{(me) => (ofNetwork(me) ? <div class="sheet">{children}</div> : <NotYours network />)}</WithMe>
  </Page>
);
