import "#web/ui/tokens.css";
import "#web/ui/base.css";
import "#web/ui/components.css";
import "#web/ui/app.css";
import "#web/areas/desk/desk.css";
import { namesOf } from "#web/app/all-names.ts";
import { startArea } from "#web/app/start-area.tsx";
import { area } from "#web/areas/desk/area.ts";

const words = import.meta.glob(["../../i18n/{site,common}/*.ts", "../../i18n/desk*/*.ts"]);

void startArea(area, words, namesOf);
