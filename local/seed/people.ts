import type { Assignment } from "#shared/domain/caller.ts";

/** A member of staff of the demonstration: how they sign in here, and what the directory says of them. */
export interface SeedStaff {
  /** The `sub` of their tokens. */
  readonly subject: string;
  readonly email: string;
  readonly password: string;
  /** Where their second factor goes: see the catcher. */
  readonly phone: string;
  readonly name: string;
  readonly assignments: readonly Assignment[];
}

const always = { from: "2020-01-01", to: null } as const;

/** Invented people with numbers of the ranges that telecom regulators reserve for fiction. */
export const seedStaff: readonly SeedStaff[] = [
  {
    subject: "staff-paris-officer",
    email: "officer.paris@wisal.example",
    password: "local-only-paris",
    phone: "+33639980001",
    name: "Salma Idrissi",
    assignments: [{ postId: "fr-paris", role: "officer", ...always }],
  },
  {
    subject: "staff-paris-head",
    email: "head.paris@wisal.example",
    password: "local-only-head",
    phone: "+33639980002",
    name: "Karim Bennis",
    assignments: [{ postId: "fr-paris", role: "head-of-post", ...always }],
  },
  {
    subject: "staff-lyon-officer",
    email: "officer.lyon@wisal.example",
    password: "local-only-lyon",
    phone: "+33639980003",
    name: "Nadia Chraibi",
    assignments: [{ postId: "fr-lyon", role: "officer", ...always }],
  },
  {
    subject: "staff-montreal-officer",
    email: "officer.montreal@wisal.example",
    password: "local-only-montreal",
    phone: "+33639980007",
    name: "Samir Berrichi",
    assignments: [{ postId: "ca-montreal", role: "officer", ...always }],
  },
  {
    subject: "staff-paris-desk",
    email: "desk.paris@wisal.example",
    password: "local-only-desk",
    phone: "+33639980006",
    name: "Yasmine Alaoui",
    assignments: [{ postId: "fr-paris", role: "desk", ...always }],
  },
  {
    subject: "staff-network",
    email: "network@wisal.example",
    password: "local-only-network",
    phone: "+33639980004",
    name: "Omar Tazi",
    assignments: [{ postId: "*", role: "network-administrator", ...always }],
  },
  {
    subject: "staff-call-centre",
    email: "calls@wisal.example",
    password: "local-only-calls",
    phone: "+33639980005",
    name: "Hanane Berrada",
    assignments: [{ postId: "*", role: "call-centre", ...always }],
  },
];

/** The partners of the demonstration; their secrets are drawn at the first start and printed. */
export const seedPartners = [
  {
    clientId: "passport-form",
    name: "Passport form",
    scopes: ["wisal/stamps.verify", "wisal/stamps.redeem"],
    terms: {
      procedureIds: ["passport-adult", "passport-minor", "passport-loss-adult", "signature-legalisation"],
      postIds: ["*"],
      callsPerMinute: 6_000,
    },
  },
  {
    clientId: "notary-portal",
    name: "Notaries of Paris",
    scopes: ["wisal/stamps.verify", "wisal/stamps.redeem"],
    terms: { procedureIds: ["signature-legalisation"], postIds: ["fr-paris"], callsPerMinute: 60 },
  },
] as const;

/** A citizen to try things with: sign in with this number and read the code in the catcher. */
export const demonstrationCitizen = { phone: "+33639980100", language: "fr" } as const;
