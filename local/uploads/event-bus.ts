import { randomUUID } from "node:crypto";
import { account } from "#local/account.ts";
import type { SqsClient } from "#local/emulators/sqs-client.ts";
import type { JsonObject } from "#local/json.ts";
import { matchesPattern } from "#local/sources/filter.ts";
import { type EventRuleModel, nameInArn } from "#local/template/model.ts";

/** Stands in for EventBridge's default bus: hands AWS's own events to the queues whose rules match. */
export class EventBus {
  readonly #rules: readonly EventRuleModel[];
  readonly #sqs: SqsClient;

  constructor(rules: readonly EventRuleModel[], sqs: SqsClient) {
    this.#rules = rules;
    this.#sqs = sqs;
  }

  async put(source: string, detailType: string, detail: JsonObject): Promise<void> {
    const event: JsonObject = {
      version: "0",
      id: randomUUID(),
      "detail-type": detailType,
      source,
      account: account.id,
      time: new Date().toISOString(),
      region: account.region,
      resources: [],
      detail,
    };
    for (const { pattern, queueArns } of this.#rules) {
      if (!matchesPattern(pattern, event)) continue;
      for (const arn of queueArns) {
        await this.#sqs.call("SendMessage", {
          QueueUrl: this.#sqs.urlOf(nameInArn(arn)),
          MessageBody: JSON.stringify(event),
        });
      }
    }
  }
}
