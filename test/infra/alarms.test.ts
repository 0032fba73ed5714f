import { existsSync, readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { Assembly, Placed } from "./templates.ts";
import { synthesise } from "./templates.ts";

const root = new URL("../../", import.meta.url);

let production: Assembly;
let alarms: readonly Placed[];

const nameOf = ({ Properties }: Placed): string => String(Properties["AlarmName"]);

beforeAll(async () => {
  production = await synthesise("production");
  alarms = production.ofType("AWS::CloudWatch::Alarm");
});

describe("every alarm", () => {
  it("says whom it hurts and names a runbook that exists", () => {
    expect(alarms.length).toBeGreaterThan(30);
    for (const alarm of alarms) {
      const [, impact = "", runbook = ""] =
        /^Impact: (.{20,})\nRunbook: (docs\/runbooks\/[a-z-]+\.md)$/.exec(
          String(alarm.Properties["AlarmDescription"]),
        ) ?? [];
      expect(impact, nameOf(alarm)).not.toBe("");
      expect(existsSync(new URL(runbook, root)), `${nameOf(alarm)}: ${runbook}`).toBe(true);
    }
  });

  it("rings at the alarm topic", () => {
    for (const { stack, Properties } of alarms) {
      expect(
        production.read(
          stack,
          Array.isArray(Properties["AlarmActions"]) ? Properties["AlarmActions"][0] : "",
        ),
      ).toBe("wisal-alarms");
    }
  });
});

describe("the alarms together", () => {
  it("watch every queue's dead letters and age, every function, the outbox, the API and the SMS budget", () => {
    const names = new Set(alarms.map((alarm) => nameOf(alarm).replace(/^wisal-/, "")));
    const consumers = [
      "stamps-issue",
      "stamps-deliver",
      "refunds-pay",
      "messages-send",
      "availability-refresh",
      "offers-make",
      "audit-record",
      "documents-inspect",
      "documents-verdict",
      "settlements-match",
      "partners-notify",
    ];
    const functions = production
      .ofType("AWS::Lambda::Function")
      .map(({ stack, Properties }) =>
        production.read(stack, Properties["FunctionName"]).replace(/^wisal-/, ""),
      );
    const wanted = [
      ...consumers.flatMap((queue) => [`${queue}-late`, `${queue}-dead-letters`]),
      ...functions.map((name) => `${name}-failing`),
      "outbox-late",
      "outbox-failed",
      "api-errors",
      "api-slow",
      "payments-not-arriving",
      "slots-not-opening",
      "appointments-not-swept",
      "sms-spend",
      "sms-failing",
      "draw-late",
      "papers-undecided",
      "refund-stuck",
      "ledger-not-closed",
      "differences-overdue",
      "codes-late",
      "stamps-guessed",
      "stamps-mistaken",
      "papers-not-deleted",
      "audit-not-anchored",
      "audit-chain-receded",
    ];
    expect([...names].sort()).toEqual([...wanted].sort());
  });

  it("use every runbook; the others are planned steps", () => {
    const used = new Set(
      alarms.map(
        ({ Properties }) => /runbooks\/([a-z-]+)\.md/.exec(String(Properties["AlarmDescription"]))?.[1],
      ),
    );
    const written = readdirSync(new URL("docs/runbooks/", root)).map((file) => file.replace(/\.md$/, ""));
    expect(written.filter((name) => !used.has(name))).toEqual(["rotate-a-secret", "stamp-key-rotation"]);
  });
});

describe("every runbook", () => {
  it("says what people see, where to look, what to do and when it is over", () => {
    for (const file of readdirSync(new URL("docs/runbooks/", root))) {
      const text = readFileSync(new URL(`docs/runbooks/${file}`, root), "utf8");
      const headings =
        file === "rotate-a-secret.md" || file === "stamp-key-rotation.md"
          ? ["## Do"]
          : ["**Seen as**", "## Look", "## Do", "## Over when"];
      for (const heading of headings) expect(text, file).toContain(heading);
    }
  });
});
