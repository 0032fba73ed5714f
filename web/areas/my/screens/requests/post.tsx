import { useState } from "preact/hooks";
import { go } from "#web/app/app-context.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import { useNames } from "#web/app/names.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useAction } from "#web/app/use-action.ts";
import { useLoad } from "#web/app/use-load.ts";
import { PostPicker } from "#web/areas/my/requests/post-picker.tsx";
import { Redirect } from "#web/areas/my/requests/redirect.tsx";
import { draftOf, pathOf, type RequestView } from "#web/areas/my/requests/request.ts";
import { useTranslator } from "#web/areas/my/requests/words-new.ts";
import { useAnnouncer } from "#web/ui/announcer.tsx";
import { Button } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form.tsx";
import { Page } from "#web/ui/page.tsx";

interface Props {
  readonly request: RequestView;
  /** Hash path of where this was asked for. */
  readonly back: string;
}

const Choosing = ({ request, back }: Props) => {
  const { t } = useTranslator();
  const announce = useAnnouncer();
  const names = useNames();
  const { requestId, postId, procedureId, state } = request;
  const [post, setPost] = useState(postId);
  const search = useLoad("GET /requests/{requestId}/search", { path: { requestId } });
  const days =
    search.loaded.state === "ready"
      ? new Map(search.loaded.value.posts.map((each) => [each.postId, each]))
      : undefined;
  const changing = useAction("PUT /requests/{requestId}");
  const moving = useAction("PUT /requests/{requestId}/post");
  const city = names.posts[postId]?.city ?? "";
  const save = async (): Promise<void> => {
    if (post !== postId) {
      const path = { requestId };
      const outcome =
        state === "draft"
          ? await changing.run({ path, body: { ...draftOf(request), postId: post } })
          : await moving.run({ path, body: { postId: post } });
      if (outcome?.ok !== true) return;
      announce(t("post.moved", { city: names.posts[post]?.city ?? "" }));
    }
    go(back, { replace: true });
  };
  return (
    <Form onSubmit={save}>
      {state === "valid" && <p class="lead">{t("post.network")}</p>}
      <p>{t("post.current", { city })}</p>
      <PostPicker procedureId={procedureId} value={post} onChange={setPost} days={days} />
      <ProblemNotice problem={changing.problem ?? moving.problem} retry={() => void save()} />
      <div class="actions">
        <Button type="submit" busy={changing.busy || moving.busy}>
          {t("post.change")}
        </Button>
        <a class="button button-plain" href={`#${back}`}>
          {t("post.keep", { city })}
        </a>
      </div>
    </Form>
  );
};

const backOf = ({ requestId, state }: RequestView, query: URLSearchParams): string => {
  if (state === "draft") return pathOf(requestId, "/check");
  return pathOf(requestId, query.has("book") ? "/slots" : "");
};

/**
 * Another consulate for a draft (R7) or a valid request (S5), by the first day that has room for everybody.
 * With `?book`, the days of the one that is chosen follow.
 */
export const Screen = ({ params: { requestId }, query }: ScreenProps<"/requests/:requestId/post">) => {
  const { t } = useTranslator();
  const load = useLoad("GET /requests/{requestId}", { path: { requestId } });
  return (
    <Page title={t("post.title")} back={pathOf(requestId, query.has("book") ? "/slots" : "")} narrow>
      <LoadedView load={load}>
        {(request) =>
          request.state === "draft" || (request.state === "valid" && request.expired !== true) ? (
            <Choosing request={request} back={backOf(request, query)} />
          ) : (
            <Redirect to={pathOf(requestId)} />
          )
        }
      </LoadedView>
    </Page>
  );
};
