import { stringify } from "csv-stringify/sync";
import type { TrailPage } from "#shared/application/audit/show-trail.ts";

const columns = [
  "sequence",
  "at",
  "type",
  "subject",
  "actor_kind",
  "actor",
  "on_behalf_of",
  "channel",
  "data",
  "event",
  "previous_hash",
  "hash",
] as const;

/** A page of the audit trail as a table (RFC 4180, UTF-8 with a mark for spreadsheets); `data` is JSON. */
export const trailCsv = ({ entries }: Pick<TrailPage, "entries">): string =>
  stringify(
    entries.map(({ sequence, at, type, subject, actor, data, eventId, previousHash, hash }) => [
      sequence,
      at,
      type,
      subject,
      actor.kind,
      actor.id,
      actor.onBehalfOf?.accountId ?? "",
      actor.onBehalfOf?.channel ?? "",
      JSON.stringify(data),
      eventId,
      previousHash,
      hash,
    ]),
    { header: true, columns: [...columns], record_delimiter: "windows", bom: true, escape_formulas: true },
  );
