import { describe, expect, it } from "vitest";
import { canonicalJson } from "./canonical.ts";
import type { AuditEntry, ChainHead } from "./chain.ts";
import { chainOf, EMPTY_HEAD, nextEntry, verifyChain } from "./chain.ts";

const chain = { postId: "fr-paris", date: "2026-11-21" };

const build = (length: number): { readonly entries: AuditEntry[]; readonly head: ChainHead } => {
  const entries: AuditEntry[] = [];
  let head = EMPTY_HEAD;
  for (let number = 1; number <= length; number += 1) {
    const entry = nextEntry(chain, head, {
      eventId: `cmd_${number}.0`,
      type: "gov.wisal.requests.drafted.v1",
      subject: `req_${number}`,
      actor: { kind: "citizen", id: "acc_1" },
      at: "2026-11-21T10:00:00.000Z",
      data: { beneficiaries: number, at: { postId: "fr-paris", kind: "desk" } },
    });
    entries.push(entry);
    head = { sequence: entry.sequence, hash: entry.hash };
  }
  return { entries, head };
};

describe("verifyChain", () => {
  it("accepts an empty chain and a whole one", () => {
    expect(verifyChain(chain, [], EMPTY_HEAD)).toEqual({ ok: true, value: { entries: 0 } });
    const { entries, head } = build(5);
    expect(verifyChain(chain, entries, head)).toEqual({ ok: true, value: { entries: 5 } });
  });

  it("accepts it whatever order a database gives its attributes", () => {
    const { entries, head } = build(2);
    const shuffled = entries.map((entry) => ({
      ...entry,
      data: { at: { kind: "desk", postId: "fr-paris" }, beneficiaries: entry.sequence },
    }));
    expect(verifyChain(chain, shuffled, head).ok).toBe(true);
  });

  const tampered: Readonly<
    Record<string, (made: ReturnType<typeof build>) => { entries: readonly AuditEntry[]; head?: ChainHead }>
  > = {
    "a flipped actor at 3 › 3 altered": ({ entries }) => ({
      entries: entries.map((entry) =>
        entry.sequence === 3 ? { ...entry, actor: { kind: "staff", id: "stf_1" } } : entry,
      ),
    }),
    "a flipped number deep in the data at 3 › 3 altered": ({ entries }) => ({
      entries: entries.map((entry) =>
        entry.sequence === 3 ? { ...entry, data: { ...entry.data, beneficiaries: 6 } } : entry,
      ),
    }),
    "an entry rewritten with a hash of its own at 3 › 4 unlinked": ({ entries }) => {
      const [, second, third] = entries;
      if (second === undefined || third === undefined) return { entries };
      const forged = nextEntry(chain, second, { ...third, subject: "req_other" });
      return { entries: entries.map((entry) => (entry.sequence === 3 ? forged : entry)) };
    },
    "a deleted entry 3 › 3 missing": ({ entries }) => ({
      entries: entries.filter(({ sequence }) => sequence !== 3),
    }),
    "a deleted first entry › 1 missing": ({ entries }) => ({ entries: entries.slice(1) }),
    "entries 2 and 3 swapped › 2 misplaced": ({ entries: [first, second, third, ...rest] }) => ({
      entries: [first, third, second, ...rest].flatMap((entry) => entry ?? []),
    }),
    "an entry doubled › 3 misplaced": ({ entries: [first, second, ...rest] }) => ({
      entries: [first, second, second, ...rest].flatMap((entry) => entry ?? []),
    }),
    "the end cut off › 4 missing": ({ entries }) => ({ entries: entries.slice(0, 3) }),
    "everything cut off › 1 missing": () => ({ entries: [] }),
    "the end cut off with the head set back to nowhere › 3 head": ({ entries }) => ({
      entries: entries.slice(0, 3),
      head: { sequence: 3, hash: "f".repeat(64) },
    }),
    "an entry added behind the head's back › 5 head": ({ entries }) => ({
      entries,
      head: { sequence: 4, hash: entries[3]?.hash ?? "" },
    }),
  };
  for (const [name, tamper] of Object.entries(tampered)) {
    it(`finds ${name}`, () => {
      const made = build(5);
      const { entries, head } = { head: made.head, ...tamper(made) };
      const [sequence, fault] = (name.split(" › ")[1] ?? "").split(" ");
      expect(verifyChain(chain, entries, head)).toEqual({
        ok: false,
        error: { sequence: Number(sequence), fault },
      });
    });
  }

  it("names the first link that an anchor knew otherwise, or knew and is gone (E3)", () => {
    const { entries, head } = build(5);
    const hashes = new Map(entries.map(({ sequence, hash }) => [sequence, hash]));
    expect(verifyChain(chain, entries, head, hashes).ok).toBe(true);
    const other = new Map([...hashes, [4, "f".repeat(64)]] as const);
    other.delete(3);
    expect(verifyChain(chain, entries, head, other)).toMatchObject({
      error: { sequence: 3, fault: "rewritten" },
    });
    const [first, second] = entries;
    if (first === undefined || second === undefined) throw new Error("built too short");
    const cut = { sequence: 2, hash: second.hash };
    expect(verifyChain(chain, [first, second], cut, hashes)).toMatchObject({
      error: { sequence: 3, fault: "missing" },
    });
  });

  it("takes what is stored in no form of ours for altered (E3)", () => {
    const { entries, head } = build(3);
    const [first, , third] = entries;
    expect(verifyChain(chain, [first, undefined, third], head)).toMatchObject({
      error: { sequence: 2, fault: "altered" },
    });
  });

  it("refuses a chain that was moved to another post or day", () => {
    const { entries, head } = build(2);
    expect(verifyChain({ ...chain, postId: "es-madrid" }, entries, head)).toMatchObject({
      error: { sequence: 1, fault: "altered" },
    });
    expect(verifyChain({ ...chain, date: "2026-11-22" }, entries, head)).toMatchObject({
      error: { sequence: 1, fault: "altered" },
    });
  });
});

describe("chainOf", () => {
  it("is the post's on the UTC day of the event, else the network's", () => {
    expect(chainOf({ postid: "fr-paris", time: "2026-11-21T23:59:59.999Z" })).toEqual(chain);
    expect(chainOf({ time: "2026-11-21T00:00:00.000Z" })).toEqual({ postId: "network", date: "2026-11-21" });
  });
});

describe("canonicalJson", () => {
  it("spells a value in one way", () => {
    expect(canonicalJson({ b: [1, { d: null, c: "é" }], a: true, e: undefined })).toBe(
      '{"a":true,"b":[1,{"c":"é","d":null}]}',
    );
    expect(canonicalJson({ e: 1, a: 2 })).toBe(canonicalJson({ a: 2, e: 1 }));
  });
});
