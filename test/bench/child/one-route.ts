import { GetCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { apiHandler } from "#shared/http/api-handler.ts";
import { nothing, routesFor } from "#shared/http/route.ts";
import { systemClock } from "#shared/ports/clock.ts";

const client = dynamoClient();

const read = routesFor<unknown>().open({
  method: "GET",
  path: "/bench",
  operationId: "readBench",
  summary: "",
  params: nothing,
  query: nothing,
  body: z.undefined(),
  reply: z.object({ found: z.boolean() }),
  useCase: async () => {
    const { Item } = await client.send(
      new GetCommand({ TableName: "bench", Key: { pk: "bench", sk: "bench" } }),
    );
    return { ok: true, value: { status: 200, body: { found: Item !== undefined } } };
  },
});

/** The same read as a route: what the wrapper, the log, the metrics and the schemas cost before any function's own code. */
export const handler = apiHandler({
  routes: [read],
  deps: { clock: systemClock, siteUrl: "https://wisal.example" },
});
