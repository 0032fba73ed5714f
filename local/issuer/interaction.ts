import type { IncomingMessage, ServerResponse } from "node:http";
import type { Provider } from "oidc-provider";
import type { Catcher } from "#local/catcher/catcher.ts";
import { readBody, sendHtml } from "#local/http.ts";
import { str, toJson } from "#local/json.ts";
import type { CodeDeps } from "#shared/application/sign-in/one-time-codes.ts";
import { checkCode, issueCode } from "#shared/application/sign-in/one-time-codes.ts";
import { render } from "#shared/domain/message/template.ts";
import { signinCode } from "#shared/domain/message/templates/signin-code.ts";
import { destinationOf, readMail } from "#shared/domain/sign-in/destination.ts";
import { CODE_LIFETIME_MS } from "#shared/domain/sign-in/one-time-code.ts";
import { type Language, languageOf, texts } from "./language.ts";
import { citizenPage, codePage, page, staffPage } from "./pages.ts";
import { PASSKEY_SCRIPT, passkeyForm, passkeyOffer, passkeysPage } from "./passkey-pages.ts";
import type { Passkeys } from "./passkeys.ts";
import { type Citizens, e164, passwordMatches } from "./people.ts";
import type { StaffPool } from "./staff-pool.ts";

/** Nothing from elsewhere, and no script but the one file. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Somebody who has said who they are and has still to enter a code. */
interface Pending {
  readonly subject: string;
  /** A phone, or an e-mail address. */
  readonly to: string;
  readonly shown: string;
  /** Whether the number or the address has signed in before. */
  readonly known: boolean;
}

export interface InteractionOptions {
  readonly kind: "citizen" | "staff";
  /** The issuer's path, e.g. `/citizens`. */
  readonly mount: string;
  readonly provider: Provider;
  readonly codes: CodeDeps;
  readonly citizens: Citizens;
  readonly staffPool: StaffPool;
  readonly catcher: Catcher;
  /** Where people may sign in without a code, and the name under which their devices know this place. */
  readonly passkeys?: { readonly store: Passkeys; readonly host: string };
}

/** Somebody whose code was right and who looks after their passkeys before going on. */
type Enrolling = Pick<Pending, "subject" | "shown">;

/** One call of one sign-in. */
interface Turn {
  readonly uid: string;
  readonly language: Language;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** The pages between "sign in" and the token: who are you, then the code from your phone. */
export class Interactions {
  readonly #options: InteractionOptions;
  readonly #pending = new Map<string, Pending>();
  readonly #enrolling = new Map<string, Enrolling>();
  readonly #signedIn = new Set<string>();

  constructor(options: InteractionOptions) {
    this.#options = options;
  }

