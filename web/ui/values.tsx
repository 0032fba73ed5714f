import { useTranslator } from "#web/ui/app-words.ts";

/** An amount in the smallest unit of its currency, as the API gives it. */
export interface MoneyValue {
  readonly amount: number;
  readonly currency: string;
}

export const Money = ({ money }: { readonly money: MoneyValue }) => {
  const { locale } = useTranslator();
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency: money.currency,
    trailingZeroDisplay: "stripIfInteger",
  });
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
  return <bdi class="money">{format.format(money.amount / 10 ** decimals)}</bdi>;
};

/** `09:30`, as the clocks of a zone show an instant; of the device where none is given. */
export const timeIn = (instant: string | Date, timeZone?: string): string =>
  new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    ...(timeZone !== undefined && { timeZone }),
  }).format(new Date(instant));

const clock = (instant: Date, locale: string, timeZone: string | undefined) => ({
  day: new Intl.DateTimeFormat(locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(timeZone !== undefined && { timeZone }),
  }).format(instant),
  time: timeIn(instant, timeZone),
});

interface DateTimeProps {
  /** ISO instant. */
  readonly instant: string;
  readonly timeZone: string;
  readonly city: string;
}

/** The post's own day and time on 24 hours, with its city; a second line where the device's clock says another. */
export const LocalDateTime = ({ instant, timeZone, city }: DateTimeProps) => {
  const { t, locale } = useTranslator();
  const date = new Date(instant);
  const there = clock(date, locale, timeZone);
  const here = clock(date, locale, undefined);
  const same = there.day === here.day && there.time === here.time;
  return (
    <span class="date-time">
      <time dateTime={instant}>{t("time.at", there)}</time>{" "}
      <span class="hint">({t("time.city", { city })})</span>
      {!same && <span class="hint date-device">{t("time.device", here)}</span>}
    </span>
  );
};

/** A day without a time: `2026-05-07`, or an instant's day in a zone. */
export const dayIn = (
  value: string,
  locale: string,
  { timeZone = "UTC", year = false }: { readonly timeZone?: string; readonly year?: boolean } = {},
): string =>
  new Intl.DateTimeFormat(locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(year && { year: "numeric" }),
    timeZone: value.length === 10 ? "UTC" : timeZone,
  }).format(new Date(value));
