import { vi } from "vitest";

/** Everything written to the process's output since the capture began; nothing of it is shown. */
export const captureLog = (): { readonly text: () => string } => {
  const written: string[] = [];
  const keep = (chunk: unknown): boolean => {
    written.push(typeof chunk === "string" ? chunk : String(chunk));
    return true;
  };
  // The logger has a console of its own on these streams; the metrics warn on the global one.
  vi.spyOn(process.stdout, "write").mockImplementation(keep);
  vi.spyOn(process.stderr, "write").mockImplementation(keep);
  for (const level of ["log", "info", "warn", "error"] as const) {
    vi.spyOn(console, level).mockImplementation((line: unknown) => void keep(line));
  }
  return { text: () => written.join("\n") };
};