  /** `path` is below the mount: `/interaction/<uid>` shows where it stands, `/interaction/<uid>/<step>` takes a form. */
  async handle(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const [, , uid = "", step = ""] = path.split("/");
    let language = languageOf(request.headers["accept-language"]);
    response.setHeader("content-security-policy", POLICY);
    try {
      const details = await this.#options.provider.interactionDetails(request, response);
      language = languageOf(str(toJson(details.params["ui_locales"])), request.headers["accept-language"]);
      if (details.uid !== uid) throw new Error("Another interaction");
    } catch {
      sendHtml(
        response,
        400,
        page(language, texts[language].signIn, `<p role="alert">${texts[language].expired}</p>`),
      );
      return;
    }
    const turn = { uid, language, request, response };
    if (request.method === "GET") {
      sendHtml(response, 200, await this.#current(turn));
      return;
    }
    const body = (await readBody(request, 50_000)) ?? Buffer.alloc(0);
    const form = new URLSearchParams(body.toString("utf8"));
    const refused = await (this.#steps[step] ?? this.#again)(turn, form);
    if (refused !== undefined) sendHtml(response, 422, await this.#current(turn, refused, form));
  }

  #action(uid: string, step: string): string {
    return `${this.#options.mount}/interaction/${uid}/${step}`;
  }

  /** The page for where this sign-in stands. */
  async #current({ uid, language }: Turn, error?: string, form?: URLSearchParams): Promise<string> {
    const { kind, mount, passkeys } = this.#options;
    const enrolling = this.#enrolling.get(uid);
    if (enrolling !== undefined && passkeys !== undefined) {
      const { subject, shown } = enrolling;
      const options = await passkeys.store.creationOptions(uid, subject, shown);
      const add = {
        ask: "create",
        action: this.#action(uid, "enroll"),
        host: passkeys.host,
        options,
      } as const;
      const [remove, done] = [this.#action(uid, "remove"), this.#action(uid, "done")];
      return passkeysPage(language, { add, remove, done, credentials: passkeys.store.of(subject) }, error);
    }
    const pending = this.#pending.get(uid);
    if (pending !== undefined) {
      const actions = {
        code: this.#action(uid, "code"),
        again: this.#action(uid, "again"),
        other: this.#action(uid, "other"),
      };
      const offer = passkeys && {
        box: passkeyOffer(language, passkeys.host),
        script: `${mount}${PASSKEY_SCRIPT}`,
      };
      return codePage(language, actions, pending.shown, error, offer);
    }
    const entered = form?.get("phone") ?? form?.get("email") ?? "";
    const identify = this.#action(uid, "identify");
    if (kind !== "citizen") return staffPage(language, identify, entered, error);
    if (passkeys === undefined) return citizenPage(language, identify, entered, error, "");
    const options = await passkeys.store.requestOptions(uid);
    const action = this.#action(uid, "passkey");
    const use = passkeyForm(language, { ask: "get", action, host: passkeys.host, options });
    return citizenPage(language, identify, entered, error, use);
  }

  /** Back to the page for where it stands. */
  readonly #again = ({ uid, response }: Turn): Promise<undefined> => {
    redirect(response, `${this.#options.mount}/interaction/${uid}`);
    return Promise.resolve(undefined);
  };

  /** What each form does; the answer is what was wrong with it, or nothing once it is answered. */
  readonly #steps: Readonly<
    Record<string, (turn: Turn, form: URLSearchParams) => Promise<string | undefined>>
  > = {
    identify: async (turn, form) =>
      (await this.#identify(turn.uid, turn.language, form, turn.request)) ?? (await this.#again(turn)),
    again: async (turn) => {
      const pending = this.#pending.get(turn.uid);
      if (pending !== undefined) await this.#send(pending, turn.language, turn.request);
      return await this.#again(turn);
    },
    other: async (turn) => {
      this.#pending.delete(turn.uid);
      return await this.#again(turn);
    },
    code: (turn, form) => this.#code(turn, form),
    passkey: async (turn, form) => {
      const { passkeys, citizens } = this.#options;
      const subject = await passkeys?.store.authenticate(turn.uid, form.get("answer") ?? "");
      if (subject === undefined || citizens.claimsOf(subject) === undefined)
        return texts[turn.language].passkeyWrong;
      return await this.#finish(turn, subject, ["pop", "user"]);
    },
    enroll: async (turn, form) => {
      const enrolling = this.#enrolling.get(turn.uid);
      const { passkeys } = this.#options;
      if (enrolling === undefined || passkeys === undefined) return await this.#again(turn);
      const added = await passkeys.store.register(turn.uid, enrolling.subject, form.get("answer") ?? "");
      return added
        ? await this.#finish(turn, enrolling.subject, ["otp"])
        : texts[turn.language].passkeyFailed;
    },
    remove: async (turn, form) => {
      const enrolling = this.#enrolling.get(turn.uid);
      if (enrolling !== undefined)
        this.#options.passkeys?.store.remove(enrolling.subject, form.get("id") ?? "");
      return await this.#again(turn);
    },
    done: async (turn) => {
      const enrolling = this.#enrolling.get(turn.uid);
      return enrolling === undefined
        ? await this.#again(turn)
        : await this.#finish(turn, enrolling.subject, ["otp"]);
    },
  };

  async #code(turn: Turn, form: URLSearchParams): Promise<string | undefined> {
    const { uid, language } = turn;
    const pending = this.#pending.get(uid);
    if (pending === undefined) return await this.#again(turn);
    const { subject, to, shown } = pending;
    const purpose = { number: to };
    const outcome = await checkCode(this.#options.codes, purpose, form.get("code") ?? "", Date.now());
    if (outcome !== "right") return outcome === "locked" ? texts[language].locked : texts[language].codeWrong;
    this.#pending.delete(uid);
    this.#signedIn.add(to);
    if (this.#options.passkeys !== undefined && form.get("passkey") === "yes") {
      this.#enrolling.set(uid, { subject, shown });
      return await this.#again(turn);
    }
    return await this.#finish(
      turn,
      subject,
      this.#options.kind === "staff" ? ["pwd", "otp", "mfa"] : ["otp"],
    );
  }

  async #finish(
    { uid, request, response }: Turn,
    accountId: string,
    amr: readonly string[],
  ): Promise<undefined> {
    this.#enrolling.delete(uid);
    await this.#options.provider.interactionFinished(request, response, {
      login: { accountId, amr: [...amr] },
    });
  }

  /** Sends a code to whoever this is; an error only for what cannot be anybody, or of a country without codes. */
  async #identify(
    uid: string,
    language: Language,
    form: URLSearchParams,
    request: IncomingMessage,
  ): Promise<string | undefined> {
    const pending = this.#options.kind === "citizen" ? this.#citizen(form) : this.#staff(form);
    const t = texts[language];
    if (pending === undefined) return this.#options.kind === "citizen" ? t.phoneOrEmailWrong : t.staffWrong;
    if (destinationOf(pending.to) === undefined) return t.phoneCountry;
    this.#pending.set(uid, pending);
    await this.#send(pending, language, request);
    return undefined;
  }

  /** By phone or by e-mail, as they like: who has not been here is answered as who has. */
  #citizen(form: URLSearchParams): Pending | undefined {
    const entered = form.get("phone") ?? "";
    const to = entered.includes("@") ? readMail(entered) : e164(entered);
    if (to === undefined) return undefined;
    const subject = this.#options.citizens.subjectOf(to);
    return { subject, to, shown: to, known: this.#signedIn.has(to) };
  }

  #staff(form: URLSearchParams): Pending | undefined {
    const staff = this.#options.staffPool.findEnabled(form.get("email") ?? "");
    if (!passwordMatches(staff, form.get("password") ?? "") || staff === undefined) return undefined;
    const { subject, email, phone } = staff;
    const shown = phone === undefined ? email : `…${phone.slice(-2)}`;
    return { subject, to: phone ?? email, shown, known: true };
  }

  /** The page is the same whether or not a code may be sent. */
  async #send({ to, known }: Pending, language: Language, request: IncomingMessage): Promise<void> {
    const asking = { number: to, address: request.socket.remoteAddress, known };
    const issued = await issueCode(this.#options.codes, asking, Date.now());
    if (!("code" in issued)) return;
    const values = { code: issued.code, minutes: String(CODE_LIFETIME_MS / 60_000) };
    const { sms, subject, letter } = render(signinCode, language, values);
    const { catcher } = this.#options;
    const by = { from: "identity", sender: "Wisal" };
    if (to.includes("@")) catcher.acceptEmail({ ...by, to: [to], subject, ...letter, attachments: [] });
    else catcher.acceptSms({ ...by, to, text: sms, silent: true });
  }
}

function redirect(response: ServerResponse, to: string): void {
  response.writeHead(303, { location: to, "cache-control": "no-store" });
  response.end();
}
