import { differenceChanged } from "#events/differences/changed.v1.ts";
import type { Fact } from "#events/envelope.ts";
import type { Difference } from "#shared/domain/settlement/difference.ts";

/** What is told of a difference: never the words in which somebody explained it. */
export const differenceFact = ({ differenceId, kind, owner }: Difference, state: Difference["state"]): Fact =>
  differenceChanged.fact(
    differenceId,
    { differenceId, kind, state },
    owner === "network" ? undefined : owner,
  );
