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
import { Page } from "#web/ui/page.tsx";

const Form = ({ request }: { readonly request: RequestView }) => {
  const { t } = useTranslator();
  const announce = useAnnouncer();
  const names = useNames();
  const { requestId, postId, procedureId, state } = request;
  const [post, setPost] = useState(postId);
  const search = useLoad("GET /requests/{requestId}/search", { path: { requestId } });
  const days =
    search.loaded.state === "ready"
      ? new Map(search.loaded.value.posts.map((each) => [each.postId, each.inDays] as const))
      : undefined;
  const changing = useAction("PUT /requests/{requestId}");
  const moving = useAction("PUT /requests/{requestId}/post");
  const back = pathOf(requestId, state === "draft" ? "/check" : "");
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
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
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
    </form>
  );
};

/** Another consulate for a draft (R7) or a valid request (S5), by the first day that has room for everybody. */
export const Screen = ({ params: { requestId } }: ScreenProps<"/requests/:requestId/post">) => {
  const { t } = useTranslator();
  const load = useLoad("GET /requests/{requestId}", { path: { requestId } });
  return (
    <Page title={t("post.title")} back={pathOf(requestId)} narrow>
      <LoadedView load={load}>
        {(request) =>
          request.state === "draft" || (request.state === "valid" && request.expired !== true) ? (
            <Form request={request} />
          ) : (
            <Redirect to={pathOf(requestId)} />
          )
        }
      </LoadedView>
    </Page>
  );
};
