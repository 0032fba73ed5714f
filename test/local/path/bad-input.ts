import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { obj } from "#local/json.ts";
import { api, faultsIn, problemFault, refusalIn } from "../support/api.ts";
import { newCitizen, partner, staff } from "../support/people.ts";
import { platform } from "../support/platform.ts";
import { rawRequest } from "../support/raw-request.ts";
import { everything, quiet } from "../support/stored.ts";
import {
  administration,
  keysAndPaths,
  payments,
  person,
  persons,
  purchases,
  shapes,
  type Who,
  wishes,
} from "./bad-input-rows.ts";

const MEGABYTE = 1024 * 1024;

/** Writes that took effect while `tag` was on a request; a partner's calls are counted whatever they say (T7). */
const writesOf = (tag: string) =>
  platform()
    .proxy.meter.records({ tag })
    .filter(({ operation, status }) => /Put|Update|Delete|Write/.test(operation) && status === 200)
    .filter((one) => one.function !== "partners-redeem" || one.operation !== "UpdateItem");

const keysStored = async (): Promise<readonly string[]> => {
  await quiet();
  const items = [...(await everything("core")), ...(await everything("stamps"))];
  const names = items.map(({ pk, sk }) => `${String(pk)} ${String(sk)}`).toSorted();
  // The schedule may still be making the slots of some posts, and counts them; so are partners' calls.
  return names.filter((name) => !/^(DAYS#|OUTLOOK |STATS#|GUESS#)/.test(name));
};

/** Bad input: each row with its answer, and nothing stored by any of them (E1). */
export const badInput = (): void => {
  const tokens: Record<Who, string> = { citizen: "", officer: "", network: "", partner: "" };

  beforeAll(async () => {
    tokens.citizen = (await newCitizen()).token;
    tokens.officer = (await staff("paris")).accessToken;
    tokens.network = (await staff("network")).accessToken;
    tokens.partner = (await partner("both")).accessToken;
  });

  describe.each([
    { kind: "payments", rows: payments },
    { kind: "shapes", rows: shapes },
    { kind: "persons", rows: persons },
    { kind: "purchases", rows: purchases },
    { kind: "wishes", rows: wishes },
    { kind: "administration", rows: administration },
    { kind: "keys and paths", rows: keysAndPaths },
  ])("$kind", ({ rows }) => {
    let before: readonly string[];

    beforeAll(async () => {
      before = await keysStored();
      platform().proxy.meter.measuring = true;
    });

    it.each(rows)("$given › answers $status $code and stores nothing", async (row) => {
      const { who = "citizen", method = "POST", path, body, headers = {}, key = randomUUID() } = row;
      const tag = randomUUID();
      const answer = await api(method, path, {
        token: tokens[who],
        ...(body !== undefined && { body }),
        idempotencyKey: key,
        headers: { ...headers, "x-wisal-tag": tag },
      });
      expect({ ...refusalIn(answer), faults: faultsIn(answer), fault: problemFault(answer) }).toEqual({
        status: row.status,
        code: row.code,
        faults: row.faults,
        fault: undefined,
      });
      // A refusal never says again what it was given.
      expect(answer.text).not.toContain(person.familyName);
      expect(writesOf(tag)).toEqual([]);
    });

    it("the tables hold the same items as before", async () => {
      platform().proxy.meter.measuring = false;
      expect(await keysStored()).toEqual(before);
    });
  });

  it("a body of 10 MB and a byte › answers 413 as a problem", async () => {
    const body = `"${"a".repeat(10 * MEGABYTE - 1)}"`;
    const answer = await api("POST", "/requests", { token: tokens.citizen, body });
    expect([refusalIn(answer), problemFault(answer)]).toEqual([
      { status: 413, code: "payload-too-large" },
      undefined,
    ]);
  });

  it.each([
    { given: "a path that climbs", path: "/posts/../../etc/passwd" },
    { given: "a path that climbs in percent codes", path: "/posts/%2e%2e/%2e%2e/etc/passwd" },
    { given: "an absolute address", path: "http://example.com/etc/passwd" },
    { given: "two slashes", path: "//etc/passwd" },
  ])("$given › finds nothing, as a problem", async ({ path }) => {
    const answer = await rawRequest(platform().ports.api, path);
    expect([answer.status, answer.type, obj(answer.body)["code"]]).toEqual([
      404,
      "application/problem+json",
      "not-found",
    ]);
  });
};
