import { go } from "#web/app/app-context.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import { useNames } from "#web/app/names.ts";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useAction } from "#web/app/use-action.ts";
import { useLoad } from "#web/app/use-load.ts";
import { Ending } from "#web/areas/my/requests/ending.tsx";
import { Redirect } from "#web/areas/my/requests/redirect.tsx";
import { pathOf } from "#web/areas/my/requests/request.ts";
import { useTranslator } from "#web/areas/my/requests/words-ending.ts";
import { useAnnouncer } from "#web/ui/announcer.tsx";
import { Code } from "#web/ui/code.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";

/** Withdrawing, in two steps: a request that is over cannot be taken up again. */
export const Screen = ({ params: { requestId } }: ScreenProps<"/requests/:requestId/withdrawal">) => {
  const { t } = useTranslator();
  const announce = useAnnouncer();
  const names = useNames();
  const load = useLoad("GET /requests/{requestId}", { path: { requestId } });
  const withdrawing = useAction("POST /requests/{requestId}/withdrawal");
  const own = pathOf(requestId);
  const withdraw = async (): Promise<void> => {
    const outcome = await withdrawing.run({ path: { requestId } });
    if (outcome?.ok !== true) return;
    announce(t("withdraw.done"));
    go(own, { replace: true });
  };
  return (
    <Page title={t("withdraw.title")} back={own} narrow>
      <LoadedView load={load}>
        {({ state, procedureId, reference }) => {
          if (state === "withdrawn" || state === "served") return <Redirect to={own} />;
          if (state === "booked") return <Notice tone="warning">{t("withdraw.booked")}</Notice>;
          return (
            <Ending
              what={
                <>
                  {names.procedures[procedureId]} · <Code>{reference}</Code>
                </>
              }
              text={t("withdraw.text")}
              yes={t("withdraw.yes")}
              no={t("withdraw.no")}
              back={own}
              busy={withdrawing.busy}
              problem={withdrawing.problem}
              onYes={() => void withdraw()}
            />
          );
        }}
      </LoadedView>
    </Page>
  );
};
