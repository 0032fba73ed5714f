import { data } from "virtual:page-data/ar";
import { ar } from "#web/i18n/ar.ts";
import { ar as site } from "#web/i18n/site/ar.ts";
import { start } from "#web/public/first-page/start.tsx";

start(data, { ...site, ...ar });
