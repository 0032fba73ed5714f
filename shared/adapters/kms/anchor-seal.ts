import type { KMSClient } from "@aws-sdk/client-kms";
import { compactVerify, createLocalJWKSet } from "jose";
import * as z from "zod";
import type { AnchorSeal } from "#shared/ports/anchor-store.ts";
import { kmsDocumentSeal } from "./document-seal.ts";

const claimsSchema = z.strictObject({
  hour: z.string(),
  at: z.iso.datetime(),
  chains: z.int(),
  links: z.int(),
  digest: z.string(),
  previousHour: z.string(),
  previousSeal: z.string(),
});

/** Seals anchors with an asymmetric KMS key; opening needs its public half only. */
export const kmsAnchorSeal = (keyId: string, client?: KMSClient): AnchorSeal => {
  const seals = kmsDocumentSeal(keyId, client);
  return {
    seal: (claims) => seals.seal(claims),
    open: async (seal) => {
      const keys = (await seals.keys()).map((key) => ({ ...key }));
      try {
        const { payload } = await compactVerify(seal, createLocalJWKSet({ keys }), { algorithms: ["ES256"] });
        return claimsSchema.parse(JSON.parse(new TextDecoder().decode(payload)));
      } catch {
        // Whatever is wrong with it, it is no seal of ours.
        return undefined;
      }
    },
  };
};
