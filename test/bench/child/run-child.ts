import { fork } from "node:child_process";

/**
 * Runs one of the scripts beside this file in a fresh process, with only this environment, and tells what it
 * sends back; what it prints (log lines, metrics) is thrown away.
 */
export const runChild = (
  script: string,
  environment: Readonly<Record<string, string>>,
  input: unknown = {},
): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const child = fork(new URL(script, import.meta.url), {
      env: { PATH: process.env["PATH"], ...environment },
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    let complaints = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      complaints += chunk.toString("utf8");
    });
    child.once("message", resolve);
    child.once("exit", (code) =>
      reject(new Error(`${script} ended with ${code} and no answer: ${complaints}`)),
    );
    child.send({ input });
  });
