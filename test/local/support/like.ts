import { expect } from "vitest";

/** Any text of this form, inside an expected object. */
export const like = (form: RegExp): unknown => expect.stringMatching(form);
