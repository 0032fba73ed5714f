import { useEffect, useState } from "preact/hooks";
import type { AnswerOf } from "#web/app/api.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import { useNames } from "#web/app/names.ts";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useLoad } from "#web/app/use-load.ts";
import { OrderTag, useActs } from "#web/areas/my/stamps/states.tsx";
import { UnitCard } from "#web/areas/my/stamps/unit-card.tsx";
import type { OrderWords } from "#web/areas/my/stamps/words.ts";
import { GroupedCode } from "#web/ui/code.tsx";
import { rateIn } from "#web/ui/decimal.ts";
import { wordsOf } from "#web/ui/i18n-context.tsx";
import { CardList, SummaryList, type SummaryRow } from "#web/ui/lists.tsx";
import { Notice, Tag } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { dayIn, Money } from "#web/ui/values.tsx";

const { useTranslator, Message } = wordsOf<OrderWords>();

type Order = AnswerOf<"GET /orders/{orderId}">;

const Facts = ({ order }: { readonly order: Order }) => {
  const { t, locale } = useTranslator();
  const post = useNames().posts[order.postId];
  const zone = { year: true, ...(post && { timeZone: post.timeZone }) };
  const rate = (of: NonNullable<Order["rate"]>, currency: string) => ({
    rate: rateIn(currency, of.madPerUnit, locale),
    date: dayIn(of.asOf, locale, { year: true }),
  });
  const rows: readonly (SummaryRow | false)[] = [
    { label: t("order.state"), value: <OrderTag state={order.state} /> },
    { label: t("order.total"), value: <Money money={order.total} /> },
    order.local !== null && { label: t("order.local"), value: <Money money={order.local} /> },
    order.local !== null &&
      order.rate !== null && {
        label: t("order.rate"),
        value: <Message k="order.rate.value" values={[rate(order.rate, order.local.currency)]} />,
      },
    { label: t("order.post"), value: <bdi>{post?.city}</bdi> },
    { label: t("order.placed"), value: dayIn(order.placedAt, locale, zone) },
    { label: t("order.number"), value: <GroupedCode>{order.orderId}</GroupedCode> },
  ];
  return <SummaryList rows={rows.filter((row) => row !== false)} />;
};

const refundTones = { due: "info", paying: "info", paid: "good", failed: "warning" } as const;

const Refunds = ({ refunds }: Pick<Order, "refunds">) => {
  const { t, locale } = useTranslator();
  if (refunds.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="refunds">
      <h2 id="refunds">{t("refund.title")}</h2>
      <ul class="delivery">
        {refunds.map(({ refundId, state, amount, askedAt, unit }) => (
          <li key={refundId}>
            {unit !== undefined && <>{t("order.stamp", { unit })} · </>}
            <Money money={amount} /> · <Tag tone={refundTones[state]}>{t(`refund.${state}`)}</Tag>{" "}
            <span class="hint">{t("refund.asked", { date: dayIn(askedAt, locale) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

interface WholeProps {
  readonly order: Order;
  readonly thanks: boolean;
  readonly reload: () => void;
}

const Whole = ({ order, thanks, reload }: WholeProps) => {
  const { t } = useTranslator();
  const [resent, setResent] = useState<number>();
  const { orderId } = order;
  const onResent = (unit: number) => {
    setResent(unit);
    reload();
  };
  return (
    <div class="stack">
      {thanks && (
        <Notice tone="good" announced>
          {t("order.thanks")}
        </Notice>
      )}
      <p class="lead">{useActs(order.units)}</p>
      {order.state === "awaiting-payment" && (
        <p class="actions">
          <a class="button button-primary" href={`#/stamps/${orderId}/pay`}>
            {t("order.pay")}
          </a>
          <a class="button button-plain" href={`#/stamps/${orderId}/cancel`}>
            {t("order.cancel")}
          </a>
        </p>
      )}
      <CardList>
        {order.units.map((unit) => (
          <UnitCard
            key={unit.unit}
            orderId={orderId}
            unit={unit}
            resent={resent === unit.unit}
            onResent={() => onResent(unit.unit)}
          />
        ))}
      </CardList>
      <Refunds refunds={order.refunds} />
      {order.state === "paid" && (
        <p>
          <a class="button button-plain" href={`#/stamps/${orderId}/receipt`}>
            {t("order.receipt")}
          </a>
        </p>
      )}
      <Facts order={order} />
    </div>
  );
};

/** One order; read again while its codes, their delivery or a refund are still under way. */
export const Screen = ({ params: { orderId }, query }: ScreenProps<"/stamps/:orderId">) => {
  const { t } = useTranslator();
  const load = useLoad("GET /orders/{orderId}", { path: { orderId } });
  const { loaded, reload } = load;
  const moving =
    loaded.state === "ready" &&
    loaded.value.state === "paid" &&
    (loaded.value.units.some(({ delivery }) => delivery === undefined || delivery.state === "queued") ||
      loaded.value.refunds.some(({ state }) => state === "due" || state === "paying"));
  useEffect(() => {
    if (!moving) return;
    const timer = setTimeout(reload, 3_000);
    return () => clearTimeout(timer);
  }, [moving, loaded, reload]);
  return (
    <Page title={t("order.title")} back="/stamps">
      <LoadedView load={load}>
        {(order) => <Whole order={order} thanks={query.has("paid")} reload={reload} />}
      </LoadedView>
    </Page>
  );
};
