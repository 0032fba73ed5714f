import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { createApi } from "#web/app/api.ts";
import { AppContext, go, useApp } from "#web/app/app-context.ts";
import { Message, useTranslator } from "#web/areas/desk/words-behalf.ts";
import { Button } from "#web/ui/button.tsx";
import { EmptyState } from "#web/ui/lists.tsx";
import type { Here } from "./here.ts";
import { changeMandate, mandate } from "./mandate.ts";
import { useStore } from "./store.ts";
import { localTime } from "./today.ts";

interface Props {
  readonly here: Here;
  readonly children: ComponentChildren;
}

/** What is inside calls the API for the citizen; the bar above says so all the time. */
export const Acting = ({ here, children }: Props) => {
  const app = useApp();
  const { t } = useTranslator();
  const held = useStore(mandate);
  const token = held?.mandate;
  const acting = useMemo(() => {
    const { config, language, session } = app;
    if (token === undefined) return undefined;
    return { ...app, api: createApi({ base: config.api, language, session, mandate: token }) };
  }, [app, token]);
  if (acting === undefined || held === undefined) {
    return (
      <EmptyState title={t("acting.none")}>
        <a class="button button-primary" href="#/behalf">
          {t("acting.begin")}
        </a>
      </EmptyState>
    );
  }
  const end = () => {
    changeMandate(undefined);
    go("/behalf");
  };
  return (
    <div class="acting">
      <div class="acting-bar">
        <p>
          <strong>{t("acting.title")}</strong>{" "}
          <Message
            k={held.channel === "phone" ? "acting.phone" : "acting.desk"}
            values={[{ time: localTime(held.until, here.timeZone) }]}
          />
        </p>
        <Button tone="quiet" onClick={end}>
          {t("acting.end")}
        </Button>
      </div>
      <AppContext.Provider value={acting}>{children}</AppContext.Provider>
    </div>
  );
};
