/**
 * What came of handing a message to its provider. `refused`: it will never be sent (a bad number).
 * `not-sent`: surely not sent this time (throttled, no right), worth another attempt.
 */
export type SendOutcome =
  | { readonly kind: "accepted"; readonly providerId: string }
  | { readonly kind: "refused"; readonly code: string }
  | { readonly kind: "not-sent"; readonly code: string };

/** Sends SMS. */
export interface TextSender {
  /** One try. @throws when nobody knows whether it was sent: a timeout, a lost connection. */
  send(message: { readonly phone: string; readonly text: string }): Promise<SendOutcome>;
}

/** A file that goes with an e-mail. */
export interface Attachment {
  readonly fileName: string;
  readonly contentType: string;
  readonly content: string;
}

/** Sends e-mails. */
export interface MailSender {
  /** One try; both parts say the same. @throws when nobody knows whether it was sent. */
  send(mail: {
    readonly to: string;
    readonly subject: string;
    readonly text: string;
    readonly html: string;
    readonly attachments: readonly Attachment[];
  }): Promise<SendOutcome>;
}
