import { useCallback, useEffect, useState } from "preact/hooks";
import type { AnswerOf } from "#web/app/api.ts";
import { go } from "#web/app/app-context.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import { useNames } from "#web/app/names.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useAction } from "#web/app/use-action.ts";
import { useLoad } from "#web/app/use-load.ts";
import { type Channel, Channels, channels } from "#web/areas/my/stamps/channels.tsx";
import type { PayWords } from "#web/areas/my/stamps/words.ts";
import { Code, GroupedCode } from "#web/ui/code.tsx";
import { wordsOf } from "#web/ui/i18n-context.tsx";
import { SummaryList } from "#web/ui/lists.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { CopyButton } from "#web/ui/tools.tsx";
import { LocalDateTime, Money } from "#web/ui/values.tsx";

const { useTranslator } = wordsOf<PayWords>();

type Order = AnswerOf<"GET /orders/{orderId}">;

/** After this the page says that the bank has not answered, and offers to choose again. */
const LONG_MS = 20_000;

/** Goes to the provider's page with the signed form: what is typed there, we never see. */
const postForm = (action: string, fields: Readonly<Record<string, string>>): void => {
  const form = document.createElement("form");
  form.method = "post";
  form.action = action;
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement("input");
    input.type = "hidden";
    input.name = name;
    input.value = value;
    form.append(input);
  }
  document.body.append(form);
  form.submit();
};

/** Waiting for the bank, with a word when it takes long. */
const Waiting = ({ onLong }: { readonly onLong: () => void }) => {
  const { t } = useTranslator();
  useEffect(() => {
    const timer = setTimeout(onLong, LONG_MS);
    return () => clearTimeout(timer);
  }, [onLong]);
  return (
    <Notice tone="info" title={t("pay.waiting.title")} announced>
      <p>{t("pay.waiting.text")}</p>
    </Notice>
  );
};

const AtCounter = ({ order, by }: { readonly order: Order; readonly by: "agency" | "terminal" }) => {
  const { t } = useTranslator();
  const number = by === "agency" ? (order.paymentReference ?? "") : order.orderId;
  return (
    <Notice tone="good" title={t(`pay.${by}.title`)}>
      <p class="big-code" id="payment-number">
        {by === "agency" ? <Code>{number}</Code> : <GroupedCode>{number}</GroupedCode>}
      </p>
      <p>{t(`pay.${by}.text`)}</p>
      <CopyButton text={number} />
    </Notice>
  );
};

const InWallet = ({ link }: { readonly link: string }) => {
  const { t } = useTranslator();
  return (
    <Notice tone="good" title={t("pay.wallet.title")}>
      <p>{t("pay.wallet.text")}</p>
      <a class="button button-primary" href={link} target="_blank" rel="noreferrer">
        {t("pay.wallet.go")}
      </a>
    </Notice>
  );
};

interface PayingProps {
  readonly order: Order;
  readonly query: URLSearchParams;
  readonly reload: () => void;
}

/** An order that waits for its money: choosing how, or what there is to do by the channel chosen. */
const Paying = ({ order, query, reload }: PayingProps) => {
  const { t } = useTranslator();
  const { orderId } = order;
  const start = useAction("POST /orders/{orderId}/payments");
  const [leaving, setLeaving] = useState(false);
  const [long, setLong] = useState(false);
  const [link, setLink] = useState<string>();
  const tooLong = useCallback(() => setLong(true), []);
  const by = channels.find((each) => each === query.get("by"));
  const path = `/stamps/${orderId}/pay`;

  const choose = async (channel: Channel) => {
    if (channel === "terminal") return go(`${path}?by=terminal`);
    const started = await start.run({ path: { orderId }, body: { channel } });
    if (started === undefined) return;
    // Paid, over or given up meanwhile: the order itself says it best.
    if (!started.ok) return started.problem.status === 409 ? reload() : undefined;
    if (started.value.channel === "card") {
      setLeaving(true);
      return postForm(started.value.action, started.value.fields);
    }
    if (started.value.channel === "wallet") setLink(started.value.link);
    else reload();
    go(`${path}?by=${channel}`);
  };

  if (leaving) return <Notice tone="info">{t("pay.leaving")}</Notice>;
  const back = query.has("back");
  if (back && !long) return <Waiting onLong={tooLong} />;
  if (by === "terminal" || (by === "agency" && order.paymentReference !== undefined)) {
    return (
      <>
        <AtCounter order={order} by={by} />
        <p>
          <a href={`#${path}`}>{t("pay.other")}</a>
        </p>
      </>
    );
  }
  if (by === "wallet" && link !== undefined) {
    return (
      <>
        <InWallet link={link} />
        <p>
          <a href={`#${path}`}>{t("pay.other")}</a>
        </p>
      </>
    );
  }
  return (
    <>
      {back && (
        <Notice tone="warning" title={t("pay.long.title")} announced>
          {t("pay.long.text")}
        </Notice>
      )}
      {query.has("declined") && (
        <Notice tone="bad" title={t("pay.declined.title")} announced>
          {t("pay.declined.text")}
        </Notice>
      )}
      <ProblemNotice problem={start.problem} />
      <Channels busy={start.busy} onChoose={(channel) => void choose(channel)} />
      <p>
        <a href={`#/stamps/${orderId}`}>{t("pay.later")}</a>
      </p>
    </>
  );
};

const Over = () => {
  const { t } = useTranslator();
  return (
    <Notice tone="info" title={t("pay.over.title")}>
      <p>{t("pay.over.text")}</p>
      <a class="button button-primary" href="#/stamps/buy">
        {t("pay.again")}
      </a>
    </Notice>
  );
};

const Due = ({ order }: { readonly order: Order }) => {
  const { t } = useTranslator();
  const post = useNames().posts[order.postId];
  return (
    <SummaryList
      rows={[
        {
          label: t("pay.total"),
          value: (
            <strong class="total">
              <Money money={order.total} />
            </strong>
          ),
        },
        ...(post === undefined
          ? []
          : [
              {
                label: t("pay.until"),
                value: <LocalDateTime instant={order.expiresAt} timeZone={post.timeZone} city={post.city} />,
              },
            ]),
      ]}
    />
  );
};

/** Paying an order, and waiting for the word of who took the money: the browser's return proves nothing (T2). */
export const Screen = ({ params: { orderId }, query }: ScreenProps<"/stamps/:orderId/pay">) => {
  const { t } = useTranslator();
  const load = useLoad("GET /orders/{orderId}", { path: { orderId } });
  const { loaded, reload } = load;
  const state = loaded.state === "ready" ? loaded.value.state : undefined;
  const soon = query.has("back") || query.get("by") === "wallet" || query.has("declined");

  useEffect(() => {
    if (state === "paid") return go(`/stamps/${orderId}?paid=1`, { replace: true });
    if (state !== "awaiting-payment") return;
    const timer = setTimeout(reload, soon ? 3_000 : 15_000);
    return () => clearTimeout(timer);
  }, [loaded, state, orderId, soon, reload]);

  return (
    <Page title={t("pay.title")} narrow back="/stamps">
      <LoadedView load={load}>
        {(order) =>
          order.state === "awaiting-payment" ? (
            <div class="stack">
              <Due order={order} />
              <Paying order={order} query={query} reload={reload} />
            </div>
          ) : (
            order.state !== "paid" && <Over />
          )
        }
      </LoadedView>
    </Page>
  );
};
