import { initSync, TypstCompilerBuilder } from "@myriaddreamin/typst-ts-web-compiler";
import * as z from "zod";
import type { DocumentRenderer } from "#shared/ports/document-renderer.ts";
import type { AssetReader } from "./assets.ts";
import { documentAssets } from "./assets.ts";

/** What the compiler answers: the document, or what it could not make of the template. */
const compiledSchema = z.object({
  result: z.instanceof(Uint8Array).optional(),
  diagnostics: z.array(z.unknown()).optional(),
});

/** Diagnostics as text with their place in the template; they quote the template, never the content. */
const AS_TEXT = 3;

const loadCompiler = async (read: AssetReader) => {
  const { compiler, fonts, templates } = documentAssets;
  const [code, sources, faces] = await Promise.all([
    read(compiler),
    Promise.all(templates.map(async (name) => [name, await read(name)] as const)),
    Promise.all(fonts.map(read)),
  ]);
  initSync({ module: Uint8Array.from(code) });
  const builder = new TypstCompilerBuilder();
  builder.set_dummy_access_model();
  for (const face of faces) await builder.add_raw_font(face);
  const typst = await builder.build();
  for (const [name, source] of sources) typst.add_source(`/${name}`, Buffer.from(source).toString("utf8"));
  return typst;
};

const mirrored = Buffer.from("/Direction /R2L");
const plain = Buffer.from("/Direction /L2R");

/**
 * Typst marks a document in Arabic as one whose *pages* are laid out from right to left. Chromium then takes every
 * line for a line of that direction: `7K4M9-Q2XDT` is copied as `Q2XDT-7K4M9`. Without the mark it looks at each
 * line, and our pages are single. Both words have the same length, so that no offset in the file changes.
 */
const withoutPageDirection = (document: Uint8Array): Uint8Array => {
  const bytes = Buffer.from(document);
  const at = bytes.indexOf(mirrored);
  if (at >= 0) plain.copy(bytes, at);
  return bytes;
};

/**
 * Documents by Typst, compiled to WebAssembly: the same bytes of code on every processor (ADR 0015). It is
 * loaded with the first document, about a third of a second, and kept; a function that never makes one never
 * pays for it. Content travels as one JSON input, which a template reads as data.
 */
export const typstRenderer = (read: AssetReader): DocumentRenderer => {
  let compiler: ReturnType<typeof loadCompiler> | undefined;
  return {
    render: async (template, content) => {
      compiler ??= loadCompiler(read);
      try {
        const typst = await compiler;
        const inputs = [["content", JSON.stringify(content)]];
        const { result, diagnostics } = compiledSchema.parse(
          typst.compile(`/${template}.typ`, inputs, "pdf", AS_TEXT),
        );
        // What it remembers of one document is of no use to the next, and would grow without end.
        typst.reset();
        if (result === undefined) throw new Error(`${template} does not compile: ${String(diagnostics)}`);
        return withoutPageDirection(result);
      } catch (error) {
        // A compiler that stumbled is not trusted with the next document.
        compiler = undefined;
        throw error;
      }
    },
  };
};
