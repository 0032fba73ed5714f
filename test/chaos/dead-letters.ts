import { list, obj, str } from "#local/json.ts";
import type { QueueModel } from "#local/template/model.ts";
import { platform } from "#test/local/support/platform.ts";
import { queueLength, workQueues } from "#test/local/support/stored.ts";

/** A queue of work and where it sets aside what it cannot do. */
interface Pair {
  readonly work: QueueModel;
  readonly dead: QueueModel;
}

const pairs = (): readonly Pair[] => {
  const { queues } = platform().model;
  return workQueues().flatMap((work) => {
    const dead = queues.find(({ arn }) => arn === work.deadLetterArn);
    return dead === undefined ? [] : [{ work, dead }];
  });
};

/** What no consumer can read; the marker tells it from everything else. */
export const POISON = "poisoned by the chaos run";

const send = async (queue: QueueModel, body: string): Promise<void> => {
  const { sqs } = platform().messaging;
  await sqs.call("SendMessage", { QueueUrl: sqs.urlOf(queue.name), MessageBody: body });
};

/** Puts a message that nobody can read into each of these queues. */
export const poison = async (names: readonly string[]): Promise<void> => {
  for (const { work } of pairs())
    if (names.some((name) => work.name.endsWith(name))) await send(work, JSON.stringify({ not: POISON }));
};

/** Takes everything out of a queue. */
const takeAll = async (queue: QueueModel): Promise<readonly string[]> => {
  const { sqs } = platform().messaging;
  const bodies: string[] = [];
  for (;;) {
    const answer = await sqs.call("ReceiveMessage", {
      QueueUrl: sqs.urlOf(queue.name),
      MaxNumberOfMessages: 10,
    });
    const messages = list(answer["Messages"]).map(obj);
    if (messages.length === 0) return bodies;
    for (const message of messages) {
      bodies.push(str(message["Body"]));
      const ReceiptHandle = str(message["ReceiptHandle"]);
      await sqs.call("DeleteMessage", { QueueUrl: sqs.urlOf(queue.name), ReceiptHandle });
    }
  }
};

/** How many messages are set aside. */
export const deadLetters = async (): Promise<number> => {
  const lengths = await Promise.all(pairs().map(({ dead }) => queueLength(dead.name)));
  return lengths.reduce((sum, length) => sum + length, 0);
};

/** What an operator does: hands what was set aside back to its queue. Tells how much, the poison apart. */
export const redrive = async (): Promise<{ readonly poisoned: number; readonly others: number }> => {
  let [poisoned, others] = [0, 0];
  for (const { work, dead } of pairs())
    for (const body of await takeAll(dead)) {
      if (body.includes(POISON)) poisoned += 1;
      else others += 1;
      await send(work, body);
    }
  return { poisoned, others };
};
