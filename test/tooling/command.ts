import { spawn } from "node:child_process";

export interface CommandResult {
  readonly code: number;
  /** Standard output and error as they came; empty when they were shown instead. */
  readonly output: string;
  readonly seconds: number;
}

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Show the output as it comes instead of keeping it. */
  readonly show?: boolean;
}

/** Runs a command to its end. A command that cannot be started counts as exit code 127. */
export const runCommand = async (
  command: readonly [string, ...string[]],
  { cwd = process.cwd(), env = process.env, show = false }: CommandOptions = {},
): Promise<CommandResult> => {
  const began = performance.now();
  const [file, ...args] = command;
  const { promise, resolve } = Promise.withResolvers<CommandResult>();
  const chunks: string[] = [];
  const finish = (code: number): void => {
    resolve({ code, output: chunks.join(""), seconds: (performance.now() - began) / 1000 });
  };
  const child = spawn(file, args, { cwd, env, stdio: show ? "inherit" : ["ignore", "pipe", "pipe"] });
  const keep = (chunk: Buffer): void => {
    chunks.push(chunk.toString("utf8"));
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  child.on("error", (error) => {
    chunks.push(`${error.message}\n`);
    finish(127);
  });
  child.on("close", (code) => finish(code ?? 1));
  return await promise;
};
