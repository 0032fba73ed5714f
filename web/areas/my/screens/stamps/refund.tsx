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
import { dayIn, Money } from "#web/ui/values.tsx";

const { useTranslator, Message } = wordsOf<ChangeWords>();

/** The money of an unused stamp back, in two steps and with a fresh sign-in; final (T9). */
export const Screen = ({
  params: { orderId, unit },
  query,
}: ScreenProps<"/stamps/:orderId/refund/:unit">) => {
  const { t, locale } = useTranslator();
  const load = useLoad("GET /orders/{orderId}", { path: { orderId } });
  const refund = useAction("POST /orders/{orderId}/units/{unit}/refund");
  const away = `/stamps/${orderId}`;
  const ask = async () => {
    const outcome = await refund.run({ path: { orderId, unit } });
    if (outcome?.ok === true) go(away, { replace: true });
  };
  const from = refund.problem?.details["from"];
  return (
    <Page title={t("refund.ask")} narrow back={away}>
      <LoadedView load={load}>
        {(order) => {
          const found = order.units.find((each) => String(each.unit) === unit);
          if (found?.stamp === undefined) return <Notice tone="warning">{t("change.absent")}</Notice>;
          return (
            <TwoSteps
              path={`/stamps/${orderId}/refund/${unit}`}
              sure={query.has("sure")}
              away={away}
              ask={t("refund.ask")}
              yes={t("refund.ask.yes")}
              busy={refund.busy}
              problem={from === undefined ? refund.problem : undefined}
              onYes={() => void ask()}
            >
              <ul class="points">
                <li>
                  <Message k="refund.ask.what" values={[{ code: found.stamp.code.slice(-4) }]} />{" "}
                  {t("refund.ask.void")}
                </li>
                <li>
                  {t("refund.ask.money")} <Money money={found.fee} />
                </li>
                <li>{t("refund.ask.how")}</li>
                <li>{t("refund.ask.window")}</li>
              </ul>
              {typeof from === "string" && (
                <Notice tone="info" announced>
                  {t("refund.ask.early", { from: dayIn(from, locale, { year: true }) })}
                </Notice>
              )}
            </TwoSteps>
          );
        }}
      </LoadedView>
    </Page>
  );
};
