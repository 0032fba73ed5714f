import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { routes } from "#functions/partners-redeem/routes.ts";
import { parseJson } from "#local/json.ts";
import { problems } from "#shared/http/problems.ts";
import { buy } from "../support/errands.ts";
import { newCitizen } from "../support/people.ts";
import { platform } from "../support/platform.ts";

const root = new URL("../../../", import.meta.url);
const guide = readFileSync(new URL("docs/partner-api.md", root), "utf8");

/** The guide's commands in order, each with the answer that it shows, if it shows one. */
const commands = [...guide.matchAll(/```sh\n([\s\S]*?)```\n(?:\s*```json\n([\s\S]*?)```)?/g)].map(
  ([, command = "", shown]) => ({ command, shown }),
);
const BETWEEN = "\n@@@@\n";

/** A partner follows the guide with nothing but a shell, curl and what the guide says (T7). */
export const partnerGuide = (): void => {
  it("every command of the partner guide answers as the guide shows (T7)", async () => {
    const { codes } = await buy(await newCitizen());
    const { stdout } = await promisify(execFile)(
      "bash",
      [
        "-euc",
        commands.map(({ command }) => `${command}\nprintf '${BETWEEN.replaceAll("\n", "\\n")}'`).join("\n"),
      ],
      {
        env: {
          PATH: process.env["PATH"] ?? "",
          API: platform().urls.api,
          TOKENS: `http://127.0.0.1:${platform().ports.issuers}/partners/token`,
          CLIENT_ID: "passport-form",
          CLIENT_SECRET: platform().issuers.partnerSecrets["passport-form"] ?? "",
          CODE: codes[0] ?? "",
        },
      },
    );
    const answers = stdout.split(BETWEEN);
    expect(commands.filter(({ shown }) => shown !== undefined).length).toBeGreaterThanOrEqual(5);
    for (const [index, { command, shown }] of commands.entries()) {
      if (shown !== undefined)
        expect(parseJson(answers[index] ?? ""), command).toMatchObject(Object(parseJson(shown)));
    }
  });

  it.each([...new Set(routes.flatMap(({ refusals }) => refusals ?? []))])(
    "the guide says what to do about %s, with its status (T7)",
    (code) => {
      const row = guide.split("\n").find((line) => line.startsWith("| ") && line.includes(`\`${code}\``));
      expect(row).toContain(String(problems[code].status));
    },
  );

  it("the guide shows the very code by which our own receiver verifies", () => {
    const code = readFileSync(new URL("local/partner/verify-notice.ts", root), "utf8");
    expect(guide).toContain(`\`\`\`ts\n${code}\`\`\``);
  });
};
