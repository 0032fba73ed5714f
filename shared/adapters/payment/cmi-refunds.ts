import { decimalString, dirhams } from "#shared/domain/money/money.ts";
import type { RefundOrder, RefundOutcome, RefundProvider } from "#shared/ports/refund-provider.ts";
import type { SecretReader } from "#shared/ports/secret-reader.ts";
import { decodeEntities } from "./entities.ts";

const DIRHAM = "504";
const DONE = "00";
/** Longer than the provider's own limit, shorter than the function's: whoever asks again asks after this call. */
const PATIENCE_MS = 20_000;

/** Who we are to the provider's server-to-server interface. */
export interface CmiApi {
  readonly url: string;
  readonly clientId: string;
  readonly userName: string;
  /** Where the user's password is kept. */
  readonly secretId: string;
}

const element = (name: string, value: string): string =>
  `<${name}>${value.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</${name}>`;

/** The text of one element of an answer, in which no name comes twice; undefined where there is none. */
const textOf = (xml: string, name: string): string | undefined => {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return text === undefined ? undefined : decodeEntities(text).trim();
};

/** `20.00`, or `2000` as some of its lists have it. */
const centimesOf = (text: string | undefined): number => Number((text ?? "").replace(".", "") || Number.NaN);

/** One line of an order's history: type, state, amounts, times, references, code and transaction, between tabs. */
const isCredit = (line: readonly string[], amountMad: number): boolean =>
  line[0] === "C" && line[1] !== "V" && line[9] === DONE && centimesOf(line[2]) === amountMad;

/** The credit of an order's history that nobody has recorded yet. */
const creditIn = (answer: string, { amountMad }: RefundOrder, known: readonly string[]): RefundOutcome => {
  const lines = [...answer.matchAll(/<TRX\d+>([^<]*)<\/TRX\d+>/g)].map(([, line = ""]) =>
    decodeEntities(line).split("\t"),
  );
  // Fewer lines than it says there are: an answer that was cut is none.
  if (String(lines.length) !== textOf(answer, "TRXCOUNT")) return { state: "unknown" };
  const reference = lines
    .filter((line) => isCredit(line, amountMad))
    .map((line) => line[10] ?? "")
    .find((transaction) => transaction !== "" && !known.includes(transaction));
  return reference === undefined ? { state: "refused", reason: "none" } : { state: "paid", reference };
};

/**
 * Refunds by CMI's server-to-server interface (`CC5Request`, types `Credit` and the query `ORDERHISTORY`). **To be
 * certified with the provider**: written from its published protocol and tested against the sandbox provider of the
 * local run only. A credit carries no id of ours, which is why one refund of an order is under way at a time.
 */
export const cmiRefunds = (secrets: SecretReader, api: CmiApi): RefundProvider => {
  /** The answer, or undefined where none came that can be read. */
  const call = async (...inner: readonly string[]): Promise<string | undefined> => {
    const password = await secrets.read(api.secretId);
    const xml = [
      '<?xml version="1.0" encoding="UTF-8"?><CC5Request>',
      element("Name", api.userName),
      element("Password", password),
      element("ClientId", api.clientId),
      ...inner,
      "</CC5Request>",
    ].join("");
    try {
      const response = await fetch(api.url, {
        method: "POST",
        body: new URLSearchParams({ DATA: xml }),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const text = await response.text();
      return response.ok && text.includes("</CC5Response>") ? text : undefined;
    } catch {
      return undefined;
    }
  };
  return {
    name: "cmi",
    pay: async ({ orderId, amountMad }) => {
      const answer = await call(
        element("Type", "Credit"),
        element("OrderId", orderId),
        element("Total", decimalString(dirhams(amountMad))),
        element("Currency", DIRHAM),
      );
      const code = answer && textOf(answer, "ProcReturnCode");
      const said = answer && textOf(answer, "Response");
      const reference = answer && textOf(answer, "TransId");
      if (said === "Approved" && code === DONE && reference) return { state: "paid", reference };
      // Only a plain no is one: `Error` may have happened after the money moved.
      return said === "Declined"
        ? { state: "refused", reason: /^[\w.-]{1,20}$/.exec(code ?? "")?.[0] ?? "none" }
        : { state: "unknown" };
    },
    find: async (order, known) => {
      const answer = await call(
        element("OrderId", order.orderId),
        "<Extra><ORDERHISTORY>QUERY</ORDERHISTORY></Extra>",
      );
      if (answer === undefined || textOf(answer, "ProcReturnCode") !== DONE) return { state: "unknown" };
      return creditIn(answer, order, known);
    },
  };
};
