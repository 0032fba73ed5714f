import { data } from "virtual:page-data/fr";
import { fr } from "#web/i18n/fr.ts";
import { fr as site } from "#web/i18n/site/fr.ts";
import { start } from "#web/public/first-page/start.tsx";

start(data, { ...site, ...fr });
