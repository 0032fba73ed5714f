import { expect, it } from "vitest";
import { allLogs } from "../support/logs.ts";
import { platform } from "../support/platform.ts";
import { bodiesIn, everything, quiet } from "../support/stored.ts";
import { pathsUsed, personalValues } from "../support/traces.ts";

/** Which of the persons' values are in a text. */
const foundIn = (text: string): readonly string[] => {
  const lower = text.toLowerCase();
  return personalValues().filter((value) => lower.includes(value));
};

/** After everything above: nothing about a person is where it must not be. */
export const personsData = (): void => {
  it("the search would find what there is: the tables hold the people of this run", async () => {
    expect(personalValues().length).toBeGreaterThan(300);
    expect(foundIn(JSON.stringify(await everything("core"))).length).toBeGreaterThan(100);
  });

  it("no function's log names a person, a phone, a number or a code", async () => {
    await quiet();
    const logs = await allLogs();
    const text = logs.map((log) => log.text).join("\n");
    console.log(
      `searched ${logs.length} logs, ${text.length} characters, for ${personalValues().length} values`,
    );
    expect(text.length).toBeGreaterThan(100_000);
    expect(
      logs
        .map(({ name, text: log }) => ({ name, found: foundIn(log) }))
        .filter(({ found }) => found.length > 0),
    ).toEqual([]);
  });

  it("no event on its way or in the audit trail does", async () => {
    const events = await bodiesIn(platform().witnessQueue);
    const audit = await everything("audit");
    console.log(`searched ${events.length} events and ${audit.length} audit items`);
    expect(events.length).toBeGreaterThan(200);
    expect(foundIn(JSON.stringify(events))).toEqual([]);
    expect(foundIn(JSON.stringify(audit))).toEqual([]);
  });

  it("no command record, kept for repeated answers, does", async () => {
    const items = [...(await everything("core")), ...(await everything("stamps"))];
    const commands = items.filter(({ sk }) => sk === "CMD");
    expect(commands.length).toBeGreaterThan(200);
    expect(foundIn(JSON.stringify(commands))).toEqual([]);
  });

  it("nothing in the stamps table but the orders' delivery address does, least of all a code (T3)", async () => {
    const items = (await everything("stamps")).filter(({ sk }) => sk !== "ORD");
    expect(foundIn(JSON.stringify(items))).toEqual([]);
  });

  it("no address of the API does", () => {
    const paths = pathsUsed();
    expect(paths.length).toBeGreaterThan(200);
    expect(foundIn(paths.join("\n"))).toEqual([]);
  });
};
