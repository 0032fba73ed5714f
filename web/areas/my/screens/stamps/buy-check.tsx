import type { AnswerOf } from "#web/app/api.ts";
import { go } from "#web/app/app-context.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import { useNames } from "#web/app/names.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useAction } from "#web/app/use-action.ts";
import { useLoad } from "#web/app/use-load.ts";
import { BuyStep, buyPath, type Chosen, chosenIn, NothingChosen } from "#web/areas/my/stamps/chosen.tsx";
import { type BuyDraft, forgetBuyDraft, useBuyDraft } from "#web/areas/my/stamps/draft.ts";
import type { BuyWords } from "#web/areas/my/stamps/words.ts";
import { Button } from "#web/ui/button.tsx";
import { Code } from "#web/ui/code.tsx";
import { rateIn } from "#web/ui/decimal.ts";
import { wordsOf } from "#web/ui/i18n-context.tsx";
import { SummaryList } from "#web/ui/lists.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { dayIn, Money } from "#web/ui/values.tsx";

const { useTranslator, Message } = wordsOf<BuyWords>();

type Post = AnswerOf<"GET /posts/{postId}">;
type Fee = AnswerOf<"GET /procedures">["procedures"][number]["fee"];

interface PriceProps {
  readonly post: Post;
  readonly procedureId: string;
  readonly fee: Fee;
  readonly quantity: number;
}

/** What one stamp is made of, the sum, and what it comes to in the post's currency, with the rate and its day. */
const Price = ({ post, procedureId, fee, quantity }: PriceProps) => {
  const { t, locale } = useTranslator();
  const local = post.procedures.find((each) => each.procedureId === procedureId)?.localFee;
  const times = ({ amount, currency }: Fee["total"]) => ({ amount: amount * quantity, currency });
  const parts = (["receipt", "chancery", "service"] as const).filter(
    (part) => fee.components[part].amount > 0,
  );
  return (
    <SummaryList
      rows={[
        {
          label: t("buy.each"),
          value: (
            <>
              <Money money={fee.total} />
              <ul class="fee-lines">
                {parts.map((part) => (
                  <li key={part}>
                    {t(`buy.${part}`)} · <Money money={fee.components[part]} />
                  </li>
                ))}
              </ul>
            </>
          ),
        },
        {
          label: t("buy.total"),
          value: (
            <strong class="total">
              <Money money={times(fee.total)} />
            </strong>
          ),
        },
        ...(local && post.rate
          ? [
              { label: t("buy.local"), value: <Money money={times(local)} /> },
              {
                label: t("buy.rate"),
                value: (
                  <Message
                    k="buy.rate.value"
                    values={[
                      {
                        rate: rateIn(post.currency, post.rate.madPerUnit, locale),
                        date: dayIn(post.rate.asOf, locale, { year: true }),
                      },
                    ]}
                  />
                ),
              },
            ]
          : []),
      ]}
    />
  );
};

interface Props {
  readonly chosen: Chosen;
  readonly account: AnswerOf<"GET /account">;
}

/** Where the codes go, where it is not to the buyer: the API knows them, and shows their phone to nobody. */
const otherOf = ({ receiver, phone, email, language }: BuyDraft) =>
  receiver === "me"
    ? {}
    : { phone: phone.trim(), language, ...(email.trim() !== "" && { email: email.trim() }) };

const Check = ({ chosen, account }: Props) => {
  const { t } = useTranslator();
  const { draft } = useBuyDraft(chosen);
  const { post, procedure } = chosen;
  const { quantity } = draft;
  const order = otherOf(draft);
  const [whatPath, whoPath] = [buyPath("", chosen), buyPath("/who", chosen)];
  const names = useNames();
  const shown = useLoad("GET /posts/{postId}", { path: { postId: post } });
  const procedures = useLoad("GET /procedures", {});
  const place = useAction("POST /orders");
  const submit = async () => {
    const body = { ...order, postId: post, items: [{ procedureId: procedure, quantity }] };
    const placed = await place.run({ body });
    if (placed?.ok !== true) return;
    forgetBuyDraft();
    go(`/stamps/${placed.value.orderId}/pay`, { replace: true });
  };
  return (
    <div class="stack">
      <p class="lead">{t("buy.check.lead")}</p>
      <SummaryList
        rows={[
          { label: t("buy.procedure"), value: names.procedures[procedure], change: whatPath },
          { label: t("buy.post"), value: <bdi>{names.posts[post]?.city}</bdi>, change: whatPath },
          { label: t("buy.quantity"), value: String(quantity), change: whoPath },
          {
            label: t("buy.to"),
            value: <Code>{draft.receiver === "me" ? account.phone : draft.phone}</Code>,
            change: whoPath,
          },
        ]}
      />
      <LoadedView load={shown}>
        {(where) => (
          <LoadedView load={procedures}>
            {(catalogue) => {
              const fee = catalogue.procedures.find(({ procedureId }) => procedureId === procedure)?.fee;
              if (fee === undefined || fee.total.amount === 0) {
                return <Notice tone="info">{t("buy.free")}</Notice>;
              }
              return (
                <div class="stack">
                  <Price post={where} procedureId={procedure} fee={fee} quantity={quantity} />
                  <p>{t("buy.charged")}</p>
                  <ProblemNotice problem={place.problem} retry={() => void submit()} />
                  <Button busy={place.busy} onClick={() => void submit()}>
                    {t("buy.place")}
                  </Button>
                </div>
              );
            }}
          </LoadedView>
        )}
      </LoadedView>
    </div>
  );
};

/** Everything answered and the whole price; the order is placed here, and nothing before. */
export const Screen = ({ query }: ScreenProps<"/stamps/buy/check">) => {
  const { t } = useTranslator();
  const account = useLoad("GET /account", {});
  const chosen = chosenIn(query);
  return (
    <Page
      title={t("buy.check")}
      narrow
      back={chosen === undefined ? "/stamps/buy" : buyPath("/who", chosen)}
      above={<BuyStep step={3} />}
    >
      {chosen === undefined ? (
        <NothingChosen />
      ) : (
        <LoadedView load={account}>{(value) => <Check chosen={chosen} account={value} />}</LoadedView>
      )}
    </Page>
  );
};
