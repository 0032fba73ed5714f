import { obj, parseJson, str } from "#local/json.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { staff } from "#test/local/support/people.ts";
import { platform } from "#test/local/support/platform.ts";
import { partition } from "#test/local/support/stored.ts";
import { eventually } from "#test/support/deadline.ts";
import { call } from "../client.ts";
import type { Finding } from "../report.ts";

const PATIENCE = { withinMs: 120_000, everyMs: 100 } as const;
const NOBODYS = "ord_ABCDEFGH23456789";

/** The provider's own file: a heading, and a line for each payment that we took. */
const providersFile = async (): Promise<readonly string[]> => {
  const response = await fetch(`${platform().places.payment}/settlements`);
  const text = Buffer.from(await response.arrayBuffer()).toString("latin1");
  return text.split("\r\n").filter((line) => line !== "");
};

const withAmount = (line: string, amount: string): string =>
  line
    .split(";")
    .map((cell, index) => (index === 5 ? amount : cell))
    .join(";");

/** The file with one of each difference: another amount, a line twice, money nobody ordered, money taken back. */
const seededFile = ([heading = "", first = "", second = "", ...others]: readonly string[]) => {
  const [day = ""] = first.split(";");
  const foreign = (type: "V" | "R") => [day, day, NOBODYS, `SEEDED-${type}`, type, "20,00", "MAD"].join(";");
  return {
    text: [
      heading,
      withAmount(first, "7,00"),
      second,
      second,
      foreign("V"),
      foreign("R"),
      ...others,
      "",
    ].join("\r\n"),
    rows: others.length + 5,
  };
};

const seededClasses = { "wrong-amount": 1, repeated: 1, "orphan-refund": 1 } as const;
/** What a line may be otherwise: known, told for the first time, or paid twice or late. */
const expectedOf = new Set(["matched", "paid-not-issued", "duplicate-capture", "late"]);

const differenceKinds = async (): Promise<readonly string[]> =>
  (await partition("stamps", keys.difference("").pk)).map(({ kind }) => String(kind));

/**
 * Hands in the provider's file with a difference of each kind sown into it, and looks what each line was taken for
 * (T10). Payments that we were never told of are captured from it. Undefined where too little was paid by card.
 */
export const reconcile = async (): Promise<Finding | undefined> => {
  const lines = await providersFile();
  if (lines.length < 3) return undefined;
  const { text, rows } = seededFile(lines);
  const { accessToken: token } = await staff("network");
  const order = { token, headers: { "content-type": "text/csv" }, body: text };
  const handed = await call("POST", "/finance/settlements?channel=card", order);
  const fileId = str(handed.answer?.body["fileId"]);
  const classes = await eventually(
    "the settlement file matched",
    async () => {
      const [file] = (await partition("stamps", keys.settlementFile(fileId).pk)).filter(
        ({ sk }) => sk === "FILE",
      );
      const done = file !== undefined && file["next"] === file["chunks"];
      return done && obj(parseJson(JSON.stringify(file["classes"])));
    },
    PATIENCE,
  );
  const counted = Object.entries(classes).map(([name, count]) => [name, Number(count)] as const);
  const total = counted.reduce((sum, [, count]) => sum + count, 0);
  const kinds = await differenceKinds();
  return {
    invariant: "Reconciliation classifies every difference that was sown (T10)",
    of: `${rows} lines: ${counted.map(([name, count]) => `${name} × ${count}`).join(", ")}`,
    breaches: [
      ...(total === rows ? [] : [`${total} of ${rows} lines have a class`]),
      ...Object.entries(seededClasses).flatMap(([name, count]) =>
        classes[name] === count ? [] : [`${name} was sown ${count} × and found ${String(classes[name])} ×`],
      ),
      ...counted
        .filter(([name]) => !expectedOf.has(name) && !(name in seededClasses))
        .map(([name]) => `${name} was not sown`),
      ...["wrong-amount", "orphan-refund", "paid-not-issued"].flatMap((kind) =>
        kinds.includes(kind) ? [] : [`nobody was told of ${kind}`],
      ),
    ],
  };
};
