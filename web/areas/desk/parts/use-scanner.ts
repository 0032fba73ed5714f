import { useCallback, useEffect } from "preact/hooks";
import { go, useApp } from "#web/app/app-context.ts";
import { serverNow } from "#web/app/clock.ts";
import { useTranslator } from "#web/areas/desk/words.ts";
import type { Here } from "./here.ts";
import { isTaken, scannedStamp, tell } from "./results.ts";
import { hearScanner, readScan, type Scan } from "./scan.ts";
import { keptDay, localDate } from "./today.ts";

/** What a scan or a typed code leads to; hears the scanner as long as a screen is open. */
export const useScanner = (here: Here | undefined): ((typed: string) => void) => {
  const { api } = useApp();
  const { t } = useTranslator();

  const find = useCallback(
    async (at: Here, reference: string) => {
      const { postId, timeZone } = at;
      const outcome = await api.call("GET /desk/posts/{postId}/visits", {
        path: { postId },
        query: { reference },
      });
      // Without a network, the day as it was read last.
      const listed = outcome.ok
        ? outcome.value.visits
        : (keptDay(postId, localDate(serverNow(), timeZone))?.visits ?? []);
      const visit = listed.find((each) => each.reference === reference);
      if (visit === undefined) {
        tell({ tone: "bad", title: t("scan.absent"), text: t("scan.absent.text", { reference }) });
        return;
      }
      tell({ tone: "good", title: t("scan.visit"), text: visit.names.join(", ") });
      go(`/days/${visit.date}/visits/${visit.appointmentId}`);
    },
    [api, t],
  );

  const take = useCallback(
    (scan: Scan) => {
      if (here === undefined || isTaken(scan)) return;
      if (scan.kind === "unknown") {
        tell({ tone: "bad", title: t("scan.unknown"), text: t("scan.unknown.text") });
      } else if (scan.kind === "stamp") {
        scannedStamp.set(scan.code);
        go("/stamps");
      } else if (scan.kind === "visit" && scan.postId !== here.postId) {
        tell({
          tone: "bad",
          title: t("scan.elsewhere"),
          text: t("scan.elsewhere.text", { city: here.city }),
        });
      } else {
        void find(here, scan.reference);
      }
    },
    [here?.postId, find, t],
  );

  useEffect(() => hearScanner(take), [take]);
  return useCallback((typed: string) => take(readScan(typed)), [take]);
};
