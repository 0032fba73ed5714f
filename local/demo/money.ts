import { randomUUID } from "node:crypto";
import { type ApiAnswer, callApi } from "#local/client/wisal.ts";
import { type Json, type JsonObject, list, num, obj, str, tryParseJson } from "#local/json.ts";
import { api, chapter, expectRefusal, expectStatus, places, say, step, waitFor, wrong } from "./narrator.ts";

const dirhams = (centimes: Json | undefined): string => (num(centimes, 0) / 100).toFixed(2);

/** Hands in a settlement file, byte for byte as the provider wrote it. */
const handIn = async (token: string, file: Uint8Array): Promise<ApiAnswer> => {
  const response = await fetch(`${places.api}/finance/settlements?channel=card`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "text/csv",
      "idempotency-key": randomUUID(),
    },
    body: new Uint8Array(file),
  });
  const text = await response.text();
  const type = response.headers.get("content-type") ?? "";
  return { status: response.status, type, headers: response.headers, body: obj(tryParseJson(text)), text };
};

/** Waits until every row of a file has its class. */
const matched = async (token: string, fileId: string): Promise<JsonObject> => {
  return await waitFor(
    "every row of the settlement file is matched",
    async () => {
      const answer = await callApi(places.api, "GET", `/finance/settlements/${fileId}`, { token });
      return answer.body["state"] === "matched" ? answer.body : undefined;
    },
    60,
  );
};

/** The end of the day: the ledger, the provider's file, and services beside stamps beside money. */
export const moneyStory = async (head: string, network: string, visitedOn: string) => {
  chapter("Evening at the ministry: does the money add up?");
  const today = new Date().toISOString().slice(0, 10);
  const day = expectStatus(
    "the day's ledger so far, by account",
    await api("GET", `/finance/closes/${today}`, { token: network }),
    200,
  );
  for (const [account, amount] of Object.entries(obj(day.body["closing"])))
    say(`  ${account.padEnd(20)} ${dirhams(amount).padStart(10)}`);
  const sum = Object.values(obj(day.body["closing"])).reduce<number>(
    (total, amount) => total + num(amount, 0),
    0,
  );
  if (sum !== 0) wrong("the ledger sums to zero", day);
  step("its accounts sum to zero, to the centime");
  const file = await fetch(`${places.payment}/settlements`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const received = expectStatus(
    "the card provider's settlement file is handed in",
    await handIn(network, bytes),
    202,
  );
  const report = await matched(network, str(received.body["fileId"]));
  say(`  ${num(report["rows"], 0)} rows: ${JSON.stringify(report["classes"])}`);
  const again = expectStatus("and once more by mistake: nothing happens", await handIn(network, bytes), 202);
  if (again.body["repeated"] !== true) wrong("the file is known", again);
  const differences = expectStatus(
    "what is left to be explained",
    await api("GET", "/finance/differences?state=open", { token: network }),
    200,
  );
  say(`  ${list(differences.body["differences"]).length} differences`);
  // In this story people are served days before their appointment: the report has to see both days.
  const services = expectStatus(
    "the head of post holds services, stamps and money against each other",
    await api("GET", `/staff/posts/fr-paris/services-report?from=${today}&to=${visitedOn}`, {
      token: head,
    }),
    200,
  );
  const totals = obj(services.body["totals"]);
  const figures = ["tariffMad", "consumedMad", "receivedMad"].map((name) => dirhams(totals[name]));
  say(
    `  delivered ${num(totals["delivered"], 0)}: tariff ${figures[0]} = used ${figures[1]} = paid ${figures[2]} MAD`,
  );
  if (new Set(figures).size !== 1) wrong("services, stamps and money are one", services);
  expectRefusal(
    "another post's report is not the head's to see",
    await api("GET", `/staff/posts/fr-lyon/services-report?from=${visitedOn}&to=${visitedOn}`, {
      token: head,
    }),
    404,
    "not-found",
  );
};
