import { randomUUID } from "node:crypto";
import { isObject, type Json, list, obj, optionalStr, str, toJson } from "#local/json.ts";
import type { StateFile } from "#local/state.ts";
import { type SmsShape, smsShape } from "./sms-encoding.ts";

export interface CaughtSms extends SmsShape {
  readonly kind: "sms";
  readonly id: string;
  readonly at: string;
  readonly to: string;
  /** The function or issuer that sent it. */
  readonly from: string;
  readonly sender: string | undefined;
  readonly text: string;
}

export interface CaughtEmail {
  readonly kind: "email";
  readonly id: string;
  readonly at: string;
  readonly to: string;
  readonly from: string;
  readonly sender: string;
  readonly subject: string;
  readonly text: string;
  /** Its second part, where it has one. */
  readonly html?: string;
  readonly attachments: readonly string[];
}

export type Caught = CaughtSms | CaughtEmail;

/** What the network later says about an SMS that SNS accepted. */
export interface DeliveryReport {
  readonly id: string;
  readonly to: string;
  readonly at: string;
  readonly delivered: boolean;
  readonly parts: number;
}

const KEPT = 500;

/** Keeps every SMS and e-mail that the platform sends, and plays the outages of those who carry them. */
export class Catcher {
  #messages: Caught[] = [];
  readonly #listeners: ((report: DeliveryReport) => void)[] = [];
  readonly #state: StateFile;
  /** While true, sending is answered with an error. */
  failing = false;
  /** Phones that SNS accepts but the network never reaches. */
  readonly unreachable = new Set<string>();

  constructor(state: StateFile) {
    this.#state = state;
    this.#messages = list(state.value["messages"]).flatMap(revive);
  }

  onDelivery(listener: (report: DeliveryReport) => void): void {
    this.#listeners.push(listener);
  }

  /** Undefined while failing. `silent` leaves out the delivery report, for senders other than SNS. */
  acceptSms(sms: {
    readonly to: string;
    readonly from: string;
    readonly text: string;
    readonly sender: string | undefined;
    readonly silent?: boolean;
  }): CaughtSms | undefined {
    if (this.failing) return undefined;
    const { silent, ...rest } = sms;
    const caught: CaughtSms = { kind: "sms", id: randomUUID(), at: now(), ...rest, ...smsShape(sms.text) };
    const delivered = !this.unreachable.has(sms.to);
    if (delivered) this.#keep(caught);
    if (silent !== true) {
      const report = { id: caught.id, to: caught.to, at: caught.at, delivered, parts: caught.parts };
      for (const listener of this.#listeners) listener(report);
    }
    return caught;
  }

  acceptEmail(email: {
    readonly to: readonly string[];
    readonly from: string;
    readonly sender: string;
    readonly subject: string;
    readonly text: string;
    readonly html: string | undefined;
    readonly attachments: readonly string[];
  }): CaughtEmail | undefined {
    if (this.failing) return undefined;
    const { html, ...rest } = email;
    const caught: CaughtEmail = {
      kind: "email",
      id: randomUUID(),
      at: now(),
      ...rest,
      ...(html !== undefined && { html }),
      to: email.to.join(", "),
    };
    this.#keep(caught);
    return caught;
  }

  /** Newest first. `since` is an ISO time, not included. */
  messages(
    filter: { readonly to?: string | undefined; readonly since?: string | undefined } = {},
  ): readonly Caught[] {
    // People group the digits of a phone as they like; an address is as it is.
    const wanted = filter.to?.includes("@") ? filter.to : filter.to?.replace(/[\s()-]/g, "");
    return this.#messages
      .filter((message) => wanted === undefined || message.to.includes(wanted))
      .filter((message) => filter.since === undefined || message.at > filter.since)
      .toReversed();
  }

  clear(): void {
    this.#messages = [];
    this.save();
  }

  /** Kept for a second start; called when the platform stops, too. */
  save(): void {
    this.#state.value["messages"] = this.#messages.map((message) => toJson(message));
    this.#state.save();
  }

  #keep(message: Caught): void {
    this.#messages.push(message);
    if (this.#messages.length > KEPT) this.#messages.splice(0, this.#messages.length - KEPT);
  }
}

let lastTime = 0;

/** Always later than the one before, so that `since` never skips a message. */
function now(): string {
  lastTime = Math.max(Date.now(), lastTime + 1);
  return new Date(lastTime).toISOString();
}

function revive(json: Json): Caught[] {
  if (!isObject(json)) return [];
  const common = {
    id: str(json["id"]),
    at: str(json["at"]),
    to: str(json["to"]),
    from: str(json["from"]),
    text: str(json["text"]),
  };
  if (json["kind"] === "sms") {
    const sender = json["sender"] === undefined ? undefined : str(json["sender"]);
    return [{ kind: "sms", ...common, sender, ...smsShape(common.text) }];
  }
  const attachments = list(obj(json)["attachments"]).map((name) => str(name));
  const html = optionalStr(json["html"]);
  const [sender, subject] = [str(json["sender"]), str(json["subject"])];
  return [{ kind: "email", ...common, sender, subject, ...(html !== undefined && { html }), attachments }];
}
