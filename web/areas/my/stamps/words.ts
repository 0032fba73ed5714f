import type { Words } from "#web/areas/my/words.ts";
import type { en as stamps } from "#web/i18n/my-stamps/en.ts";
import type { en as attach } from "#web/i18n/my-stamps-attach/en.ts";
import type { en as buy } from "#web/i18n/my-stamps-buy/en.ts";
import type { en as change } from "#web/i18n/my-stamps-change/en.ts";
import type { en as order } from "#web/i18n/my-stamps-order/en.ts";
import type { en as pay } from "#web/i18n/my-stamps-pay/en.ts";
import type { en as receipt } from "#web/i18n/my-stamps-receipt/en.ts";

/** What each screen of stamps may say: the catalogues that its route loads. */
export type ListWords = Words & typeof stamps;
export type OrderWords = ListWords & typeof order;
export type BuyWords = Words & typeof buy;
export type PayWords = Words & typeof pay;
export type ReceiptWords = Words & typeof receipt;
export type ChangeWords = Words & typeof change;
export type AttachWords = Words & typeof attach;
