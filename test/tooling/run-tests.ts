import { plainSummary, runTests } from "./tests.ts";

const count = await runTests(process.argv.slice(2));
if (count.leftOut !== undefined) console.log(`\n  ${count.leftOut}\n`);
console.log(plainSummary(count));
process.exitCode = count.failed === 0 ? 0 : 1;
