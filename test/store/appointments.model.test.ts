import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Model, Step } from "#test/support/booking-model.ts";
import { aimed, apply, foretold, REFUSED } from "#test/support/booking-model.ts";
import type { Answered, World } from "#test/support/booking-world.ts";
import { newWorld, slotIds } from "#test/support/booking-world.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";
import { modelRun } from "#test/support/model-run.ts";

const REQUESTS = 5;
/** One after another: worlds that live side by side, as many as keep both the emulator and this process busy. */
const WORLDS = 40;
const STEPS = modelRun.steps(136);
/** How often the whole state is compared; every answer is. */
const COMPARED_EVERY = 5;
/** At once: so many worlds, races in each, and steps in a race. */
const RACING_WORLDS = 16;
const RACES = modelRun.steps(18);
const AT_ONCE = 4;

const request = fc.nat({ max: REQUESTS - 1 });
const slotId = fc.constantFrom(...slotIds);
const withSlot = (name: "list" | "hold" | "reschedule") =>
  fc.record({ do: fc.constant(name), request, slotId });
const plain = (
  name:
    | "extend"
    | "release"
    | "confirm"
    | "cancel"
    | "arrive"
    | "miss"
    | "unmiss"
    | "close"
    | "join"
    | "leave",
) => fc.record({ do: fc.constant(name), request });
const pass = fc.record({
  do: fc.constant("pass" as const),
  minutes: fc.constantFrom(1, 4, 6, 11, 30, 90, 300),
});

const deeds: readonly { readonly weight: number; readonly arbitrary: fc.Arbitrary<Step> }[] = [
  { weight: 6, arbitrary: withSlot("hold") },
  { weight: 5, arbitrary: plain("confirm") },
  { weight: 4, arbitrary: withSlot("reschedule") },
  { weight: 2, arbitrary: plain("cancel") },
  { weight: 1, arbitrary: plain("extend") },
  { weight: 1, arbitrary: plain("release") },
  { weight: 1, arbitrary: plain("arrive") },
  { weight: 2, arbitrary: plain("miss") },
  { weight: 1, arbitrary: plain("close") },
  { weight: 2, arbitrary: plain("unmiss") },
  { weight: 2, arbitrary: plain("join") },
  { weight: 1, arbitrary: plain("leave") },
];
/** What the platform does by itself; only between races, because a race is told by its answers. */
const background: readonly { readonly weight: number; readonly arbitrary: fc.Arbitrary<Step> }[] = [
  { weight: 4, arbitrary: fc.record({ do: fc.constant("offer" as const), slotId }) },
  { weight: 1, arbitrary: fc.constant({ do: "sweep" as const }) },
];
const step = fc.oneof(
  ...deeds,
  ...background,
  { weight: 1, arbitrary: withSlot("list") },
  { weight: 2, arbitrary: pass },
);
/** A race is a moment: time passes, places are offered and offers are swept between races only. */
const race = fc.record({
  first: fc.option(fc.oneof({ weight: 2, arbitrary: pass }, ...background), { freq: 6, nil: undefined }),
  steps: fc.array(fc.oneof(...deeds), { minLength: AT_ONCE, maxLength: AT_ONCE }),
});

let dynamo: TestDynamo;
let commands = 0;
/** How often each command was carried out, not refused: a model that agrees on refusals only proves little. */
const done: Record<string, number> = {};
const note = (name: string): void => {
  done[name] = (done[name] ?? 0) + 1;
};

beforeAll(async () => {
  dynamo = await startTestDynamo();
});
afterAll(() => dynamo.stop());

const agrees = (expected: string, { code }: Answered): boolean =>
  expected === REFUSED ? code !== "ok" : code === expected;

const live = async ({ model, perform, stored }: World, steps: readonly Step[]): Promise<void> => {
  const story: string[] = [];
  for (const [index, drawn] of steps.entries()) {
    const aim = aimed(model, drawn);
    if (aim === undefined) continue;
    commands += 1;
    const answer = await perform(aim);
    story.push(`${index} ${JSON.stringify(aim)} ${answer.code}`);
    const expected = apply(model, aim, answer.given);
    expect({ step: index, ...aim, code: answer.code }).toEqual({
      step: index,
      ...aim,
      code: agrees(expected, answer) ? answer.code : expected,
    });
    if (answer.code === "ok" || answer.code.startsWith("offered")) note(aim.do);
    if (index % COMPARED_EVERY === 0) expect(await stored(), story.join("\n")).toEqual(foretold(model));
  }
  expect(await stored(), story.join("\n")).toEqual(foretold(model));
};

