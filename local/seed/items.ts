import { calendarItem } from "#shared/adapters/dynamodb/calendar-store.ts";
import { postItem, procedureItem } from "#shared/adapters/dynamodb/catalogue-store.ts";
import { partnerItem, partnerWebhookItem, staffItem } from "#shared/adapters/dynamodb/directory-store.ts";
import { administratorsItem, memberItem, profileOf } from "#shared/adapters/dynamodb/member-item.ts";
import { rateItem, tariffItem } from "#shared/adapters/dynamodb/tariff-store.ts";
import { posts } from "#shared/catalogue/posts.ts";
import { procedures } from "#shared/catalogue/procedures.ts";
import { sampleRates } from "#shared/catalogue/rates.ts";
import { administersNetwork, NETWORK } from "#shared/domain/staff/roles.ts";
import { seedCalendars } from "./calendars.ts";
import { seedPartners, seedStaff } from "./people.ts";

/** An item to put where none is yet. */
export interface SeedItem {
  readonly table: "core";
  readonly item: Readonly<Record<string, unknown>>;
}

/** The date of the official page on which the amounts of the catalogue stand. */
const TARIFFS_FROM = "2018-01-01T00:00:00.000Z";
const CENTIMES = 100;

/** Everybody of the demonstration's staff, where administrators find them, and who of them administers the network. */
const staffItems = (issuer: string): readonly Readonly<Record<string, unknown>>[] => {
  const members = seedStaff.map((each) => ({ ...each, profile: profileOf({ ...each, issuer }) }));
  const administrators = members.filter(({ assignments }) => administersNetwork(assignments));
  return [
    ...members.flatMap(({ subject, assignments, profile }) => [
      staffItem({ issuer, subject, assignments, active: true }),
      ...new Set([NETWORK, ...assignments.map(({ postId }) => postId)])
        .values()
        .map((place) => memberItem(place, profile)),
    ]),
    administratorsItem(administrators.map(({ profile }) => profile.staffId)),
  ];
};

/** Everything a first start needs: posts, procedures, tariffs, rates, calendars, staff and partners. */
export const seedItems = (options: {
  readonly now: number;
  readonly staffIssuer: string;
  /** Where partners' notices go. */
  readonly webhookUrl: string;
}): readonly SeedItem[] => {
  const items: readonly Readonly<Record<string, unknown>>[] = [
    ...posts.map(postItem),
    ...procedures.map(procedureItem),
    ...procedures.map(({ id, fee }) =>
      tariffItem(id, TARIFFS_FROM, {
        receipt: fee.receipt * CENTIMES,
        chancery: fee.chancery * CENTIMES,
        service: fee.service * CENTIMES,
      }),
    ),
    ...sampleRates.map((rate) => rateItem({ ...rate, source: "published sample of 22 February 2014" })),
    ...posts.flatMap((post) => seedCalendars(post, options.now).map(calendarItem)),
    ...staffItems(options.staffIssuer),
    ...seedPartners.map((partner) => partnerItem({ ...partner, active: true })),
    ...seedPartners.map(({ clientId }) =>
      partnerWebhookItem(clientId, { url: `${options.webhookUrl}/${clientId}`, generations: [1] }),
    ),
  ];
  return items.map((item) => ({ table: "core", item }));
};
