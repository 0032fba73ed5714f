import type { IncomingMessage, ServerResponse } from "node:http";
import type { Provider } from "oidc-provider";
import type { Catcher } from "#local/catcher/catcher.ts";
import { readBody, sendHtml } from "#local/http.ts";
import { str, toJson } from "#local/json.ts";
import { type Language, languageOf, texts } from "./language.ts";
import type { OneTimeCodes } from "./one-time-codes.ts";
import { codePage, page, phonePage, staffPage } from "./pages.ts";
import { type Citizens, e164, passwordMatches } from "./people.ts";
import type { StaffPool } from "./staff-pool.ts";

/** Somebody who has said who they are and has still to enter a code. */
interface Pending {
  readonly subject: string;
  /** A phone, or the e-mail address of staff who have none here. */
  readonly to: string;
  readonly shown: string;
}

export interface InteractionOptions {
  readonly kind: "citizen" | "staff";
  /** The issuer's path, e.g. `/citizens`. */
  readonly mount: string;
  readonly provider: Provider;
  readonly codes: OneTimeCodes;
  readonly citizens: Citizens;
  readonly staffPool: StaffPool;
  readonly catcher: Catcher;
}

/** The pages between "sign in" and the token: who are you, then the code from your phone. */
export class Interactions {
  readonly #options: InteractionOptions;
  readonly #pending = new Map<string, Pending>();

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
    const identify = this.#options.kind === "citizen" ? phonePage : staffPage;
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
        const error = this.#identify(uid, language, form);
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
        if (pending !== undefined) this.#send(pending, language);
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
        const outcome = this.#options.codes.check(pending.subject, form.get("code") ?? "", Date.now());
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

  /** Sends a code to whoever this is; an error only for what cannot be anybody. */
  #identify(uid: string, language: Language, form: URLSearchParams): string | undefined {
    const pending = this.#options.kind === "citizen" ? this.#citizen(form) : this.#staff(form);
    const t = texts[language];
    if (pending === undefined) return this.#options.kind === "citizen" ? t.phoneWrong : t.staffWrong;
    this.#pending.set(uid, pending);
    this.#send(pending, language);
    return undefined;
  }

  #citizen(form: URLSearchParams): Pending | undefined {
    const phone = e164(form.get("phone") ?? "");
    return phone === undefined
      ? undefined
      : { subject: this.#options.citizens.subjectOf(phone), to: phone, shown: phone };
  }

  #staff(form: URLSearchParams): Pending | undefined {
    const staff = this.#options.staffPool.findEnabled(form.get("email") ?? "");
    if (!passwordMatches(staff, form.get("password") ?? "") || staff === undefined) return undefined;
    const { subject, email, phone } = staff;
    return { subject, to: phone ?? email, shown: phone === undefined ? email : `…${phone.slice(-2)}` };
  }

  #send(pending: Pending, language: Language): void {
    const code = this.#options.codes.issue(pending.subject, Date.now());
    if (code === undefined) return;
    const { catcher } = this.#options;
    const mail = { from: "identity", text: texts[language].sms(code), sender: "Wisal" };
    if (pending.to.includes("@"))
      catcher.acceptEmail({ ...mail, to: [pending.to], subject: "Wisal", attachments: [] });
    else catcher.acceptSms({ ...mail, to: pending.to, silent: true });
  }
}

function redirect(response: ServerResponse, to: string): void {
  response.writeHead(303, { location: to, "cache-control": "no-store" });
  response.end();
}
