import { go } from "#web/app/app-context.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useAction } from "#web/app/use-action.ts";
import { useLoad } from "#web/app/use-load.ts";
import { TwoSteps } from "#web/areas/my/stamps/two-steps.tsx";
import type { ChangeWords } from "#web/areas/my/stamps/words.ts";
import { wordsOf } from "#web/ui/i18n-context.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";

const { useTranslator, Message } = wordsOf<ChangeWords>();

/** A new code for a stamp whose code was lost and cannot be sent again (T3); the old one ends. */
export const Screen = ({
  params: { orderId, unit },
  query,
}: ScreenProps<"/stamps/:orderId/new-code/:unit">) => {
  const { t } = useTranslator();
  const load = useLoad("GET /orders/{orderId}", { path: { orderId } });
  const reissue = useAction("POST /orders/{orderId}/units/{unit}/reissue");
  const away = `/stamps/${orderId}`;
  const ask = async () => {
    const outcome = await reissue.run({ path: { orderId, unit } });
    if (outcome?.ok === true) go(away, { replace: true });
  };
  return (
    <Page title={t("new-code.ask")} narrow back={away}>
      <LoadedView load={load}>
        {(order) => {
          const found = order.units.find((each) => String(each.unit) === unit);
          if (found?.stamp === undefined) return <Notice tone="warning">{t("change.absent")}</Notice>;
          return (
            <TwoSteps
              path={`/stamps/${orderId}/new-code/${unit}`}
              sure={query.has("sure")}
              away={away}
              ask={t("new-code.go")}
              yes={t("new-code.yes")}
              busy={reissue.busy}
              problem={reissue.problem}
              onYes={() => void ask()}
            >
              <ul class="points">
                <li>{t("new-code.what")}</li>
                <li>
                  <Message k="new-code.old" values={[{ code: found.stamp.code.slice(-4) }]} />
                </li>
                <li>{t("new-code.twice")}</li>
              </ul>
            </TwoSteps>
          );
        }}
      </LoadedView>
    </Page>
  );
};
