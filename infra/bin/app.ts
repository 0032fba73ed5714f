import { buildApp } from "#infra/app.ts";
import { stageConfig } from "#infra/config/stage.ts";

// The CLI and the local run say where to write with CDK_OUTDIR, which CDK reads itself.
buildApp(stageConfig(process.env["WISAL_STAGE"] ?? "production")).synth();
