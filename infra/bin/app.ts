import { buildApp } from "#infra/app.ts";
import { buildFunctions } from "#infra/build-functions.ts";
import { stageConfig } from "#infra/config/stage.ts";

const stage = process.env["WISAL_STAGE"] ?? "production";
// What is deployed is what the sources say, on a fresh clone too. The local run has just built them itself.
if (stage !== "local") await buildFunctions();
// The CLI and the local run say where to write with CDK_OUTDIR, which CDK reads itself.
buildApp(stageConfig(stage)).synth();
