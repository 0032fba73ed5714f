import { LoadedView } from "#web/app/loaded.tsx";
import { useNames } from "#web/app/names.ts";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useLoad } from "#web/app/use-load.ts";
import { arrivals } from "#web/areas/desk/parts/arrivals.ts";
import { DeskScreen } from "#web/areas/desk/parts/desk-screen.tsx";
import { Facts } from "#web/areas/desk/parts/facts.tsx";
import type { Here } from "#web/areas/desk/parts/here.ts";
import { StampsStep } from "#web/areas/desk/parts/stamps-step.tsx";
import { useStore } from "#web/areas/desk/parts/store.ts";
import { localTime } from "#web/areas/desk/parts/today.ts";
import {
  ArrivalStep,
  Closure,
  Papers,
  People,
  type Shown,
  UndoStep,
  VisitState,
} from "#web/areas/desk/parts/visit-parts.tsx";
import { Message, useTranslator } from "#web/areas/desk/words-day.ts";
import { Code } from "#web/ui/code.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { dayIn, Money } from "#web/ui/values.tsx";

interface CardProps {
  readonly here: Here;
  readonly visit: Shown;
  readonly changed: () => void;
}

/** Who, what, when, papers, stamps: on the one side what is known, on the other what is to be done. */
const VisitCard = ({ here, visit, changed }: CardProps) => {
  const { t, locale } = useTranslator();
  const names = useNames();
  const arriving = useStore(arrivals).some(
    ({ appointmentId, refused }) => refused === undefined && appointmentId === visit.appointmentId,
  );
  const { closure, movedTo, state } = visit;
  return (
    <div class="visit">
      <div class="visit-facts">
        <p class="visit-head">
          <VisitState visit={visit} arriving={arriving} />
          <strong>
            <Facts>
              {dayIn(visit.date, locale)}
              <Code>{visit.time}</Code>
            </Facts>
          </strong>
          <Code>{visit.reference}</Code>
        </p>
        <p>
          <Facts>
            {names.procedures[visit.procedureId]}
            {visit.fee.amount > 0 && (
              <span>
                <Money money={visit.fee} /> {t("fee.each")}
              </span>
            )}
          </Facts>
        </p>
        <h2>{t("people.title", { count: visit.people.length })}</h2>
        <People people={visit.people} />
        <Papers postId={here.postId} requestId={visit.requestId} />
      </div>
      <div class="visit-steps">
        {state === "booked" && (
          <ArrivalStep here={here} visit={visit} arriving={arriving} changed={changed} />
        )}
        {(state === "booked" || state === "arrived") && (
          <StampsStep here={here} visit={visit} closed={changed} />
        )}
        {state === "no-show" && <UndoStep here={here} visit={visit} changed={changed} />}
        {closure !== undefined && <Closure closure={closure} time={localTime(closure.at, here.timeZone)} />}
        {movedTo !== undefined && (
          <Notice tone="info">
            <p>
              <Message k="moved.text" values={[{ date: dayIn(movedTo.date, locale), time: movedTo.time }]} />
            </p>
          </Notice>
        )}
      </div>
    </div>
  );
};

const VisitView = ({
  here,
  date,
  appointmentId,
}: {
  readonly here: Here;
  readonly date: string;
  readonly appointmentId: string;
}) => {
  const { postId } = here;
  const load = useLoad("GET /desk/posts/{postId}/days/{date}/visits/{appointmentId}", {
    path: { postId, date, appointmentId },
  });
  return (
    <LoadedView load={load} lines={8}>
      {(visit) => <VisitCard key={appointmentId} here={here} visit={visit} changed={load.reload} />}
    </LoadedView>
  );
};

/** One person's or family's visit, from their arrival to its end. */
export const Screen = ({ params }: ScreenProps<"/days/:date/visits/:appointmentId">) => {
  const { t } = useTranslator();
  return (
    <DeskScreen title={t("visit.title")} back="/">
      {(here) => <VisitView here={here} date={params.date} appointmentId={params.appointmentId} />}
    </DeskScreen>
  );
};
