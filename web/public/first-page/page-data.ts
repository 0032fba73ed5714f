import type { Language } from "#shared/catalogue/procedures.ts";

/** What one language's first page knows at build: enough to be whole without the API. */
export interface PageData {
  readonly language: Language;
  readonly countries: readonly CountryView[];
  readonly procedures: readonly ProcedureView[];
}

export interface CountryView {
  readonly code: string;
  readonly name: string;
  readonly posts: readonly PostView[];
}

export interface PostView {
  readonly id: string;
  readonly city: string;
  /** The city's name on the spot, in Latin letters, where it differs from `city`. */
  readonly spelling?: string;
  readonly embassy?: true;
  readonly timeZone: string;
  /** ISO 4217 code. */
  readonly currency: string;
  /** Folded names of the city and country in every language, for the search. */
  readonly search: string;
}

export const areas = ["identity", "family", "deeds", "travel"] as const;
export type Area = (typeof areas)[number];

export interface ProcedureView {
  readonly id: string;
  readonly area: Area;
  readonly name: string;
  /** Centimes, by component; components of zero are left out. */
  readonly fee: readonly { readonly part: "receipt" | "chancery" | "service"; readonly amount: number }[];
  readonly confirmed: boolean;
  readonly review: boolean;
  readonly appointment: boolean;
  readonly urgent: boolean;
  readonly registration: boolean;
  readonly minutes: number;
  readonly papers: readonly { readonly name: string; readonly optional: boolean }[];
}

/** The whole fee in centimes. */
export const totalFee = (procedure: ProcedureView): number =>
  procedure.fee.reduce((sum, part) => sum + part.amount, 0);

/** Every post of the page. */
export const allPosts = (data: PageData): readonly PostView[] =>
  data.countries.flatMap((country) => country.posts);
