import { names } from "virtual:names/ar";
import { startDraws } from "#web/areas/draws/start.ts";
import { ar as common } from "#web/i18n/common/ar.ts";
import { ar as draws } from "#web/i18n/draws/ar.ts";
import { ar as facts } from "#web/i18n/draws-facts/ar.ts";
import { ar as site } from "#web/i18n/site/ar.ts";

void startDraws("ar", { site, common, draws, "draws-facts": facts }, names);
