import { useNames } from "#web/app/names.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { useAction } from "#web/app/use-action.ts";
import { StampTag, type Unit } from "#web/areas/my/stamps/states.tsx";
import type { OrderWords } from "#web/areas/my/stamps/words.ts";
import { Button } from "#web/ui/button.tsx";
import { Code } from "#web/ui/code.tsx";
import { wordsOf } from "#web/ui/i18n-context.tsx";
import { Card, SummaryList } from "#web/ui/lists.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { dayIn } from "#web/ui/values.tsx";

const { useTranslator } = wordsOf<OrderWords>();

type Delivery = NonNullable<Unit["delivery"]>;

/** How far the code came, by each channel that was tried. */
const DeliveryState = ({ delivery }: { readonly delivery: Delivery }) => {
  const { t } = useTranslator();
  const { sms, email } = delivery;
  return (
    <ul class="delivery">
      <li>
        {t("delivery.sms")} · {t(`delivery.${sms?.state ?? "queued"}`)}
      </li>
      {email !== undefined && (
        <li>
          {t("delivery.email")} · {t(`delivery.${email.state}`)}
        </li>
      )}
    </ul>
  );
};

interface ResendProps {
  readonly orderId: string;
  readonly unit: Unit;
  readonly delivery: Delivery;
  readonly onSent: () => void;
}

/** The same code to the same phone once more; once that is spent, a new code may be had. */
const Resend = ({ orderId, unit: { unit }, delivery, onSent }: ResendProps) => {
  const { t } = useTranslator();
  const resend = useAction("POST /orders/{orderId}/units/{unit}/resend");
  const left = delivery.resendsLeft;
  if (left === 0) return <a href={`#/stamps/${orderId}/new-code/${unit}`}>{t("order.new-code")}</a>;
  const submit = async () => {
    const outcome = await resend.run({ path: { orderId, unit: String(unit) } });
    if (outcome?.ok === true) onSent();
  };
  return (
    <>
      <ProblemNotice problem={resend.problem} retry={() => void submit()} />
      {resend.problem?.code === "code-erased" ? (
        <a href={`#/stamps/${orderId}/new-code/${unit}`}>{t("order.new-code")}</a>
      ) : (
        <div>
          <Button tone="quiet" busy={resend.busy} onClick={() => void submit()}>
            {t("order.resend")}
          </Button>
          <p class="hint">{t("order.resends", { count: left })}</p>
        </div>
      )}
    </>
  );
};

interface Props {
  readonly orderId: string;
  readonly unit: Unit;
  /** The code was sent again a moment ago. */
  readonly resent: boolean;
  readonly onResent: () => void;
}

/** One stamp: its code but for the last group hidden, its state, how its code travelled, and what can be done. */
export const UnitCard = ({ orderId, unit: whole, resent, onResent }: Props) => {
  const { t, locale } = useTranslator();
  const names = useNames();
  const { unit, procedureId, stamp, delivery } = whole;
  if (stamp === undefined || delivery === undefined) return null;
  const ready = stamp.state === "issued";
  const attached = stamp.attachedTo;
  return (
    <Card title={t("order.stamp", { unit })} aside={<StampTag state={stamp.state} />}>
      <p>{names.procedures[procedureId]}</p>
      <SummaryList
        rows={[
          {
            label: t("order.code"),
            value: (
              <>
                <Code>{stamp.code}</Code>
                {ready && <p class="hint">{t("order.code.hint")}</p>}
              </>
            ),
          },
          {
            label: t("order.valid.label"),
            value: t("order.valid", { date: dayIn(stamp.validUntil, locale, { year: true }) }),
          },
          { label: t("order.delivery"), value: <DeliveryState delivery={delivery} /> },
        ]}
      />
      {ready && delivery.state === "failed" && <Notice tone="warning">{t("delivery.failed.text")}</Notice>}
      {resent && (
        <Notice tone="good" announced>
          {t("order.resent")}
        </Notice>
      )}
      {attached !== undefined && (
        <Notice tone="info">
          <p>{t("order.attached")}</p>
          <a href={`#/stamps/request/${attached}`}>{t("order.attached.see")}</a>
        </Notice>
      )}
      {ready && attached === undefined && (
        <>
          <Resend orderId={orderId} unit={whole} delivery={delivery} onSent={onResent} />
          <p class="actions">
            <a class="button button-plain" href={`#/stamps/attach?order=${orderId}&unit=${unit}`}>
              {t("order.attach")}
            </a>
            <a class="button button-plain" href={`#/stamps/${orderId}/refund/${unit}`}>
              {t("order.refund")}
            </a>
          </p>
        </>
      )}
      {stamp.state === "expired" && <a href={`#/stamps/${orderId}/refund/${unit}`}>{t("order.refund")}</a>}
    </Card>
  );
};
