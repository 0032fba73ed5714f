import type { AnswerOf } from "#web/app/api.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import { useNames } from "#web/app/names.ts";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useLoad } from "#web/app/use-load.ts";
import { shortDay } from "#web/areas/admin/days.ts";
import { Mad } from "#web/areas/admin/mad.tsx";
import { NetworkPage } from "#web/areas/admin/place.tsx";
import { useTranslator } from "#web/areas/admin/words-money.ts";
import { Code } from "#web/ui/code.tsx";
import { Table } from "#web/ui/lists.tsx";
import { Notice } from "#web/ui/notice.tsx";

type Close = AnswerOf<"GET /finance/closes/{date}">;

const tones = { open: "info", closed: "good", changed: "bad" } as const;

const Balances = ({ opening, closing }: Pick<Close, "opening" | "closing">) => {
  const { t, named } = useTranslator();
  const accounts = [...new Set([...Object.keys(opening), ...Object.keys(closing)])];
  return (
    <Table
      caption={t("close.balances")}
      columns={[
        { label: t("close.account"), cell: (account) => named("account", account) },
        {
          label: t("close.opening"),
          cell: (account) => <Mad centimes={opening[account] ?? 0} />,
          numeric: true,
        },
        {
          label: t("close.closing"),
          cell: (account) => <Mad centimes={closing[account] ?? 0} />,
          numeric: true,
        },
      ]}
      rows={accounts}
      keyOf={(account) => account}
    />
  );
};

const Day = ({ close }: { readonly close: Close }) => {
  const { t, named, locale } = useTranslator();
  const { posts } = useNames();
  const numbers = new Intl.NumberFormat(locale);
  const placeOf = (row: Close["rows"][number]) =>
    posts[row.postId ?? ""]?.city ?? row.postId ?? row.partnerId ?? t("none");
  const sum = Object.values(close.closing).reduce((total, each) => total + each, 0);
  return (
    <>
      <Notice tone={tones[close.state]}>{t(`close.${close.state}`)}</Notice>
      <Table
        caption={t("close.rows")}
        columns={[
          { label: t("close.kind"), cell: ({ kind }) => named("kind", kind) },
          { label: t("post.label"), cell: (row) => <bdi>{placeOf(row)}</bdi> },
          {
            label: t("close.channel"),
            cell: ({ channel }) => (channel === null ? t("none") : named("channel", channel)),
          },
          { label: t("close.count"), cell: ({ count }) => numbers.format(count), numeric: true },
          { label: t("close.amount"), cell: ({ amountMad }) => <Mad centimes={amountMad} />, numeric: true },
        ]}
        rows={close.rows}
        keyOf={({ kind, postId, partnerId, channel }) => [kind, postId, partnerId, channel].join("/")}
      />
      <Balances opening={close.opening} closing={close.closing} />
      <p>
        {t("close.sum")} <Mad centimes={sum} />
      </p>
      <p class="long hint">
        {t("closes.hash")} <Code>{close.hash ?? close.digest}</Code>
      </p>
    </>
  );
};

const Loaded = ({ date }: { readonly date: string }) => {
  const load = useLoad("GET /finance/closes/{date}", { path: { date } });
  const { locale } = useTranslator();
  return (
    <>
      <p class="place">{/^\d{4}-\d{2}-\d{2}$/.test(date) ? shortDay(date, locale) : date}</p>
      <LoadedView load={load}>{(close) => <Day close={close} />}</LoadedView>
    </>
  );
};

/** A UTC day of the ledger: as it was closed and as it is, or so far (T10). */
export const Screen = ({ params: { date } }: ScreenProps<"/closes/:date">) => {
  const { t } = useTranslator();
  return (
    <NetworkPage title={t("close.title")} back="/closes">
      <Loaded date={date} />
    </NetworkPage>
  );
};
