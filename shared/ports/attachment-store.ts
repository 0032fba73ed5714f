import type { Piece } from "./change-store.ts";

/** A stamp attached to a request (T5). */
export interface Attachment {
  readonly requestId: string;
  /** 1 to the number of the request's people: one stamp for each of them. */
  readonly place: number;
  readonly stampId: string;
  readonly stampKey: string;
  readonly attachedAt: string;
}

/** The stamps attached to a request; the stamp itself says the same by `boundTo`, in the same write. */
export interface AttachmentStore {
  /** In one consistent read, by place. */
  of(requestId: string): Promise<readonly Attachment[]>;
  /** Takes a place on condition that it is free, so that there are never more than people. Refusal: `busy`. */
  take(attachment: Attachment): Piece;
  /** Frees the place on condition that this stamp has it. Refusal: `busy`. */
  free(attachment: Attachment): Piece;
}
