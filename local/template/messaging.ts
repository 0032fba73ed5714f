import { isObject, type Json, obj, str } from "#local/json.ts";
import type { QueueModel, SubscriptionModel, TopicModel } from "./model.ts";
import type { ResourceIndex } from "./resource-index.ts";

export function topicsOf(index: ResourceIndex): TopicModel[] {
  return index.of("AWS::SNS::Topic").map(({ name, arn }) => ({ name, arn }));
}

const queueAttributes = [
  "VisibilityTimeout",
  "DelaySeconds",
  "MessageRetentionPeriod",
  "ReceiveMessageWaitTimeSeconds",
  "RedrivePolicy",
] as const;

export function queuesOf(index: ResourceIndex): QueueModel[] {
  return index.of("AWS::SQS::Queue").map((resource) => {
    const properties = resource.properties;
    const attributes: Record<string, string> = {};
    for (const name of queueAttributes) {
      const value = properties[name];
      if (value !== undefined) attributes[name] = attributeText(value);
    }
    const deadLetter = obj(properties["RedrivePolicy"])["deadLetterTargetArn"];
    return {
      name: resource.name,
      arn: resource.arn,
      deadLetterArn: deadLetter === undefined ? undefined : str(deadLetter),
      attributes,
    };
  });
}

const subscriptionAttributes = [
  "RawMessageDelivery",
  "FilterPolicy",
  "FilterPolicyScope",
  "RedrivePolicy",
] as const;

/** Subscriptions of queues; other protocols go to the outside and have no place on a laptop. */
export function subscriptionsOf(index: ResourceIndex): SubscriptionModel[] {
  return index
    .of("AWS::SNS::Subscription")
    .map((resource) => resource.properties)
    .filter((properties) => properties["Protocol"] === "sqs")
    .map((properties) => {
      const attributes: Record<string, string> = {};
      for (const name of subscriptionAttributes) {
        const value = properties[name];
        if (value !== undefined) attributes[name] = attributeText(value);
      }
      return { topicArn: str(properties["TopicArn"]), queueArn: str(properties["Endpoint"]), attributes };
    });
}

function attributeText(value: Json): string {
  return isObject(value) ? JSON.stringify(value) : str(value);
}
