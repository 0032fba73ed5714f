import type { Anchor, AnchorClaims } from "#shared/domain/audit/anchor.ts";

/** Where anchors of the audit trail are kept: nobody changes or removes one (E3). */
export interface AnchorStore {
  /** Keeps the anchor of an hour, once; `there`: the hour has one already. */
  keep(hour: string, anchor: Anchor): Promise<"kept" | "there">;
  /** The hours that have an anchor, from `from` on, oldest first. */
  hours(from: string): Promise<readonly string[]>;
  /** The anchor of an hour; undefined where there is none, or none that can be read. */
  read(hour: string): Promise<Anchor | undefined>;
}

/** Seals anchors with a key that is used for nothing else. */
export interface AnchorSeal {
  /** The claims as a compact JWS (RFC 7515). */
  seal(claims: AnchorClaims): Promise<string>;
  /** What a seal of ours says; undefined for any other text. */
  open(seal: string): Promise<AnchorClaims | undefined>;
}
