import { createHash } from "node:crypto";
import { goodFile, sendFile } from "#local/client/upload.ts";
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

/** An inspection that did not end in its time is tried again after minutes. */
const VERDICT_PATIENCE = { withinMs: 600_000, everyMs: 200 } as const;
/** How often somebody whose press was lost to another job presses again, and on how many of the last days. */
const PRESSES = 24;
const DAYS = 4;

const PAPER = "passport-or-cnie";

/** The steps of the main job that somebody asks for over HTTP; each is tagged with its name. */
export const steps = [
  ...["file", "upload", "submit", "days", "slots", "hold", "confirm", "order", "payment", "close"],
] as const;
type Step = (typeof steps)[number];

/** Who does the job, and by which tag its calls are known. */
export interface Job {
  /** Whether its paper is sent and inspected; else it passes by a shortcut. */
  readonly papers: boolean;
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

type Ask = (step: Step, method: string, path: string, body?: unknown, by?: string) => Promise<Called>;

/** Sends the one paper of this act, and waits until it passed. */
const sendPaper = async (ask: Ask, path: string): Promise<void> => {
  const bytes = await goodFile(PAPER);
  const sha256 = createHash("sha256").update(bytes).digest("base64");
  const file = { type: "image/jpeg", bytes: bytes.length, sha256, name: "paper.jpg" };
  const grant = wanted(201, await ask("upload", "POST", `${path}/documents/1/${PAPER}/upload`, file));
  const { status } = await sendFile(grant, bytes);
  if (status !== 201) throw new Error(`the paper was not stored: ${status}`);
  await eventually(
    "the paper's verdict",
    async () => {
      const { answer } = await ask("upload", "GET", path);
      const [paper = {}] = list(answer?.body["documents"]).map(obj);
      return obj(paper["upload"])["verdict"] !== undefined;
    },
    VERDICT_PATIENCE,
  );
};

/** Holds a place on one of the last days, for which other jobs press as well. Gives the hold's token. */
const press = async (ask: Ask, path: string): Promise<unknown> => {
  for (let time = 0; time < PRESSES; time += 1) {
    const { days } = wanted(200, await ask("days", "GET", `${path}/days`));
    const date = str(obj(list(days).at(-1 - (time % DAYS)))["date"]);
    const shown = wanted(200, await ask("slots", "GET", `${path}/days/${date}/slots`));
    const [slot] = list(shown["slots"]);
    if (slot === undefined) continue;
    const body = { slotId: str(obj(slot)["slotId"]), slotsGrant: shown["slotsGrant"] };
    const pressed = await ask("hold", "POST", `${path}/hold`, body);
    if (pressed.answer?.body["code"] !== "slot-full") return wanted(201, pressed)["holdToken"];
  }
  throw new Error(`${PRESSES} presses were lost`);
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
  const ask: Ask = (step, method, path, body, by = token) =>
    call(method, path, {
      token: by,
      headers: { "x-wisal-tag": job.tagOf(step) },
      ...(body !== undefined && { body }),
    });
  const draft = { postId: POST, procedureId: ACT, beneficiaries: [newPerson()] };
  const requestId = str(wanted(201, await ask("file", "POST", "/requests", draft))["requestId"]);
  const path = `/requests/${requestId}`;
  await (job.papers ? sendPaper(ask, path) : passPapers(requestId));
  wanted(200, await ask("submit", "POST", `${path}/submission`));
  const holdToken = await press(ask, path);
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
