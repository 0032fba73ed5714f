import { parentPort, workerData } from "node:worker_threads";
import * as z from "zod";
import { plans } from "./plan.ts";
import { simulate } from "./run.ts";
import { summaryOf } from "./summary.ts";

const { plan, size, seed } = z
  .object({
    plan: z.string(),
    size: z.object({ posts: z.number(), people: z.number(), places: z.number() }),
    seed: z.number(),
  })
  .parse(workerData);
const chosen = plans.find(({ name }) => name === plan);
if (chosen === undefined) throw new Error(`no plan ${plan}`);
parentPort?.postMessage(summaryOf(simulate(chosen, size, seed), size));
