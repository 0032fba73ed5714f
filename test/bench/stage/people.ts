import { hmacTokenSigner } from "#shared/adapters/crypto/token-signer.ts";
import { accountItem } from "#shared/adapters/dynamodb/account-store.ts";
import { keys, ownerKeys } from "#shared/adapters/dynamodb/keys.ts";
import type { SlotsGrant } from "#shared/application/appointments/tokens.ts";
import { SLOTS_GRANT_SECONDS } from "#shared/application/appointments/tokens.ts";
import type { RequestRecord } from "#shared/ports/request-store.ts";
import type { Stage } from "./stage.ts";

/** The post and calendar of everything that the benchmark books. */
export const place = { postId: "fr-lyon", calendarId: "acts" } as const;
export const procedureId = "signature-legalisation";

/** Somebody signed in, with a valid request and the right to press for a slot of the calendar. */
export interface Person {
  readonly token: string;
  readonly accountId: string;
  readonly requestId: string;
  readonly party: number;
  readonly grant: string;
}

const DAY_MS = 86_400_000;

/** The item of a valid request, filed and submitted now; `name` makes its ids. */
export const requestItemOf = (
  name: string,
  { accountId, party, now }: { readonly accountId: string; readonly party: number; readonly now: number },
): Readonly<Record<string, unknown>> => {
  const createdAt = new Date(now).toISOString();
  const record: RequestRecord = {
    ...place,
    requestId: `req_${name}`,
    accountId,
    procedureId,
    urgent: false,
    state: "valid",
    names: Array.from({ length: party }, () => "Yasmine Alaoui"),
    personKeys: Array.from({ length: party }, (_, member) => `${name}of${member}`.padEnd(22, "x")),
    createdAt,
    submittedAt: createdAt,
    validUntil: new Date(now + 30 * DAY_MS).toISOString(),
  };
  return { ...keys.request(record.requestId), ...ownerKeys.requestsOf(accountId, createdAt), ...record };
};

/**
 * People with an account, a valid request and a grant, as signing in, filing, submitting and listing slots would
 * have left them; `group` tells those of one run from those of another.
 */
export const people = async (
  stage: Stage,
  options: { readonly group: string; readonly count: number; readonly party?: (index: number) => number },
): Promise<readonly Person[]> => {
  const now = Date.now();
  const createdAt = new Date(now).toISOString();
  const signer = hmacTokenSigner(stage.secrets, stage.variable("appointments-write", "BOOKING_SECRET_ID"));
  const made = await Promise.all(
    Array.from({ length: options.count }, async (_, index) => {
      const name = `${options.group}${String(index).padStart(8, "0")}`;
      const { token, accountId } = await stage.issuer.citizen(name);
      const requestId = `req_${name}`;
      const party = options.party?.(index) ?? 1;
      const grant: SlotsGrant = { ...place, requestId, accountId, party, kinds: ["public"] };
      return {
        person: {
          token,
          accountId,
          requestId,
          party,
          grant: await signer.sign("slots", grant, Math.floor(now / 1000) + SLOTS_GRANT_SECONDS),
        },
        items: [
          accountItem({ accountId, status: "active", phone: "+33639980100", language: "fr", createdAt }),
          requestItemOf(name, { accountId, party, now }),
        ],
      };
    }),
  );
  await stage.put(
    "core",
    made.flatMap(({ items }) => items),
  );
  return made.map(({ person }) => person);
};