interface Raced {
  readonly step: Step;
  readonly answer: Answered;
}

/**
 * Refusals of who met others halfway, and did nothing. A hold lives in the slot before its request judges it, so
 * another may find a place taken that is given back at once; `busy` says so itself. A release that finds its hold
 * confirmed or released by another has nothing to do, and says that it is done.
 */
const isPassing = ({ step: { do: name }, answer: { code } }: Raced): boolean =>
  ["busy", "slot-full", "hold-lapsed"].includes(code) || (name === "release" && code === "ok");

/** Every order of the steps in which the model answers as the platform did, with the state that it leaves. */
const histories = (model: Model, raced: readonly Raced[]): readonly Model[] => {
  if (raced.length === 0) return [model];
  return raced.flatMap((next, index) => {
    const rest = raced.filter((_, other) => other !== index);
    const after = structuredClone(model);
    const code = apply(after, next.step, next.answer.given);
    if (agrees(code, next.answer)) return histories(after, rest);
    return isPassing(next) ? histories(structuredClone(model), rest) : [];
  });
};

const adopt = (model: Model, from: Model): void => {
  for (const key of ["slots", "misses"] as const) Object.assign(model[key], from[key]);
  model.dues.splice(0, model.dues.length, ...from.dues);
  model.requests.splice(0, model.requests.length, ...from.requests);
};

const raceThrough = async (
  { model, perform, stored }: World,
  races: readonly { readonly first: Step | undefined; readonly steps: readonly Step[] }[],
): Promise<void> => {
  for (const [index, { first, steps }] of races.entries()) {
    if (first !== undefined) apply(model, first, (await perform(first)).given);
    const aims = steps.flatMap((drawn) => aimed(model, drawn) ?? []);
    commands += aims.length;
    const answers = await Promise.all(aims.map(perform));
    const raced = aims.map((aim, at) => ({ step: aim, answer: answers[at] ?? { code: "", given: "" } }));
    const state = await stored();
    const possible = histories(model, raced);
    const text = JSON.stringify(state);
    const found = possible.find((one) => JSON.stringify(foretold(one)) === text);
    if (found === undefined) {
      const story = raced
        .map(({ step: each, answer }) => `${JSON.stringify(each)} ${answer.code}`)
        .join("\n");
      // Fails with what is nearest: some order agreed on the answers, or none did.
      expect(state, `race ${index}, ${possible.length} orders:\n${story}`).toEqual(
        foretold(possible[0] ?? model),
      );
      throw new Error(`race ${index}: no order of the steps gives these answers\n${story}`);
    }
    for (const { step: each, answer } of raced) if (answer.code === "ok") note(`${each.do} racing`);
    adopt(model, found);
  }
};

describe("A1 A2 A3 A4 A5 A7 against a model", () => {
  const settings = { ...modelRun.settings, numRuns: 1 };

  it("A1 A2 A3 A4 A5 A7 random commands one after another › answers and stored state are the model's", async () => {
    const plans = fc.array(fc.array(step, { minLength: STEPS, maxLength: STEPS }), {
      minLength: WORLDS,
      maxLength: WORLDS,
    });
    const [all = []] = fc.sample(plans, settings);
    await modelRun.each(all, async (steps) => live(await newWorld(dynamo), steps));
    console.info(`${commands} commands; done: ${JSON.stringify(done)}`);
    expect(commands).toBeGreaterThanOrEqual(modelRun.steps(4_500));
    expect(Object.keys(done)).toEqual(
      expect.arrayContaining(["hold", "confirm", "reschedule", "cancel", "join", "offer", "sweep"]),
    );
  }, 600_000);

  it("A1 A2 A3 A4 commands at once › some order of them explains all answers and what is stored", async () => {
    commands = 0;
    const plans = fc.array(fc.array(race, { minLength: RACES, maxLength: RACES }), {
      minLength: RACING_WORLDS,
      maxLength: RACING_WORLDS,
    });
    const [all = []] = fc.sample(plans, settings);
    await modelRun.each(all, async (races) => raceThrough(await newWorld(dynamo), races));
    console.info(`${commands} racing commands; done: ${JSON.stringify(done)}`);
    expect(commands).toBeGreaterThanOrEqual(modelRun.steps(800));
  }, 600_000);
});
