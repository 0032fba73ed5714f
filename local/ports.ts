import { createServer } from "node:net";
import { portTaken } from "./http.ts";

/** The ports of a local run, all told from the first. */
export interface Ports {
  readonly site: number;
  readonly api: number;
  readonly issuers: number;
  readonly catcher: number;
  readonly payment: number;
  readonly partner: number;
  readonly proxy: number;
  readonly dynamodb: number;
  readonly messaging: number;
}

export function portsFrom(base: number): Ports {
  return {
    site: base,
    api: base + 1,
    issuers: base + 2,
    catcher: base + 3,
    payment: base + 4,
    partner: base + 5,
    proxy: base + 10,
    dynamodb: base + 11,
    messaging: base + 12,
  };
}

/** @throws {StartProblem} naming the first port that is taken, before anything is started. */
export async function checkPorts(ports: Ports): Promise<void> {
  const named: readonly (readonly [string, number])[] = [
    ["site", ports.site],
    ["API", ports.api],
    ["issuers", ports.issuers],
    ["messages", ports.catcher],
    ["card page", ports.payment],
    ["partner", ports.partner],
    ["AWS proxy", ports.proxy],
    ["DynamoDB Local", ports.dynamodb],
    ["queues and buckets", ports.messaging],
  ];
  for (const [name, port] of named) {
    if (!(await isFree(port))) throw portTaken(port, name);
  }
}

/** Whether nobody listens there. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
