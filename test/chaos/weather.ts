import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { account } from "#local/account.ts";
import type { FaultEffect } from "#local/proxy/faults.ts";
import { pick, seeded } from "#test/bench/random.ts";
import { platform } from "#test/local/support/platform.ts";
import { bodiesIn } from "#test/local/support/stored.ts";
import type { Blow } from "./plan.ts";

const effectOf = (kind: FaultEffect["kind"], dice: number): FaultEffect =>
  kind === "delay" ? { kind, ms: 50 + (dice % 500) } : { kind };

/** How many earlier events are told again at once. */
const REPEATED = 15;

const attribute = (value: string) => ({ DataType: "String", StringValue: value });

/** What befalls the platform, and what it came to. */
export class Weather {
  readonly #struck = new Map<string, number>();
  readonly #topic = platform().model.topics[0]?.arn ?? "";
  readonly #sns = new SNSClient({
    endpoint: platform().urls.messaging,
    region: account.region,
    credentials: { accessKeyId: "LOCALRUN", secretAccessKey: "local" },
  });
  readonly #seen: string[] = [];

  async strike({ kind, function: name, times, dice }: Blow): Promise<void> {
    const { catcher, proxy } = platform();
    if (kind === "repeat-events") await this.#repeatEvents(dice);
    else if (kind === "messages-down") catcher.failing = true;
    else if (kind === "messages-up") catcher.failing = false;
    else proxy.faults.add({ function: name, times, effect: effectOf(kind, dice) });
    if (kind === "messages-down") this.#count("SMS and e-mail down", 1);
  }

  /** The faults end; tells how often each has struck. */
  clear(): Readonly<Record<string, number>> {
    const { catcher, proxy } = platform();
    catcher.failing = false;
    for (const { rule, fired } of proxy.faults.report()) this.#count(rule.effect.kind, fired);
    proxy.faults.clear();
    return Object.fromEntries(this.#struck);
  }

  #count(kind: string, times: number): void {
    this.#struck.set(kind, (this.#struck.get(kind) ?? 0) + times);
  }

  /** Tells some of all events so far once more, in another order: what a topic may do at any time. */
  async #repeatEvents(dice: number): Promise<void> {
    const random = seeded(dice);
    for (const body of await bodiesIn(platform().witnessQueue)) this.#seen.push(JSON.stringify(body));
    const again = Array.from({ length: REPEATED }, () => pick(random, this.#seen)).filter(
      (event) => event !== undefined,
    );
    for (const event of new Set(again)) await this.#publish(event);
    this.#count("events told again, out of order", new Set(again).size);
  }

  async #publish(event: string): Promise<void> {
    const { type, postid }: Record<string, unknown> = JSON.parse(event);
    await this.#sns.send(
      new PublishCommand({
        TopicArn: this.#topic,
        Message: event,
        MessageAttributes: {
          type: attribute(String(type)),
          ...(typeof postid === "string" && { postid: attribute(postid) }),
        },
      }),
    );
  }
}
