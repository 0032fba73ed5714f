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
import { type Citizens, e164, passwordMatches } from "./people.ts";
import type { StaffPool } from "./staff-pool.ts";

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
}

/** The pages between "sign in" and the token: who are you, then the code from your phone. */
export class Interactions {
  readonly #options: InteractionOptions;
  readonly #pending = new Map<string, Pending>();
  readonly #signedIn = new Set<string>();

  constructor(options: InteractionOptions) {
    this.#options = options;
  }

  /** `path` is below the mount: `/interaction/<uid>`, `…/identify`, `…/code`, `…/again`, `…/other`. */
  async handle(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const [, , uid = "", step = ""] = path.split("/");
    let language = languageOf(request.headers["accept-language"]);
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
    if (request.method === "GET") {
      sendHtml(response, 200, this.#current(uid, language));
      return;
    }
    const body = (await readBody(request, 10_000)) ?? Buffer.alloc(0);
    await this.#post(step, uid, language, new URLSearchParams(body.toString("utf8")), request, response);
  }

  #action(uid: string, step: string): string {
    return `${this.#options.mount}/interaction/${uid}/${step}`;
  }

  /** The page for where this sign-in stands. */
  #current(uid: string, language: Language, error?: string, entered = ""): string {
    const pending = this.#pending.get(uid);
    if (pending !== undefined) {
      const actions = {
        code: this.#action(uid, "code"),
        again: this.#action(uid, "again"),
        other: this.#action(uid, "other"),
      };
      return codePage(language, actions, pending.shown, error);
    }
    const identify = this.#options.kind === "citizen" ? citizenPage : staffPage;
    return identify(language, this.#action(uid, "identify"), entered, error);
  }

  async #post(
    step: string,
    uid: string,
    language: Language,
    form: URLSearchParams,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const again = () => redirect(response, `${this.#options.mount}/interaction/${uid}`);
    const pending = this.#pending.get(uid);
    switch (step) {
      case "identify": {
        const error = await this.#identify(uid, language, form, request);
        if (error === undefined) again();
        else
          sendHtml(
            response,
            422,
            this.#current(uid, language, error, form.get("phone") ?? form.get("email") ?? ""),
          );
        return;
      }
      case "again":
        if (pending !== undefined) await this.#send(pending, language, request);
        again();
        return;
      case "other":
        this.#pending.delete(uid);
        again();
        return;
      case "code": {
        if (pending === undefined) {
          again();
          return;
        }
        const outcome = await checkCode(
          this.#options.codes,
          { number: pending.to },
          form.get("code") ?? "",
          Date.now(),
        );
        if (outcome !== "right") {
          const t = texts[language];
          sendHtml(
            response,
            422,
            this.#current(uid, language, outcome === "locked" ? t.locked : t.codeWrong),
          );
          return;
        }
        this.#pending.delete(uid);
        this.#signedIn.add(pending.to);
        await this.#options.provider.interactionFinished(request, response, {
          login: {
            accountId: pending.subject,
            amr: this.#options.kind === "staff" ? ["pwd", "otp", "mfa"] : ["otp"],
          },
        });
        return;
      }
      default:
        again();
    }
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
