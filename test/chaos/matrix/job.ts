import { callApi } from "#local/client/wisal.ts";
import { list, obj, str } from "#local/json.ts";
import { passPapers } from "#test/local/support/errands.ts";
import { type Citizen, newPerson, newPhone } from "#test/local/support/people.ts";
import { platform } from "#test/local/support/platform.ts";
import { eventually } from "#test/support/deadline.ts";
import { type Called, call } from "../client.ts";
import { ACT, type Mail, POST } from "../world.ts";

/** Longer than a message is tried again after a worker was cut off, on a busy machine. */
const PATIENCE = { withinMs: 120_000, everyMs: 100 } as const;

/** The steps of the main job that somebody asks for over HTTP; each is tagged with its name. */
export const steps = [
  ...["file", "submit", "days", "slots", "hold", "confirm", "order", "payment", "close"],
] as const;
type Step = (typeof steps)[number];

/** Who does the job, and by which tag its calls are known. */
export interface Job {
  readonly citizen: Citizen;
  readonly officer: string;
  readonly mail: Mail;
  readonly tagOf: (step: Step) => string;
}

/** The answer's body. @throws where it is not the one that the job needs. */
const wanted = (status: number, { answer }: Called) => {
  if (answer?.status !== status)
    throw new Error(`answered ${answer?.status ?? "nothing"} ${answer?.text ?? ""}`);
  return answer.body;
};

const codesSentTo = ({ mail }: Job, phone: string): readonly string[] => {
  mail.collect();
  return [...mail.caught.values()].flatMap(({ from, to, text }) => {
    const code = /\d{4} \d{4} \d{4} \d{4}/.exec(text)?.[0];
    return from === "stamps-deliver" && to === phone && code !== undefined ? [code] : [];
  });
};

/** What the job came to: the request, the order, and where the code went. */
export interface Done {
  readonly requestId: string;
  readonly orderId: string;
  readonly phone: string;
}

/** File, submit, hold, confirm, pay, receive the code, be served. @throws when a step does not end as it must. */
export const doJob = async (job: Job): Promise<Done> => {
  const { token } = job.citizen;
  const ask = (step: Step, method: string, path: string, body?: unknown, by = token) =>
    call(method, path, {
      token: by,
      headers: { "x-wisal-tag": job.tagOf(step) },
      ...(body !== undefined && { body }),
    });
  const draft = { postId: POST, procedureId: ACT, beneficiaries: [newPerson()] };
  const requestId = str(wanted(201, await ask("file", "POST", "/requests", draft))["requestId"]);
  const path = `/requests/${requestId}`;
  await passPapers(requestId);
  wanted(200, await ask("submit", "POST", `${path}/submission`));
  const { days } = wanted(200, await ask("days", "GET", `${path}/days`));
  const date = str(obj(list(days).at(-1))["date"]);
  const shown = wanted(200, await ask("slots", "GET", `${path}/days/${date}/slots`));
  const slotId = str(obj(list(shown["slots"])[0])["slotId"]);
  const press = { slotId, slotsGrant: shown["slotsGrant"] };
  const { holdToken } = wanted(201, await ask("hold", "POST", `${path}/hold`, press));
  const booked = wanted(201, await ask("confirm", "POST", `${path}/appointment`, { holdToken }));
  const phone = newPhone();
  const order = { postId: POST, items: [{ procedureId: ACT, quantity: 1 }], phone, language: "fr" };
  const orderId = str(wanted(201, await ask("order", "POST", "/orders", order))["orderId"]);
  const payment = { channel: "card" };
  const { fields } = wanted(200, await ask("payment", "POST", `/orders/${orderId}/payments`, payment));
  const { payment: provider } = platform().places;
  await callApi(provider, "POST", "/control/pay", { body: { form: fields, outcome: "pay" } });
  const code = await eventually("the code by SMS", () => codesSentTo(job, phone)[0], PATIENCE);
  const visit = `/desk/posts/${POST}/days/${str(booked["date"])}/visits/${str(booked["appointmentId"])}`;
  const closing = { desk: "1", stampCodes: [code] };
  wanted(200, await ask("close", "POST", `${visit}/closing`, closing, job.officer));
  return { requestId, orderId, phone };
};

/** What is wrong with how the job ended, as its people see it. */
export const faultsOf = async (job: Job, { requestId, orderId, phone }: Done): Promise<readonly string[]> => {
  const { token } = job.citizen;
  const [order, request] = await Promise.all([
    call("GET", `/orders/${orderId}`, { token }),
    call("GET", `/requests/${requestId}`, { token }),
  ]);
  const units = list(order.answer?.body["units"]);
  const codes = codesSentTo(job, phone).length;
  return [
    ...(order.answer?.body["state"] === "paid" && units.length === 1 ? [] : ["the order is not paid once"]),
    ...(codes === 1 ? [] : [`${codes} codes were sent`]),
    ...(request.answer?.body["state"] === "served"
      ? []
      : [`the request is ${str(request.answer?.body["state"])}`]),
  ];
};
