import { createHash, randomBytes } from "node:crypto";
import { CookieJar } from "tough-cookie";
import { list, obj, optionalStr, parseJson, str } from "#local/json.ts";

/** Plays a browser that signs somebody in at the local issuers: for the demonstration and the tests. */
export interface SignIn {
  readonly accessToken: string;
  readonly idToken?: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

interface Place {
  /** First port of the local run; WISAL_PORT or 4000 unless said. */
  readonly port?: number;
}

const basePort = (place: Place): number => place.port ?? Number(process.env["WISAL_PORT"] ?? "4000");

/**
 * Signs a citizen in with the code that the catcher received. `phone` is what they type, an e-mail address as well;
 * `codesTo` where the code goes, if they type it otherwise.
 */
export async function signInCitizen(
  options: { readonly phone: string; readonly codesTo?: string; readonly language?: string } & Place,
): Promise<SignIn> {
  const codesTo = options.codesTo ?? options.phone;
  const browser = new Browser(basePort(options));
  const page = await browser.authorize(
    "citizens",
    "wisal-web",
    "openid phone wisal/citizen",
    options.language ?? "fr",
  );
  const since = await browser.latestMessage(codesTo);
  const codePage = await browser.submit(page, { phone: options.phone });
  const code = await browser.codeFor(codesTo, since);
  return browser.redeem("citizens", "wisal-web", await browser.submit(codePage, { code }));
}

/**
 * Signs a member of staff in: e-mail, password, then the code that went to their phone. Who was invited gives the
 * password of their invitation, and gets the code by e-mail.
 */
export async function signInStaff(
  options: { readonly email: string; readonly password?: string; readonly language?: string } & Place,
): Promise<SignIn> {
  const { seedStaff } = await import("#local/seed/people.ts");
  const seeded = seedStaff.find(({ email }) => email === options.email);
  const password = options.password ?? seeded?.password;
  if (password === undefined) throw new Error(`Nobody of the seeded staff has ${options.email}`);
  const codesTo = seeded?.phone ?? options.email;
  const browser = new Browser(basePort(options));
  const page = await browser.authorize(
    "staff",
    "wisal-desk",
    "openid email profile wisal/staff",
    options.language ?? "fr",
  );
  const since = await browser.latestMessage(codesTo);
  const codePage = await browser.submit(page, { email: options.email, password });
  if (codePage.html.includes('role="alert"')) throw new Error(`Not let in: ${visibleText(codePage.html)}`);
  const code = await browser.codeFor(codesTo, since);
  return browser.redeem("staff", "wisal-desk", await browser.submit(codePage, { code }));
}

/** A partner's token for its own machine. */
export async function partnerToken(
  options: { readonly clientId: string; readonly secret: string; readonly scopes: readonly string[] } & Place,
): Promise<SignIn> {
  const response = await fetch(`http://127.0.0.1:${basePort(options) + 2}/partners/token`, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from(`${options.clientId}:${options.secret}`).toString("base64")}`,
    },
    body: new URLSearchParams({ grant_type: "client_credentials", scope: options.scopes.join(" ") }),
  });
  return tokens(response);
}

interface Page {
  readonly url: string;
  readonly html: string;
  /** Where a redirect left the issuers: the site's callback. */
  readonly callback: URL | undefined;
}

class Browser {
  readonly #port: number;
  readonly #jar = new CookieJar();
  readonly #verifier = randomBytes(32).toString("base64url");
  readonly #state = randomBytes(12).toString("base64url");

  constructor(port: number) {
    this.#port = port;
  }

  get #callback(): string {
    return `http://127.0.0.1:${this.#port}/signed-in/`;
  }

