import { LoadedView } from "#web/app/loaded.tsx";
import { useNames } from "#web/app/names.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { usePages } from "#web/app/use-pages.ts";
import { type ListedOrder, OrderTag, StampTag, useActs } from "#web/areas/my/stamps/states.tsx";
import type { ListWords } from "#web/areas/my/stamps/words.ts";
import { Button } from "#web/ui/button.tsx";
import { Code } from "#web/ui/code.tsx";
import { wordsOf } from "#web/ui/i18n-context.tsx";
import { Card, CardList, EmptyState } from "#web/ui/lists.tsx";
import { Page } from "#web/ui/page.tsx";
import { dayIn, Money } from "#web/ui/values.tsx";

const { useTranslator } = wordsOf<ListWords>();

/** What an order comes to next, and by when. */
const Next = ({ order }: { readonly order: ListedOrder }) => {
  const { t, locale } = useTranslator();
  const { posts } = useNames();
  const timeZone = posts[order.postId]?.timeZone;
  const day = (at: string) => dayIn(at, locale, timeZone === undefined ? {} : { timeZone });
  if (order.state === "awaiting-payment") return <>{t("order.pay-by", { date: day(order.expiresAt) })}</>;
  if (order.state !== "paid" || order.paidAt === undefined) return null;
  const issued = order.units.some(({ stamp }) => stamp !== undefined);
  return <>{issued ? t("order.paid-on", { date: day(order.paidAt) }) : t("order.preparing")}</>;
};

const OrderCard = ({ order }: { readonly order: ListedOrder }) => {
  const { t } = useTranslator();
  const { posts } = useNames();
  const acts = useActs(order.units);
  const stamps = order.units.flatMap(({ stamp }) => stamp ?? []);
  return (
    <Card path={`/stamps/${order.orderId}`} title={acts} aside={<OrderTag state={order.state} />}>
      <p>
        <bdi>{posts[order.postId]?.city}</bdi> · {t("stamps.count", { count: order.units.length })} ·{" "}
        <Money money={order.total} />
      </p>
      <p class="card-next">
        <Next order={order} />
      </p>
      {stamps.length > 0 && (
        <ul class="stamp-codes">
          {stamps.map((stamp) => (
            <li key={stamp.stampId}>
              <Code>{stamp.code}</Code> <StampTag state={stamp.state} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
};

const Actions = () => {
  const { t } = useTranslator();
  return (
    <p class="actions">
      <a class="button button-primary" href="#/stamps/buy">
        {t("stamps.buy")}
      </a>
      <a class="button button-plain" href="#/stamps/attach">
        {t("stamps.have-code")}
      </a>
    </p>
  );
};

/** Everything bought: what is to be paid, what is ready, what was used. */
export const Screen = () => {
  const { t } = useTranslator();
  const pages = usePages(
    "GET /orders",
    (cursor) => ({ query: cursor === undefined ? {} : { cursor } }),
    ({ next }) => next,
  );
  return (
    <Page title={t("stamps.title")}>
      <p class="lead">{t("stamps.lead")}</p>
      <LoadedView load={pages.first}>
        {({ orders }) =>
          orders.length === 0 ? (
            <EmptyState title={t("stamps.empty.title")}>
              <p>{t("stamps.empty.text")}</p>
              <Actions />
            </EmptyState>
          ) : (
            <div class="stack">
              <Actions />
              <CardList>
                {[...orders, ...pages.further.flatMap((page) => page.orders)].map((order) => (
                  <OrderCard key={order.orderId} order={order} />
                ))}
              </CardList>
              <ProblemNotice problem={pages.problem} />
              {pages.more !== undefined && (
                <Button tone="quiet" busy={pages.busy} onClick={() => void pages.more?.()}>
                  {t("stamps.more")}
                </Button>
              )}
            </div>
          )
        }
      </LoadedView>
    </Page>
  );
};
