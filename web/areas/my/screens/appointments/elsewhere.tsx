import { useState } from "preact/hooks";
import type { AnswerOf } from "#web/app/api.ts";
import { go } from "#web/app/app-context.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import { useNames } from "#web/app/names.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useAction } from "#web/app/use-action.ts";
import { useLoad } from "#web/app/use-load.ts";
import { About, AlreadyBooked, usePlace } from "#web/areas/my/appointments/parts.tsx";
import { type Request, went } from "#web/areas/my/appointments/shared.ts";
import { bookingWords } from "#web/areas/my/appointments/words.ts";
import { Button } from "#web/ui/button.tsx";
import { RadioCards, SelectField } from "#web/ui/choices.tsx";
import { Card, CardList, EmptyState, useMore } from "#web/ui/lists.tsx";
import { Tag } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { dayIn } from "#web/ui/values.tsx";

const { useTranslator, Message } = bookingWords;

type FoundPost = AnswerOf<"GET /requests/{requestId}/search">["posts"][number];

interface PostProps {
  readonly post: FoundPost;
  readonly request: Request;
  readonly busy: boolean;
  readonly onMove: () => void;
}

const PostCard = ({ post, request, busy, onMove }: PostProps) => {
  const { t, locale } = useTranslator();
  const { city } = usePlace(post.postId);
  const here = post.postId === request.postId;
  return (
    <Card
      title={<bdi>{city === "" ? post.city : city}</bdi>}
      {...(here && { aside: <Tag tone="plain">{t("elsewhere.here")}</Tag> })}
    >
      <p class="card-next">
        <Message k="elsewhere.first" values={[{ date: dayIn(post.firstDay, locale) }]} />
      </p>
      {post.distanceKm !== null && post.distanceKm > 0 && (
        <p class="hint">{t("elsewhere.distance", { km: post.distanceKm })}</p>
      )}
      <p>
        {here ? (
          <a class="button button-plain" href={`#/requests/${request.requestId}/slots`}>
            {t("elsewhere.see")}
          </a>
        ) : (
          <Button tone="quiet" busy={busy} onClick={onMove}>
            {t("elsewhere.move")}
          </Button>
        )}
      </p>
    </Card>
  );
};

const Posts = ({ posts, request }: { readonly posts: readonly FoundPost[]; readonly request: Request }) => {
  const { t } = useTranslator();
  const { requestId } = request;
  const { visible, more } = useMore(posts);
  const [wanted, setWanted] = useState<string>();
  const move = useAction("PUT /requests/{requestId}/post");
  const press = async (postId: string): Promise<void> => {
    if (move.busy) return;
    setWanted(postId);
    if (went(await move.run({ path: { requestId }, body: { postId } }))) go(`/requests/${requestId}/slots`);
  };
  if (posts.length === 0) {
    return (
      <EmptyState title={t("elsewhere.none.title")}>
        <p>{t("elsewhere.none.text")}</p>
        <a class="button button-plain" href={`#/requests/${requestId}/waiting`}>
          {t("slots.waiting")}
        </a>
      </EmptyState>
    );
  }
  return (
    <>
      <ProblemNotice problem={move.problem} />
      <CardList>
        {visible.map((post) => (
          <PostCard
            key={post.postId}
            post={post}
            request={request}
            busy={move.busy && wanted === post.postId}
            onMove={() => void press(post.postId)}
          />
        ))}
      </CardList>
      {more}
    </>
  );
};

interface ResultsProps {
  readonly request: Request;
  readonly near: string | undefined;
}

const Results = ({ request, near }: ResultsProps) => {
  const found = useLoad("GET /requests/{requestId}/search", {
    path: { requestId: request.requestId },
    query: near === undefined ? {} : { near },
  });
  return <LoadedView load={found}>{({ posts }) => <Posts posts={posts} request={request} />}</LoadedView>;
};

type Where = "near" | "any" | "place";

const Searching = ({ request }: { readonly request: Request }) => {
  const { t, locale } = useTranslator();
  const names = useNames();
  const { city } = usePlace(request.postId);
  const [where, setWhere] = useState<Where>("near");
  const [place, setPlace] = useState<string>();
  const cities = Object.entries(names.posts)
    .map(([value, post]) => ({ value, label: `${post.city} (${post.country})` }))
    .toSorted((a, b) => a.label.localeCompare(b.label, locale));
  const near = { near: request.postId, any: undefined, place }[where];
  return (
    <div class="stack">
      <About request={request} />
      <p class="lead">{t("elsewhere.lead")}</p>
      <RadioCards<Where>
        name="where"
        label={t("elsewhere.where")}
        value={where}
        onChange={setWhere}
        options={[
          { value: "near", label: t("elsewhere.near", { city }) },
          { value: "any", label: t("elsewhere.any") },
          { value: "place", label: t("elsewhere.place") },
        ]}
      />
      {where === "place" && (
        <SelectField
          name="place"
          label={t("elsewhere.city")}
          none={t("elsewhere.choose")}
          options={cities}
          value={place}
          onChange={setPlace}
        />
      )}
      {(where !== "place" || place !== undefined) && <Results request={request} near={near} />}
    </div>
  );
};

/** The earliest days at other posts, near a place or anywhere, and having the request served there. */
export const Screen = ({ params }: ScreenProps<"/requests/:requestId/elsewhere">) => {
  const { t } = useTranslator();
  const { requestId } = params;
  const request = useLoad("GET /requests/{requestId}", { path: { requestId } });
  return (
    <Page title={t("elsewhere.title")} back={`/requests/${requestId}/slots`}>
      <LoadedView load={request}>
        {(found) =>
          found.state === "booked" ? <AlreadyBooked request={found} /> : <Searching request={found} />
        }
      </LoadedView>
    </Page>
  );
};
