import type { AnswerOf } from "#web/app/api.ts";
import { useNames } from "#web/app/names.ts";
import type { ListWords } from "#web/areas/my/stamps/words.ts";
import { wordsOf } from "#web/ui/i18n-context.tsx";
import { Tag, type Tone } from "#web/ui/notice.tsx";

export type ListedOrder = AnswerOf<"GET /orders">["orders"][number];
export type Unit = ListedOrder["units"][number];

const { useTranslator } = wordsOf<ListWords>();

/** Saffron: the person's turn; green: good; grey: over. */
const orderTones: Readonly<Record<ListedOrder["state"], Tone | "plain">> = {
  "awaiting-payment": "warning",
  paid: "good",
  expired: "plain",
  cancelled: "plain",
};

const stampTones: Readonly<Record<NonNullable<Unit["stamp"]>["state"], Tone | "plain">> = {
  issued: "good",
  reserved: "info",
  consumed: "plain",
  "refund-requested": "info",
  refunded: "plain",
  expired: "warning",
  suspended: "bad",
  replaced: "plain",
};

export const OrderTag = ({ state }: Pick<ListedOrder, "state">) => {
  const { t } = useTranslator();
  return <Tag tone={orderTones[state]}>{t(`order.${state}`)}</Tag>;
};

export const StampTag = ({ state }: Pick<NonNullable<Unit["stamp"]>, "state">) => {
  const { t } = useTranslator();
  return <Tag tone={stampTones[state]}>{t(`stamp.${state}`)}</Tag>;
};

/** The procedures that an order's stamps are for, each once. */
export const useActs = (units: readonly Pick<Unit, "procedureId">[]): string => {
  const names = useNames();
  const { locale } = useTranslator();
  const acts = [...new Set(units.map(({ procedureId }) => procedureId))];
  return new Intl.ListFormat(locale).format(acts.map((act) => names.procedures[act] ?? "…"));
};
