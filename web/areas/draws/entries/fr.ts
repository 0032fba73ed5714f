import { names } from "virtual:names/fr";
import { startDraws } from "#web/areas/draws/start.ts";
import { fr as common } from "#web/i18n/common/fr.ts";
import { fr as draws } from "#web/i18n/draws/fr.ts";
import { fr as facts } from "#web/i18n/draws-facts/fr.ts";
import { fr as site } from "#web/i18n/site/fr.ts";

void startDraws("fr", { site, common, draws, "draws-facts": facts }, names);
