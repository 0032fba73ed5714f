import { partnerToken, signInStaff } from "#local/client/sign-in.ts";
import { hmacStampKeys } from "#shared/adapters/crypto/stamp-keys.ts";
import { stampItem } from "#shared/adapters/dynamodb/stamp-item.ts";
import { drawStampCode, type StampCode } from "#shared/domain/stamp/code.ts";
import { place, procedureId } from "./people.ts";
import type { Stage } from "./stage.ts";

const YEAR_MS = 365 * 86_400_000;

/** The item of a stamp that can be redeemed. */
export const issuedStamp = (stampKey: string, stampId: string) =>
  stampItem(stampKey, {
    stampId,
    state: "issued",
    procedureId,
    amountMad: 2000,
    components: { receipt: 2000, chancery: 0, service: 0 },
    issuedAt: new Date().toISOString(),
    validUntil: new Date(Date.now() + YEAR_MS).toISOString(),
    orderId: "ord_ABCDEFGH23456789",
    unit: 1,
  });

/** Issued stamps, as paying for orders would have left them; tells their codes. */
export const issueStamps = async (stage: Stage, count: number): Promise<readonly StampCode[]> => {
  const codes = Array.from({ length: count }, () => drawStampCode());
  const stampKeys = hmacStampKeys(stage.secrets, stage.variable("partners-redeem", "STAMP_SECRET_ID"));
  const stamps = codes.map(async (code) => issuedStamp(await stampKeys.current(code), `stm_${code}`));
  await stage.put("stamps", await Promise.all(stamps));
  return codes;
};

/** One of them. */
export const issueStamp = async (stage: Stage): Promise<StampCode> => {
  const [code] = await issueStamps(stage, 1);
  if (code === undefined) throw new Error("no stamp");
  return code;
};

/** The token of the partner that redeems stamps. */
export const partner = async ({ platform }: Stage): Promise<{ readonly token: string }> => {
  const signed = await partnerToken({
    clientId: "passport-form",
    secret: platform.issuers.partnerSecrets["passport-form"] ?? "",
    scopes: ["wisal/stamps.verify", "wisal/stamps.redeem"],
    port: platform.ports.site,
  });
  return { token: signed.accessToken };
};

/** The token of the officer of the post where everything is booked. */
export const officer = async ({ platform }: Stage): Promise<{ readonly token: string }> => {
  const signed = await signInStaff({ email: "officer.lyon@wisal.example", port: platform.ports.site });
  return { token: signed.accessToken };
};

/** The desk's check of a stamp, at that post. */
export const stampChecks = `/desk/posts/${place.postId}/stamp-checks`;
