import "#web/ui/tokens.css";
import "#web/ui/base.css";
import "#web/ui/components.css";
import "#web/ui/app.css";
import "#web/areas/my/my.css";
import "#web/areas/my/appointments/appointments.css";
import { namesOf } from "#web/app/all-names.ts";
import { startArea } from "#web/app/start-area.tsx";
import { area } from "#web/areas/my/area.ts";

const words = import.meta.glob(["../../i18n/{site,common}/*.ts", "../../i18n/{my*,draws-facts}/*.ts"]);

void startArea(area, words, namesOf);
