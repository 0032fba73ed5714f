import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { account } from "#local/account.ts";
import { obj, parseJson, str } from "#local/json.ts";
import { platform } from "#test/local/support/platform.ts";
import { bodiesIn } from "#test/local/support/stored.ts";

const attribute = (value: string) => ({ DataType: "String", StringValue: value });

/** Every event that was published, and the topic that may tell any of them again at any time. */
export class Events {
  readonly #topic = platform().model.topics[0]?.arn ?? "";
  readonly #sns = new SNSClient({
    endpoint: platform().urls.messaging,
    region: account.region,
    credentials: { accessKeyId: "LOCALRUN", secretAccessKey: "local" },
  });
  readonly #seen = new Set<string>();

  /** All so far, as they were published. */
  async soFar(): Promise<readonly string[]> {
    for (const body of await bodiesIn(platform().witnessQueue)) this.#seen.add(JSON.stringify(body));
    return [...this.#seen];
  }

  async tellAgain(event: string): Promise<void> {
    const { type, postid } = obj(parseJson(event));
    await this.#sns.send(
      new PublishCommand({
        TopicArn: this.#topic,
        Message: event,
        MessageAttributes: {
          type: attribute(str(type)),
          ...(postid !== undefined && { postid: attribute(str(postid)) }),
        },
      }),
    );
  }
}
