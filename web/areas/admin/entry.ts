import "#web/ui/tokens.css";
import "#web/ui/base.css";
import "#web/ui/components.css";
import "#web/ui/app.css";
import "#web/areas/admin/admin.css";
import { namesOf } from "#web/app/all-names.ts";
import { startArea } from "#web/app/start-area.tsx";
import { area } from "#web/areas/admin/area.ts";

const words = import.meta.glob(["../../i18n/{site,common}/*.ts", "../../i18n/admin*/*.ts"]);

void startArea(area, words, namesOf);
