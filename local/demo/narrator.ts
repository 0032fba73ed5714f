import { randomInt } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import {
  type ApiAnswer,
  type CallOptions,
  callApi,
  messagesTo,
  placesFrom,
  stampCodeIn,
} from "#local/client/wisal.ts";
import { obj, parseJson, str } from "#local/json.ts";

/** First of the platform's ports. */
export const port = Number(process.env["WISAL_PORT"] ?? "4000");
/** Where the platform keeps its data. */
export const dataFolder = process.env["WISAL_DATA"] ?? ".local";
/** Where it answers. */
export const places = placesFrom(port);

/** Colour on a terminal, plain text elsewhere. */
export const paint = (code: number, text: string): string =>
  process.stdout.isTTY ? `\u001b[${code}m${text}\u001b[0m` : text;
/** A heading. */
export const title = (text: string): void => console.log(`\n${paint(1, text)}`);

let chapters = 0;

/** Begins the next chapter; they number themselves. */
export const chapter = (text: string): void => {
  chapters += 1;
  title(`${chapters} · ${text}`);
};
/** A line of the story. */
export const say = (text: string): void => console.log(`  ${text}`);
const showMessage = (text: string): void =>
  console.log(
    text
      .split("\n")
      .map((line) => `      ${paint(36, `│ ${line}`)}`)
      .join("\n"),
  );

let steps = 0;

/** How many steps have answered as they must. */
export const stepsSoFar = (): number => steps;

/** Counts a step that needs no words of its own. */
export const step = (what: string): void => {
  steps += 1;
  say(`${paint(32, "✓")} ${what}`);
};

/** Ends the story where it is wrong. */
export const wrong = (what: string, answer: ApiAnswer): never => {
  console.error(`\n${paint(31, `✗ ${what}`)}\n  ${answer.status} ${answer.text.slice(0, 600)}`);
  process.exit(1);
};

/** A step that must succeed; ends the story otherwise. */
export const expectStatus = (what: string, answer: ApiAnswer, status: number): ApiAnswer => {
  if (answer.status !== status) return wrong(`${what}: expected ${status}`, answer);
  steps += 1;
  say(`${paint(32, "✓")} ${what}`);
  return answer;
};

/** A step that must be refused with this problem; ends the story otherwise. */
export const expectRefusal = (what: string, answer: ApiAnswer, status: number, code: string): ApiAnswer => {
  const problem = answer.type.startsWith("application/problem+json") && answer.body["code"] === code;
  if (answer.status !== status || !problem) return wrong(`${what}: expected ${status} ${code}`, answer);
  steps += 1;
  say(`${paint(32, "✓")} ${what} ${paint(33, `→ ${status} ${code}`)}: ${str(answer.body["title"])}`);
  return answer;
};

/** Calls the API. */
export const api = (method: string, path: string, options: CallOptions = {}): Promise<ApiAnswer> =>
  callApi(places.api, method, path, options);

/** Saves a PDF of the API where it can be looked at, under the name given. */
export const print = async (what: string, name: string, path: string, token: string): Promise<void> => {
  const headers = { authorization: `Bearer ${token}`, accept: "application/pdf" };
  const answer = await fetch(`${places.api}${path}`, { headers });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (!answer.ok || Buffer.from(bytes.subarray(0, 5)).toString() !== "%PDF-") {
    console.error(`\n${paint(31, `✗ ${path}: expected a PDF`)}\n  ${answer.status}`);
    process.exit(1);
  }
  const folder = resolve(dataFolder, "demo");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), bytes);
  step(`${what}: ${relative("", join(folder, name))}`);
};

/** Waits for what comes from queues and schedules; ends the story when it does not come. */
export const waitFor = async <T>(
  what: string,
  probe: () => Promise<T | undefined>,
  seconds = 30,
): Promise<T> => {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const found = await probe();
    if (found !== undefined) {
      if (process.stdout.isTTY) process.stdout.write("\r\u001b[K");
      return found;
    }
    if (Date.now() > deadline) {
      console.error(paint(31, `\n✗ ${what}: not within ${seconds} s`));
      process.exit(1);
    }
    const left = Math.ceil((deadline - Date.now()) / 1000);
    if (process.stdout.isTTY && seconds - left > 2)
      process.stdout.write(`\r  … ${what} (${left} s at most) `);
    await new Promise((resume) => setTimeout(resume, 150));
  }
};

/** Waits for a message; the platform sends from queues. */
export const messageTo = async (
  phone: string,
  what: string,
  after: string,
  wanted: (text: string) => boolean,
): Promise<string> => {
  const found = await waitFor(`${what}: a message to ${phone}`, async () =>
    (await messagesTo(places, phone)).find(
      ({ at, from, text }) => at > after && from !== "identity" && wanted(text),
    ),
  );
  step(what);
  showMessage(found.text);
  return found.text;
};

const digits = (count: number): string => Array.from({ length: count }, () => randomInt(10)).join("");
/** A number of the range that France keeps for fiction. */
export const inventedPhone = (): string => `+3363998${digits(4)}`;
/** Somebody who does not exist; the CIN as people type it. */
export const inventedPerson = (familyName: string, givenNames: string, birthDate: string) => ({
  familyName,
  givenNames,
  birthDate,
  cin: `bk ${digits(7)}`,
});
/** Whether a message carries a stamp's code. */
export const isCode = (text: string): boolean => stampCodeIn(text) !== undefined;
/** An amount as people read it. */
export const money = (value: unknown): string => {
  const { amount, currency } = obj(parseJson(JSON.stringify(value ?? null)));
  return `${(Number(amount) / 100).toFixed(2)} ${str(currency)}`;
};
