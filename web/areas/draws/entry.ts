import "#web/ui/tokens.css";
import "#web/ui/base.css";
import "#web/ui/components.css";
import "#web/ui/app.css";
import "#web/areas/draws/draws.css";
import { startArea } from "#web/app/start-area.tsx";
import { area } from "#web/areas/draws/area.ts";

const words = import.meta.glob(["../../i18n/{site,common}/*.ts", "../../i18n/draws*/*.ts"]);

void startArea(area, words);
