import { useState } from "preact/hooks";
import { LoadedView } from "#web/app/loaded.tsx";
import { useNames } from "#web/app/names.ts";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useAction } from "#web/app/use-action.ts";
import { useLoad } from "#web/app/use-load.ts";
import { Ending } from "#web/areas/my/requests/ending.tsx";
import { pathOf } from "#web/areas/my/requests/request.ts";
import { useTranslator } from "#web/areas/my/requests/words-ending.ts";
import { Code } from "#web/ui/code.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";

/** Erasing who an ended request was for (D4), in two steps. */
export const Screen = ({ params: { requestId } }: ScreenProps<"/requests/:requestId/erasure">) => {
  const { t } = useTranslator();
  const names = useNames();
  const load = useLoad("GET /requests/{requestId}", { path: { requestId } });
  const erasing = useAction("POST /requests/{requestId}/erasure");
  const [done, setDone] = useState(false);
  const own = pathOf(requestId);
  const erase = async (): Promise<void> => {
    const outcome = await erasing.run({ path: { requestId } });
    if (outcome?.ok === true) setDone(true);
  };
  return (
    <Page title={t("erase.title")} back={own} narrow>
      {done ? (
        <Notice tone="good" announced>
          {t("erase.done")}
        </Notice>
      ) : (
        <LoadedView load={load}>
          {({ state, expired, procedureId, reference }) =>
            state === "withdrawn" || state === "served" || expired === true ? (
              <Ending
                what={
                  <>
                    {names.procedures[procedureId]} · <Code>{reference}</Code>
                  </>
                }
                text={t("erase.text")}
                yes={t("erase.yes")}
                no={t("erase.no")}
                back={own}
                busy={erasing.busy}
                problem={erasing.problem}
                onYes={() => void erase()}
              />
            ) : (
              <Notice tone="info">{t("erase.not-over")}</Notice>
            )
          }
        </LoadedView>
      )}
    </Page>
  );
};
