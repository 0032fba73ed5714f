import type { StageConfig } from "./stage-config.ts";

/**
 * The cloud stage. The domain, the sender and the merchant number are the owner's to replace before the first
 * deployment: `.example` names can't be registered, so that none of them works by accident.
 */
export const production: StageConfig = {
  stage: "production",
  // Paris: the nearest Region to Morocco with every service used here (docs/compliance.md has the hosting question).
  region: "eu-west-3",
  siteUrl: "https://wisal.example",
  issuers: "cognito",
  audience: "https://api.wisal",
  cmi: {
    url: "https://payment.cmi.co.ma/fim/est3Dgate",
    apiUrl: "https://payment.cmi.co.ma/fim/api",
    apiUser: "wisal-api",
    clientId: "000000000",
  },
  wallet: { url: "https://wallet.example/pay", merchantId: "wisal" },
  mailFrom: "no-reply@wisal.example",
  // False at the very first deployment, until the DNS records of the domain are in place.
  mailVerified: true,
  // 3.2 M requests over the first years, some 4 messages each at about 0.05 USD: 20,000 USD a month at the peak.
  smsMonthlySpendUsd: 20_000,
  // The usual quota of an account; more comes with a dedicated number and a request.
  smsPerSecond: 20,
  quietHours: "21:00-08:00",
  noticesStayHere: false,
  logLevel: "INFO",
  retainData: true,
  gradual: true,
  edge: true,
  nag: true,
  alarmMailboxes: ["operations@wisal.example"],
};
