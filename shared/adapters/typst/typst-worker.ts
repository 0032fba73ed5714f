import { readFileSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { initSync, TypstCompilerBuilder } from "@myriaddreamin/typst-ts-web-compiler";
import * as z from "zod";
import type { Outcome } from "./protocol.ts";
import { orderSchema, workerDataSchema } from "./protocol.ts";

/** What the compiler answers: the document, or what it could not make of the template. */
const compiledSchema = z.object({
  result: z.instanceof(Uint8Array).optional(),
  diagnostics: z.array(z.unknown()).optional(),
});

/** Diagnostics as text with their place in the template; they quote the template, never the content. */
const AS_TEXT = 3;

const { compiler, fonts, templates } = workerDataSchema.parse(workerData);
initSync({ module: Uint8Array.from(readFileSync(compiler)) });
const builder = new TypstCompilerBuilder();
builder.set_dummy_access_model();
for (const font of fonts) await builder.add_raw_font(readFileSync(font));
const typst = await builder.build();
for (const [name, path] of Object.entries(templates))
  typst.add_source(`/${name}`, readFileSync(path, "utf8"));

const make = (template: string, content: string): Omit<Outcome, "id"> => {
  try {
    const answer: unknown = typst.compile(`/${template}.typ`, [["content", content]], "pdf", AS_TEXT);
    const { result, diagnostics } = compiledSchema.parse(answer);
    return result === undefined ? { fault: String(diagnostics) } : { document: result };
  } catch (error) {
    return { fault: String(error) };
  }
};

parentPort?.on("message", (message: unknown) => {
  const { id, template, content } = orderSchema.parse(message);
  parentPort?.postMessage({ id, ...make(template, content) });
});
