import { go } from "#web/app/app-context.ts";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useAction } from "#web/app/use-action.ts";
import { TwoSteps } from "#web/areas/my/stamps/two-steps.tsx";
import type { ChangeWords } from "#web/areas/my/stamps/words.ts";
import { wordsOf } from "#web/ui/i18n-context.tsx";
import { Page } from "#web/ui/page.tsx";

const { useTranslator } = wordsOf<ChangeWords>();

/** Giving up an order that nobody paid. */
export const Screen = ({ params: { orderId }, query }: ScreenProps<"/stamps/:orderId/cancel">) => {
  const { t } = useTranslator();
  const cancel = useAction("POST /orders/{orderId}/cancellation");
  const away = `/stamps/${orderId}`;
  const ask = async () => {
    const outcome = await cancel.run({ path: { orderId } });
    if (outcome?.ok === true) go(away, { replace: true });
  };
  return (
    <Page title={t("cancel.ask")} narrow back={away}>
      <TwoSteps
        path={`/stamps/${orderId}/cancel`}
        sure={query.has("sure")}
        away={away}
        ask={t("cancel.ask")}
        yes={t("cancel.yes")}
        busy={cancel.busy}
        problem={cancel.problem}
        onYes={() => void ask()}
      >
        <ul class="points">
          <li>{t("cancel.what")}</li>
          <li>{t("cancel.late")}</li>
        </ul>
      </TwoSteps>
    </Page>
  );
};
