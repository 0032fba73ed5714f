import { randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import { account } from "#local/account.ts";
import type { Catcher, DeliveryReport } from "#local/catcher/catcher.ts";
import type { Runtime } from "#local/runtime/runtime.ts";
import type { LogSubscriptionModel } from "#local/template/model.ts";
import type { EventSource } from "./source.ts";

/** The network's word on an SMS comes after the sender has noted that it was sent. */
const NETWORK_MS = 400;

const logGroup = `sns/${account.region}/${account.id}/DirectPublishToPhoneNumber`;

/** Writes SNS' delivery status of each SMS to the functions that subscribe to its log group. */
export function startDeliveryLog(
  subscriptions: readonly LogSubscriptionModel[],
  catcher: Catcher,
  runtime: Runtime,
): EventSource {
  const timers = new Set<NodeJS.Timeout>();
  catcher.onDelivery((report) => {
    const group = report.delivered ? logGroup : `${logGroup}/Failure`;
    const timer = setTimeout(() => {
      timers.delete(timer);
      for (const subscription of subscriptions.filter((entry) => entry.logGroup === group)) {
        void runtime.invokeAsync(subscription.functionName, logsEvent(group, report));
      }
    }, NETWORK_MS);
    timers.add(timer);
  });
  return {
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
      return Promise.resolve();
    },
  };
}

/** The event of a CloudWatch Logs subscription: gzip and base64 around the log records. */
export function logsEvent(group: string, report: DeliveryReport): { awslogs: { data: string } } {
  const payload = {
    messageType: "DATA_MESSAGE",
    owner: account.id,
    logGroup: group,
    logStream: randomUUID(),
    subscriptionFilters: ["local"],
    logEvents: [
      { id: randomUUID(), timestamp: Date.parse(report.at), message: JSON.stringify(deliveryStatus(report)) },
    ],
  };
  return { awslogs: { data: gzipSync(JSON.stringify(payload)).toString("base64") } };
}

function deliveryStatus(report: DeliveryReport) {
  return {
    notification: { messageId: report.id, timestamp: report.at.replace("T", " ").replace("Z", "") },
    delivery: {
      phoneCarrier: "Local Catcher",
      mnc: 1,
      mcc: 604,
      numberOfMessageParts: report.parts,
      destination: report.to,
      priceInUSD: 0.05 * report.parts,
      smsType: "Transactional",
      providerResponse: report.delivered
        ? "Message has been accepted by phone"
        : "Phone is currently unreachable/unavailable",
      dwellTimeMs: NETWORK_MS,
      dwellTimeMsUntilDeviceAck: NETWORK_MS,
    },
    status: report.delivered ? "SUCCESS" : "FAILURE",
  };
}
