import type { IssuerConfig, PageClient, StageConfig } from "./stage-config.ts";

/** First port of the local run; the others follow it (site +0, API +1, issuers +2, catcher +3, card page +4, partner +5, AWS +10). */
const basePort = (): number => {
  const port = Number(process.env["WISAL_PORT"] ?? "4000");
  if (!Number.isInteger(port) || port < 1024 || port > 65_000) {
    throw new Error(`WISAL_PORT must be a port from 1024 to 65000, not "${process.env["WISAL_PORT"]}"`);
  }
  return port;
};

const audience = "https://api.wisal";

const issuerAt = (port: number, kind: IssuerConfig["kind"], path: string): IssuerConfig => {
  const issuer = `http://127.0.0.1:${port}/${path}`;
  return { kind, issuer, jwksUri: `${issuer}/jwks`, userinfoUri: `${issuer}/me`, audience };
};

const pagesAt = (port: number, path: string, clientId: string, scope: string): PageClient => {
  const issuer = `http://127.0.0.1:${port}/${path}`;
  return {
    authorization: `${issuer}/auth`,
    token: `${issuer}/token`,
    signOut: `${issuer}/session/end`,
    clientId,
    scope,
  };
};

/** The stage the local run is made from: the same stacks, with endpoints on this machine. */
export const local = (): StageConfig => {
  const port = basePort();
  return {
    stage: "local",
    region: "eu-west-3",
    siteUrl: `http://127.0.0.1:${port}`,
    bucketsOrigin: `http://127.0.0.1:${port + 10}`,
    issuers: {
      listed: [
        issuerAt(port + 2, "citizen", "citizens"),
        issuerAt(port + 2, "staff", "staff"),
        issuerAt(port + 2, "partner", "partners"),
      ],
      pages: {
        citizen: pagesAt(port + 2, "citizens", "wisal-web", "openid phone wisal/citizen"),
        staff: pagesAt(port + 2, "staff", "wisal-desk", "openid email profile wisal/staff"),
      },
    },
    staffPool: { id: "eu-west-3_local0000", url: `http://127.0.0.1:${port + 10}` },
    citizenPool: { id: "eu-west-3_local0001", url: `http://127.0.0.1:${port + 10}` },
    audience,
    cmi: {
      url: `http://127.0.0.1:${port + 4}/fim/est3Dgate`,
      apiUrl: `http://127.0.0.1:${port + 4}/fim/api`,
      apiUser: "wisal-api",
      clientId: "600000001",
    },
    wallet: { url: `http://127.0.0.1:${port + 4}/wallet`, merchantId: "wisal" },
    mailFrom: "no-reply@wisal.example",
    mailVerified: true,
    smsMonthlySpendUsd: 1,
    smsPerSecond: 1_000,
    // The demonstration is shown at night too.
    quietHours: "none",
    noticesStayHere: true,
    logLevel: "INFO",
    retainData: false,
    gradual: false,
    edge: false,
    nag: false,
    alarmMailboxes: [],
  };
};
