import { formatMoney } from "#web/public/first-page/format.ts";
import type { LiveProcedure } from "#web/public/first-page/live-posts.ts";
import { type ProcedureView, totalFee } from "#web/public/first-page/page-data.ts";
import { useTranslator } from "#web/public/first-page/words.ts";

/** The fee in dirhams and, where the post has a posted rate, in its currency. The API's tariff wins. */
export const Fee = ({
  procedure,
  live,
}: {
  readonly procedure: ProcedureView;
  readonly live: LiveProcedure | undefined;
}) => {
  const { t, locale } = useTranslator();
  const amount = live?.fee?.currency === "MAD" ? live.fee.amount : totalFee(procedure);
  const local = live?.localFee;
  return (
    <span class="fee">
      <span class="unseen">{t("fee.label")}: </span>
      <bdi class="fee-mad">{amount === 0 ? t("fee.free") : t("fee.mad", { count: amount / 100 })}</bdi>
      {amount !== 0 && local !== undefined && (
        <bdi class="fee-local">
          <span aria-hidden="true">≈ </span>
          {formatMoney(local, locale)}
        </bdi>
      )}
    </span>
  );
};

/** What the fee is made of. */
export const FeeParts = ({ procedure }: { readonly procedure: ProcedureView }) => {
  const { t } = useTranslator();
  if (procedure.fee.length === 0 && procedure.confirmed) return null;
  return (
    <div class="fee-parts">
      <h4>{t("fee.parts")}</h4>
      <dl>
        {procedure.fee.map(({ part, amount }) => (
          <div key={part}>
            <dt>{t(`fee.${part}`)}</dt>
            <dd>
              <bdi>{t("fee.mad", { count: amount / 100 })}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {!procedure.confirmed && <p class="quiet">{t("fee.unconfirmed")}</p>}
    </div>
  );
};
