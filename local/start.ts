import { parseArgs } from "node:util";
import { type Platform, startPlatform } from "./platform.ts";
import { demonstrationCitizen, seedStaff } from "./seed/people.ts";
import { StartProblem } from "./start-problem.ts";

// Lambda's clock is UTC wherever it runs.
process.env["TZ"] = "UTC";

const { values } = parseArgs({ options: { fresh: { type: "boolean", default: false } } });

let platform: Platform | undefined;
let ending = false;

async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  console.log("\nStopping …");
  // A second Ctrl-C, or a part that does not let go, must not keep the terminal.
  setTimeout(() => process.exit(1), 10_000).unref();
  await platform?.stop();
  process.exit(0);
}

process.on("SIGINT", () => void end());
process.on("SIGTERM", () => void end());
process.on("SIGHUP", () => void end());

try {
  console.log("Wisal, local run: everything below is made from the synthesised templates.\n");
  platform = await startPlatform({ fresh: values.fresh });
  if (ending) await platform.stop();
  else console.log(overview(platform));
} catch (error) {
  if (error instanceof StartProblem) console.error(`\n${error.message}`);
  else console.error(error);
  process.exit(1);
}

function overview({ urls, issuers }: Platform): string {
  const rows: (readonly [string, string])[] = [
    ["Site and /api", urls.site],
    ["Messages sent", `${urls.catcher}   (SMS and e-mail, sign-in codes too)`],
    ["API", urls.api],
    ["Issuers", urls.issuers],
    ["Card page", `${urls.payment}   (opens from an order)`],
    ["Partner", `${urls.partner}/notices   (what partners were told)`],
    ["AWS proxy", `${urls.proxy}/_wisal/counters`],
  ];
  const people: (readonly [string, string])[] = [
    ["citizen", `${demonstrationCitizen.phone}, or any number; the code is among the messages`],
    ...seedStaff.map(({ email, password, assignments }) => {
      const roles = assignments.map(
        ({ role, postId }) => `${role} ${postId === "*" ? "everywhere" : postId}`,
      );
      return ["staff", `${email}  ${password}  ${roles.join(", ")}`] as const;
    }),
    ...Object.entries(issuers.partnerSecrets).map(([id, secret]) => ["partner", `${id}  ${secret}`] as const),
  ];
  return `\n${table(rows)}\n\n${table(people)}\n\nLogs: ${process.env["WISAL_DATA"] ?? ".local"}/logs/<function>.log · Ctrl-C ends everything · npm start -- --fresh starts with empty tables\n`;
}

function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`).join("\n");
}
