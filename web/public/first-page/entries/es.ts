import { data } from "virtual:page-data/es";
import { es } from "#web/i18n/es.ts";
import { es as site } from "#web/i18n/site/es.ts";
import { start } from "#web/public/first-page/start.tsx";

start(data, { ...site, ...es });
