/** CI repeats one seed, so that what fails there is what was changed; every other run draws its own. */
const drawn = process.env["CI"] === "true" ? 20_261_122 : Date.now() % 1_000_000_007;

/** Of what is drawn at random in this run: `WISAL_SEED`, if given, repeats another. */
export const seed = Number(process.env["WISAL_SEED"] ?? drawn);