  authorize(issuer: string, clientId: string, scope: string, language: string): Promise<Page> {
    const url = new URL(`http://127.0.0.1:${this.#port + 2}/${issuer}/auth`);
    url.search = new URLSearchParams({
      client_id: clientId,
      response_type: "code",
      redirect_uri: this.#callback,
      scope,
      state: this.#state,
      ui_locales: language,
      code_challenge: createHash("sha256").update(this.#verifier).digest("base64url"),
      code_challenge_method: "S256",
    }).toString();
    return this.#follow(url.href, { method: "GET" });
  }

  /** Fills in and sends the first form of the page. */
  submit(page: Page, fields: Readonly<Record<string, string>>): Promise<Page> {
    const action = /<form method="post" action="([^"]+)"/.exec(page.html)?.[1];
    if (action === undefined) throw new Error(`No form to fill in at ${page.url}: ${visibleText(page.html)}`);
    return this.#follow(new URL(action, page.url).href, {
      method: "POST",
      body: new URLSearchParams(fields),
    });
  }

  async redeem(issuer: string, clientId: string, page: Page): Promise<SignIn> {
    const code = page.callback?.searchParams.get("code");
    if (code === null || code === undefined || page.callback?.searchParams.get("state") !== this.#state) {
      throw new Error(
        `The sign-in did not end at the site: ${page.callback?.search ?? visibleText(page.html)}`,
      );
    }
    const response = await fetch(`http://127.0.0.1:${this.#port + 2}/${issuer}/token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "authorization_code",
        client_id: clientId,
        code,
        redirect_uri: this.#callback,
        code_verifier: this.#verifier,
      }),
    });
    return tokens(response);
  }

  /** `to` is a phone or an e-mail address. */
  async latestMessage(to: string): Promise<string> {
    return (await this.#messages(to))[0]?.at ?? "";
  }

  /** Waits for the code that was sent after `since`. */
  async codeFor(to: string, since: string): Promise<string> {
    const deadline = Date.now() + 30_000;
    for (;;) {
      const message = (await this.#messages(to)).find(
        (entry) => entry.from === "identity" && entry.at > since,
      );
      const code = /\b\d{6}\b/.exec(message?.text ?? "")?.[0];
      if (code !== undefined) return code;
      if (Date.now() > deadline) throw new Error(`No sign-in code came to ${to}`);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }

  async #messages(to: string) {
    const address = to.includes("@") ? to : to.replace(/[^\d+]/g, "");
    const response = await fetch(
      `http://127.0.0.1:${this.#port + 3}/messages?to=${encodeURIComponent(address)}`,
    );
    return list(parseJson(await response.text()))
      .map((message) => obj(message))
      .map((message) => ({ at: str(message["at"]), from: str(message["from"]), text: str(message["text"]) }));
  }

  async #follow(url: string, init: RequestInit): Promise<Page> {
    let next = { url, init };
    for (let hops = 0; hops < 10; hops += 1) {
      const headers = { cookie: await this.#jar.getCookieString(next.url) };
      const response = await fetch(next.url, { ...next.init, headers, redirect: "manual" });
      for (const cookie of response.headers.getSetCookie()) await this.#jar.setCookie(cookie, next.url);
      const location = response.headers.get("location");
      if (location === null) return { url: next.url, html: await response.text(), callback: undefined };
      await response.body?.cancel();
      const target = new URL(location, next.url);
      if (target.href.startsWith(this.#callback)) return { url: next.url, html: "", callback: target };
      next = { url: target.href, init: { method: "GET" } };
    }
    throw new Error(`Too many redirects from ${url}`);
  }
}

async function tokens(response: Response): Promise<SignIn> {
  const body = obj(parseJson(await response.text()));
  const accessToken = optionalStr(body["access_token"]);
  if (accessToken === undefined) throw new Error(`No token: ${response.status} ${JSON.stringify(body)}`);
  const idToken = optionalStr(body["id_token"]);
  return {
    accessToken,
    ...(idToken === undefined ? {} : { idToken }),
    expiresAt: Date.now() + Number(str(body["expires_in"], "0")) * 1000,
  };
}

function visibleText(html: string): string {
  return html
    .replace(/<style>.*?<\/style>/gs, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 300);
}
