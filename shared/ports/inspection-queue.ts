import type { ArrivedObject } from "./document-files.ts";

/** Asks for the inspection of one stored version, as its arrival did. */
export interface InspectionQueue {
  ask(object: ArrivedObject): Promise<void>;
}
