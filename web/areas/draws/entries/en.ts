import { names } from "virtual:names/en";
import { startDraws } from "#web/areas/draws/start.ts";
import { en as common } from "#web/i18n/common/en.ts";
import { en as draws } from "#web/i18n/draws/en.ts";
import { en as facts } from "#web/i18n/draws-facts/en.ts";
import { en as site } from "#web/i18n/site/en.ts";

void startDraws("en", { site, common, draws, "draws-facts": facts }, names);
