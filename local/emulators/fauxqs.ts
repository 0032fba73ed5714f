import { mkdirSync } from "node:fs";
import { type FauxqsServer, startFauxqs } from "fauxqs";
import { account } from "#local/account.ts";
import { type Model, nameInArn } from "#local/template/model.ts";
import { SqsClient } from "./sqs-client.ts";

export interface Messaging {
  readonly port: number;
  readonly server: FauxqsServer;
  readonly sqs: SqsClient;
  readonly stop: () => Promise<void>;
}

/** Starts fauxqs with the buckets, topics, queues and subscriptions of the templates. */
export async function startMessaging(
  port: number,
  model: Model,
  options: { readonly folder: string | undefined },
): Promise<Messaging> {
  if (options.folder !== undefined) mkdirSync(options.folder, { recursive: true });
  const server = await startFauxqs({
    port,
    host: "127.0.0.1",
    logger: false,
    defaultRegion: account.region,
    messageSpies: true,
    ...(options.folder === undefined ? {} : { dataDir: options.folder }),
  });
  const queues = model.queues.map(({ name, attributes }) => ({ name, attributes: { ...attributes } }));
  // Topics hold nothing, so they are made anew: a changed filter policy takes effect at the next start.
  for (const topic of model.topics) server.deleteTopic(topic.name, { region: account.region });
  server.setup({
    queues,
    topics: model.topics.map(({ name }) => ({ name })),
    subscriptions: model.subscriptions.map(({ topicArn, queueArn, attributes }) => ({
      topic: nameInArn(topicArn),
      queue: nameInArn(queueArn),
      attributes: { ...attributes },
    })),
    buckets: model.buckets.map(({ name }) => name),
  });
  const sqs = new SqsClient(server.port);
  // Queues keep their messages over a restart, and with them their old attributes.
  for (const queue of queues) {
    if (Object.keys(queue.attributes).length > 0) {
      await sqs.call("SetQueueAttributes", { QueueUrl: sqs.urlOf(queue.name), Attributes: queue.attributes });
    }
  }
  return {
    port: server.port,
    server,
    sqs,
    stop: async () => {
      sqs.close();
      await server.stop();
    },
  };
}
