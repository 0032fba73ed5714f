import { useEffect } from "preact/hooks";
import { go } from "#web/app/app-context.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useLoad } from "#web/app/use-load.ts";
import { buyPath } from "#web/areas/my/stamps/chosen.tsx";
import type { BuyWords } from "#web/areas/my/stamps/words.ts";
import { wordsOf } from "#web/ui/i18n-context.tsx";
import { Page } from "#web/ui/page.tsx";

const { useTranslator } = wordsOf<BuyWords>();

/** What the request knows is not asked again: the act, the post, and how many people have no stamp yet. */
const FromRequest = ({ requestId }: { readonly requestId: string }) => {
  const request = useLoad("GET /requests/{requestId}", { path: { requestId } });
  const stamps = useLoad("GET /requests/{requestId}/stamps", { path: { requestId } });
  const known = request.loaded.state === "ready" ? request.loaded.value : undefined;
  const attached = stamps.loaded.state === "ready" ? stamps.loaded.value.stamps.length : undefined;
  useEffect(() => {
    if (known === undefined || attached === undefined) return;
    const { procedureId: procedure, postId: post, people } = known;
    go(buyPath("/who", { procedure, post, quantity: people.length - attached || 1 }), { replace: true });
  }, [known, attached]);
  return <LoadedView load={request}>{() => <LoadedView load={stamps}>{() => null}</LoadedView>}</LoadedView>;
};

/** The way to buy from elsewhere: `?request=…`, or nothing known. */
export const Screen = ({ query }: ScreenProps<"/stamps/new">) => {
  const { t } = useTranslator();
  const requestId = query.get("request");
  useEffect(() => {
    if (requestId === null) go("/stamps/buy", { replace: true });
  }, [requestId]);
  return (
    <Page title={t("buy.what")} narrow back="/stamps">
      {requestId !== null && <FromRequest requestId={requestId} />}
    </Page>
  );
};
