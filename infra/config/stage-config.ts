/** The stages the platform is synthesised for; both come from the same stacks. */
export type StageName = "local" | "production";

/** One OIDC issuer whose tokens the authorizer accepts; `clientIds` replaces `audience` where tokens carry none. */
export interface IssuerConfig {
  readonly kind: "citizen" | "staff" | "partner";
  readonly issuer: string;
  readonly jwksUri: string;
  readonly userinfoUri: string;
  readonly audience: string;
  readonly clientIds?: readonly string[];
  /** Where nobody gets a token without two factors, and tokens do not say so. */
  readonly secondFactor?: "always";
}

/** How the pages of one kind of caller sign in: public clients, authorization code with PKCE. */
export interface PageClient {
  readonly authorization: string;
  readonly token: string;
  readonly signOut: string;
  readonly clientId: string;
  readonly scope: string;
}
export type PageClients = Readonly<Record<"citizen" | "staff", PageClient>>;

/** Everything that differs between stages. What is not here is the same everywhere. */
export interface StageConfig {
  readonly stage: StageName;
  readonly region: string;
  /** Public origin of the site, without a trailing slash; problem types and links in messages start with it. */
  readonly siteUrl: string;
  /** Where buckets answer, if not under names of their own: pages send papers there. */
  readonly bucketsOrigin?: string;
  /** Issuers by configuration, or "cognito": three user pools made by WisalData. */
  readonly issuers: "cognito" | { readonly listed: readonly IssuerConfig[]; readonly pages: PageClients };
  /** The user pool behind the staff's issuer and where its interface answers, where WisalData makes none. */
  readonly staffPool?: { readonly id: string; readonly url: string };
  /** Likewise the citizens'. */
  readonly citizenPool?: { readonly id: string; readonly url: string };
  /** What `aud` of an access token must contain. */
  readonly audience: string;
  /** The card provider's hosted page and our merchant number there. */
  readonly cmi: {
    readonly url: string;
    /** The server-to-server interface, by which money goes back. */
    readonly apiUrl: string;
    readonly apiUser: string;
    readonly clientId: string;
  };
  /** The mobile wallet's page and our merchant number there. */
  readonly wallet: { readonly url: string; readonly merchantId: string };
  /** Sender of e-mails; its domain is the SES identity the roles may send from. */
  readonly mailFrom: string;
  /** Whether SES has verified that domain: sign-in codes go by e-mail from then on. */
  readonly mailVerified: boolean;
  /** USD a month for sign-in codes and messages; the spend alarm rings at 80 % of it. */
  readonly smsMonthlySpendUsd: number;
  /** What the account may send of SMS in a second (a quota of SNS), codes and all. */
  readonly smsPerSecond: number;
  /** When telephones do not ring but for codes and what is due at once, by the post's clocks; `none` for never. */
  readonly quietHours: string;
  /** Partners' notices may go to this machine; false wherever partners are somebody else's. */
  readonly noticesStayHere: boolean;
  readonly logLevel: "DEBUG" | "INFO" | "WARN";
  /** Keep data when a stack is deleted, and refuse to delete tables and user pools. */
  readonly retainData: boolean;
  /** New versions of what people stand before take a tenth of the calls first, and go back when its alarm rings. */
  readonly gradual: boolean;
  /** Custom domain, certificate and web ACL of CloudFront, from WisalEdge in us-east-1. */
  readonly edge: boolean;
  /** Run cdk-nag; the same code is judged for production, so the local stage may start without it. */
  readonly nag: boolean;
  /** Mailboxes that receive alarms. */
  readonly alarmMailboxes: readonly string[];
}
