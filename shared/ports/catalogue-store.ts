import type { Language } from "#shared/domain/call.ts";

/** A consular post (S2: `timeZone` is what people see). */
export interface Post {
  readonly id: string;
  readonly country: string;
  readonly city: string;
  readonly kind: "consulate-general" | "embassy-section";
  readonly timeZone: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly currency: string;
}

/** A service that posts offer; data, never code. */
export interface Procedure {
  readonly id: string;
  readonly group: string;
  readonly calendarId: string;
  readonly names: Readonly<Record<Language, string>>;
  readonly review: "none" | "before-slot";
  /** How many officers are to accept the papers (R4); one unless said. */
  readonly officers?: 1 | 2 | undefined;
  readonly appointment: "needed" | "not-needed";
  readonly urgent: boolean;
  readonly minutes: number;
  readonly documents: readonly { readonly id: string; readonly optional: boolean }[];
  readonly ages: "adult" | "minor" | "any";
  /** Whether the amounts of its first tariff were read on the official page. */
  readonly feeConfirmed: boolean;
}

/** The first free local days of one calendar, nearest first (S4). */
export interface Outlook {
  readonly postId: string;
  readonly calendarId: string;
  readonly freeDates: readonly string[];
}

/** Reads the catalogue; an administrator's change shows within a minute. */
export interface CatalogueStore {
  posts(): Promise<readonly Post[]>;
  post(postId: string): Promise<Post | undefined>;
  procedures(): Promise<readonly Procedure[]>;
  procedure(procedureId: string): Promise<Procedure | undefined>;
  outlooks(): Promise<readonly Outlook[]>;
}
