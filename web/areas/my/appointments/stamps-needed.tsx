import { useLoad } from "#web/app/use-load.ts";
import type { Appointment } from "#web/areas/my/appointments/details.tsx";
import { appointmentWords } from "#web/areas/my/appointments/words.ts";
import { Notice } from "#web/ui/notice.tsx";
import { Money } from "#web/ui/values.tsx";

const { useTranslator } = appointmentWords;

/** The stamps that are still to buy, with what one costs here; nothing where the act is free. */
export const Stamps = ({ appointment }: { readonly appointment: Appointment }) => {
  const { t } = useTranslator();
  const { requestId, post, procedureId, people } = appointment;
  const { loaded: stamps } = useLoad("GET /requests/{requestId}/stamps", { path: { requestId } });
  const { loaded: board } = useLoad("GET /posts/{postId}", { path: { postId: post.postId } });
  // Beside the appointment itself this is a reminder: it is left out where it does not come.
  if (stamps.state !== "ready" || board.state !== "ready") return null;
  const tariff = board.value.procedures.find((each) => each.procedureId === procedureId);
  if (tariff === undefined || tariff.fee.amount === 0) return null;
  const missing = people.length - stamps.value.stamps.filter(({ usable }) => usable).length;
  return (
    <section class="stack">
      <h2>{t("stamps.title")}</h2>
      {missing <= 0 ? (
        <Notice tone="good">{t("stamps.ready")}</Notice>
      ) : (
        <Notice tone="warning">
          <p>{t("stamps.missing", { count: missing })}</p>
          <p>
            {t("stamps.price")} <Money money={tariff.fee} />
            {tariff.localFee !== null && tariff.localFee.currency !== tariff.fee.currency && (
              <>
                {" "}
                ({t("stamps.about")} <Money money={tariff.localFee} />)
              </>
            )}
          </p>
          <a class="button button-primary" href={`#/stamps/new?request=${requestId}`}>
            {t("stamps.buy")}
          </a>
        </Notice>
      )}
    </section>
  );
};
