import { randomUUID } from "node:crypto";
import { account } from "#local/account.ts";
import { parseJson } from "#local/json.ts";
import type { Runtime } from "#local/runtime/runtime.ts";
import type { ScheduleModel } from "#local/template/model.ts";
import type { EventSource } from "./source.ts";

const unitMs: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** `rate(15 minutes)` in milliseconds; undefined for a cron expression. */
export function rateMs(expression: string): number | undefined {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const length = unitMs[unit ?? ""];
  return count === undefined || length === undefined ? undefined : Number(count) * length;
}

/** Whether `cron(minute hour day-of-month month day-of-week year)` strikes in the minute of `time`, in UTC. */
export function cronStrikes(expression: string, time: Date): boolean {
  const fields = /^cron\((.+)\)$/.exec(expression)?.[1]?.trim().split(/\s+/) ?? [];
  if (fields.length !== 6) return false;
  const values = [
    time.getUTCMinutes(),
    time.getUTCHours(),
    time.getUTCDate(),
    time.getUTCMonth() + 1,
    // EventBridge counts Sunday as 1.
    time.getUTCDay() + 1,
    time.getUTCFullYear(),
  ];
  return fields.every((field, index) => fieldStrikes(named(field), values[index] ?? 0));
}

const monthNames = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const dayNames = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

function named(field: string): string {
  return field.replace(/[A-Z]{3}/g, (name) =>
    String(1 + Math.max(monthNames.indexOf(name), dayNames.indexOf(name))),
  );
}

function fieldStrikes(field: string, value: number): boolean {
  return field.split(",").some((part) => {
    const [range = "*", step] = part.split("/");
    const [from, to] =
      range === "*" || range === "?" ? [0, Number.POSITIVE_INFINITY] : bounds(range, step !== undefined);
    return value >= from && value <= to && (value - from) % Number(step ?? 1) === 0;
  });
}

function bounds(range: string, open: boolean): [number, number] {
  const [from = "0", to] = range.split("-");
  const start = Number(from);
  if (to !== undefined) return [start, Number(to)];
  return [start, open ? Number.POSITIVE_INFINITY : start];
}

/** Runs a schedule; `runNow` is its first strike, at the start of the platform. */
export function startSchedule(
  schedule: ScheduleModel,
  runtime: Runtime,
): EventSource & { readonly runNow: () => Promise<boolean> } {
  const runNow = async (): Promise<boolean> => {
    const event = schedule.input === undefined ? scheduledEvent(schedule) : parseJson(schedule.input);
    return (await runtime.invokeAsync(schedule.functionName, event)).ok;
  };
  const rate = rateMs(schedule.expression);
  const timer = setInterval(() => {
    if (rate !== undefined || cronStrikes(schedule.expression, new Date())) void runNow();
  }, rate ?? 60_000);
  return {
    runNow,
    stop: () => {
      clearInterval(timer);
      return Promise.resolve();
    },
  };
}

function scheduledEvent(schedule: ScheduleModel) {
  return {
    version: "0",
    id: randomUUID(),
    "detail-type": "Scheduled Event",
    source: "aws.events",
    account: account.id,
    time: new Date().toISOString().replace(/\.\d+Z$/, "Z"),
    region: account.region,
    resources: [schedule.arn],
    detail: {},
  };
}
