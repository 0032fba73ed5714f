import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { envSchema } from "#functions/audit-anchor/env.ts";
import { account } from "#local/account.ts";
import { portsFrom } from "#local/ports.ts";
import { AUDITOR_ACCESS_KEY } from "#local/proxy/callers.ts";
import { readModel } from "#local/template/read-model.ts";
import { dynamoAuditReader } from "#shared/adapters/dynamodb/audit-reader.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { kmsAnchorSeal } from "#shared/adapters/kms/anchor-seal.ts";
import { s3AnchorStore } from "#shared/adapters/s3/anchor-store.ts";
import { s3Client } from "#shared/adapters/s3/client.ts";
import type { BrokenAnchor } from "#shared/application/audit/judge-anchors.ts";
import type { Verification } from "#shared/application/audit/verify-trail.ts";
import { verifyTrail } from "#shared/application/audit/verify-trail.ts";
import type { BrokenLink } from "#shared/domain/audit/chain.ts";
import { systemClock } from "#shared/ports/clock.ts";

/**
 * Verifies the audit trail against itself and against its anchors (E3), and names the first broken link of each chain:
 * `npm run audit:verify`, of the running platform on this machine, or with `-- --aws --bucket <name>` with the
 * credentials of the role `wisal-auditor`; `--table` names a restored copy. `--from` and `--to` limit it to some days (UTC). Exit code 1 where anything is
 * broken, 2 where it could not be read.
 */
const linkFaults: Readonly<Record<BrokenLink["fault"], string>> = {
  missing: "its entry is gone",
  misplaced: "another entry stands in its place",
  altered: "its content does not give its hash",
  unlinked: "it does not follow the entry before it",
  rewritten: "an anchor knew other links from here on",
  head: "the chain ends elsewhere than its head says",
};

const anchorFaults: Readonly<Record<BrokenAnchor["fault"], string>> = {
  none: "there is no anchor at all",
  unreadable: "it is no anchor",
  forged: "its seal is not under our key",
  misplaced: "it was made in another hour",
  altered: "its heads are not what was sealed",
  missing: "a later anchor names it, and it is gone",
  contradicting: "anchors say different things of the same",
};

/** What was found, a line each: faults first, then what was looked at. */
export const linesOf = (found: Verification): readonly string[] => [
  ...found.brokenAnchors.map(({ hour, fault }) => `BROKEN  anchor ${hour}  ${fault}: ${anchorFaults[fault]}`),
  ...found.brokenChains.map(
    ({ postId, date, sequence, fault }) =>
      `BROKEN  chain ${postId} ${date}  link ${sequence}  ${fault}: ${linkFaults[fault]}`,
  ),
  `${found.from} to ${found.to}: ${found.chains} chains, ${found.brokenChains.length} broken; ${found.links} sound links, ` +
    `${found.anchored} of them anchored; ${found.anchors} sound anchors, the last of ${found.lastAnchor ?? "never"}`,
  ...(isSound(found) ? ["True: nothing was changed, removed, reordered or cut off."] : []),
];

const isSound = ({ brokenAnchors, brokenChains }: Verification): boolean =>
  brokenAnchors.length + brokenChains.length === 0;

/** The names of the running platform's things, from the templates that it was made from. */
const localPlaces = (): Record<string, string | undefined> => {
  const { proxy } = portsFrom(Number(process.env["WISAL_PORT"] ?? "4000"));
  const proxyUrl = `http://127.0.0.1:${proxy}`;
  const assembly = join(resolve(process.env["WISAL_DATA"] ?? ".local"), "cdk.out");
  if (!existsSync(assembly)) throw new Error(`${assembly} is missing: start the platform first (npm start)`);
  const anchoring = readModel(assembly, { proxyUrl }).functions.find(
    ({ shortName }) => shortName === "audit-anchor",
  );
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: proxyUrl,
    AWS_REGION: account.region,
    AWS_ACCESS_KEY_ID: AUDITOR_ACCESS_KEY,
    AWS_SECRET_ACCESS_KEY: "local",
  });
  return { ...anchoring?.environment };
};

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      aws: { type: "boolean", default: false },
      bucket: { type: "string" },
      table: { type: "string", default: "wisal-audit" },
      from: { type: "string" },
      to: { type: "string" },
    },
  });
  try {
    const places = envSchema.parse(
      values.aws
        ? {
            AUDIT_TABLE: values.table,
            ANCHOR_KEY_ID: "alias/wisal/anchors-key",
            ANCHORS_BUCKET: values.bucket,
          }
        : localPlaces(),
    );
    const found = await verifyTrail(
      {
        clock: systemClock,
        trail: dynamoAuditReader(dynamoClient(), places.AUDIT_TABLE),
        anchors: s3AnchorStore(s3Client(), places.ANCHORS_BUCKET),
        seals: kmsAnchorSeal(places.ANCHOR_KEY_ID),
      },
      { from: values.from, to: values.to },
    );
    for (const line of linesOf(found)) console.log(line);
    process.exit(isSound(found) ? 0 : 1);
  } catch (error) {
    console.error(`The trail could not be read: ${String(error)}`);
    process.exit(2);
  }
}
