import * as z from "zod";

type Handler = (event: unknown, context: unknown) => Promise<unknown>;

/** The handler of a bundle in dist/. */
export const handlerOf = async (bundle: string): Promise<Handler> =>
  z.object({ handler: z.custom<Handler>((value) => typeof value === "function") }).parse(await import(bundle))
    .handler;

/** Does what the parent asks for, once, and sends it the answer. */
export const answering = (work: (input: unknown) => Promise<unknown>): void => {
  process.once("message", (message) => {
    const { input } = z.object({ input: z.unknown() }).parse(message);
    work(input).then(
      (answer) => process.send?.(answer, () => process.disconnect()),
      (error: unknown) => {
        process.stderr.write(error instanceof Error ? (error.stack ?? error.message) : String(error));
        process.exit(1);
      },
    );
  });
};
