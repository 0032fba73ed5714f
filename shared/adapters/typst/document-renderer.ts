import { Worker } from "node:worker_threads";
import type { DocumentRenderer } from "#shared/ports/document-renderer.ts";
import type { AssetPath } from "./assets.ts";
import { documentAssets } from "./assets.ts";
import type { Order, Outcome, WorkerData } from "./protocol.ts";
import { outcomeSchema } from "./protocol.ts";

/**
 * Documents by one worker. The compiler keeps a third of a megabyte of each document for ever and has no way to
 * forget; 500 of them are 180 MB, of 1,769. A fresh worker then costs a third of a second.
 */
const WORKER_DOCUMENTS = 500;

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

const startWorker = (pathOf: AssetPath): Worker => {
  const { worker, compiler, fonts, templates } = documentAssets;
  const workerData: WorkerData = {
    compiler: pathOf(compiler),
    fonts: fonts.map(pathOf),
    templates: Object.fromEntries(templates.map((name) => [name, pathOf(name)])),
  };
  return new Worker(pathOf(worker), { workerData });
};

/** One document by one worker. @throws when the worker ends before it answers. */
const outcomeOf = (worker: Worker, order: Order): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const settle = (conclude: () => void): void => {
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      conclude();
    };
    const onMessage = (message: unknown): void => {
      const outcome = outcomeSchema.parse(message);
      if (outcome.id === order.id) settle(() => resolve(outcome));
    };
    const onError = (error: Error): void => settle(() => reject(error));
    const onExit = (): void => settle(() => reject(new Error("the document worker ended")));
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    worker.postMessage(order);
  });

/**
 * Documents by Typst, compiled to WebAssembly: the same code on every processor (ADR 0015). It runs in a worker,
 * started with the first document and kept; a function that never makes one never pays for it. Content travels as
 * one JSON input, which a template reads as data.
 */
export const typstRenderer = (pathOf: AssetPath, workerDocuments = WORKER_DOCUMENTS): DocumentRenderer => {
  let worker: Worker | undefined;
  let made = 0;
  let turn: Promise<unknown> = Promise.resolve();

  const retire = async (): Promise<void> => {
    const old = worker;
    worker = undefined;
    await old?.terminate();
  };

  const render = async (template: string, content: object): Promise<Uint8Array> => {
    if (worker !== undefined && made % workerDocuments === 0) await retire();
    worker ??= startWorker(pathOf);
    made += 1;
    // An idle worker holds no process open.
    worker.ref();
    try {
      const order = { id: made, template, content: JSON.stringify(content) };
      const { document, fault } = await outcomeOf(worker, order);
      if (document === undefined) throw new Error(`${template} does not compile: ${fault}`);
      worker.unref();
      return withoutPageDirection(document);
    } catch (error) {
      // A compiler that stumbled is not trusted with the next document.
      await retire();
      throw error;
    }
  };

  return {
    // One after the other: they share one thread anyway, and a worker is never ended under another's document.
    render: (template, content) => {
      const document = turn.then(() => render(template, content));
      turn = document.catch(() => undefined);
      return document;
    },
  };
};
