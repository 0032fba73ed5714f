import { names } from "virtual:names/es";
import { startDraws } from "#web/areas/draws/start.ts";
import { es as common } from "#web/i18n/common/es.ts";
import { es as draws } from "#web/i18n/draws/es.ts";
import { es as facts } from "#web/i18n/draws-facts/es.ts";
import { es as site } from "#web/i18n/site/es.ts";

void startDraws("es", { site, common, draws, "draws-facts": facts }, names);
