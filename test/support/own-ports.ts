/** More than a platform takes. */
const BLOCK = 50;

/**
 * Gives each of the files that run side by side a block of ports of its own: from `WISAL_PORT` (4700) up for the
 * first. Set before a test file is loaded.
 */
const first = Number(process.env["WISAL_PORT"] ?? 4700);
const worker = Number(process.env["VITEST_POOL_ID"] ?? 1);
process.env["WISAL_PORT"] = String(first + BLOCK * (worker - 1));
