import { runCommand } from "#test/tooling/command.ts";

/** Vitest runs this for each project that names it, and what is built would change under platforms that run. */
const DONE = "WISAL_BUILT";

/** Builds functions and pages once, before the first platform starts: two that start at once share `dist`. */
export const setup = async (): Promise<void> => {
  if (process.env[DONE] !== undefined) return;
  process.env[DONE] = "yes";
  for (const script of ["infra/build-functions.ts", "web/build.ts"]) {
    const { code, output } = await runCommand(["node", script]);
    if (code !== 0) throw new Error(`${script} failed:\n${output}`);
  }
};
