import { data } from "virtual:page-data/ar";
import { ar } from "#web/i18n/ar.ts";
import { start } from "#web/public/first-page/start.tsx";

start(data, ar);
