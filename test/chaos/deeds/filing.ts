import { str } from "#local/json.ts";
import { pick } from "#test/bench/random.ts";
import { passPapers } from "#test/local/support/errands.ts";
import { call } from "../client.ts";
import { ACT, alone, type File, fileWhere, note, POST } from "../world.ts";
import type { Deed } from "./deed.ts";

/** Files a request for one or two of the person's people; the same ones again and again (A2). */
export const file: Deed = async (world, { citizen, people, files }, random) => {
  const beneficiaries = random() < 0.3 ? people : people.slice(0, 1);
  const body = { postId: POST, procedureId: ACT, beneficiaries };
  const called = note(world, "file", await call("POST", "/requests", { token: citizen.token, body }));
  if (called.answer?.status !== 201) return;
  files.push({
    requestId: str(called.answer.body["requestId"]),
    party: beneficiaries.length,
    state: "draft",
    slotsGrant: undefined,
    held: undefined,
    booked: undefined,
    stampIds: [],
    last: Promise.resolve(),
  });
};

/** Hands in a draft whose papers passed, by a shortcut past the inspection. */
export const submit: Deed = async (world, person, random) => {
  const draft = fileWhere(person, random, ({ state }) => state === "draft");
  if (draft === undefined) return await file(world, person, random);
  await alone(draft, async () => {
    await passPapers(draft.requestId);
    const { token } = person.citizen;
    const path = `/requests/${draft.requestId}/submission`;
    const called = note(world, "submit", await call("POST", path, { token }));
    if (called.answer?.status === 200) draft.state = "valid";
  });
};

const grantFor = async (world: Parameters<Deed>[0], token: string, one: File, date: string) => {
  const path = `/requests/${one.requestId}/days/${date}/slots`;
  const { answer } = note(world, "list", await call("GET", path, { token }));
  if (answer?.status === 200) one.slotsGrant = str(answer.body["slotsGrant"]);
};

/** Looks at the slots of a day, which also is the right to press for them. */
export const list: Deed = async (world, person, random) => {
  const one = fileWhere(person, random, ({ state }) => state === "valid");
  if (one === undefined) return await submit(world, person, random);
  await alone(one, () => grantFor(world, person.citizen.token, one, pick(random, world.days) ?? ""));
};

/** The right to press for slots; asked for where there is none yet. */
export const granted = async (
  world: Parameters<Deed>[0],
  token: string,
  one: File,
): Promise<string | undefined> => {
  if (one.slotsGrant === undefined) await grantFor(world, token, one, world.days[0]);
  return one.slotsGrant;
};
