import type { Random } from "#test/bench/random.ts";
import type { Person, World } from "../world.ts";

/** Something that somebody does; where they have nothing to do it with, what they do instead. */
export type Deed = (world: World, person: Person, random: Random) => Promise<void>;
