import { data } from "virtual:page-data/en";
import { en } from "#web/i18n/en.ts";
import { en as site } from "#web/i18n/site/en.ts";
import { start } from "#web/public/first-page/start.tsx";

start(data, { ...site, ...en });
