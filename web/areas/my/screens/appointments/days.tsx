import type { AnswerOf } from "#web/app/api.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useLoad } from "#web/app/use-load.ts";
import {
  About,
  AlreadyBooked,
  KeptPlaces,
  Moving,
  usePlace,
  Ways,
} from "#web/areas/my/appointments/parts.tsx";
import type { Request } from "#web/areas/my/appointments/shared.ts";
import { bookingWords } from "#web/areas/my/appointments/words.ts";
import { EmptyState, useMore } from "#web/ui/lists.tsx";
import { Tag } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { dayIn } from "#web/ui/values.tsx";

const { useTranslator, Message } = bookingWords;

type Days = AnswerOf<"GET /requests/{requestId}/days">;

interface ListProps {
  readonly days: Days["days"];
  /** Where a day leads, up to its date; and what follows it. */
  readonly path: string;
  readonly search: string;
}

const DayList = ({ days, path, search }: ListProps) => {
  const { t, locale } = useTranslator();
  const { visible, more } = useMore(days);
  return (
    <>
      <ul class="days">
        {visible.map(({ date, places }, index) => (
          <li key={date} class="day">
            <a href={`#${path}/${date}${search}`}>{dayIn(date, locale)}</a>
            <span class="hint">{t("slots.places", { count: places })}</span>
            {index === 0 && <Tag tone="good">{t("slots.first")}</Tag>}
          </li>
        ))}
      </ul>
      {more}
    </>
  );
};

const OtherWays = ({ requestId }: { readonly requestId: string }) => {
  const { t } = useTranslator();
  return (
    <Ways title={t("slots.other")}>
      <li>
        <a href={`#/requests/${requestId}/post?book`}>{t("slots.elsewhere")}</a>
      </li>
      <li>
        <a href={`#/requests/${requestId}/waiting`}>{t("slots.waiting")}</a>
      </li>
      <li>
        <a href={`#/requests/${requestId}/draw`}>{t("slots.draw")}</a>
      </li>
    </Ways>
  );
};

interface ChoosingProps {
  readonly request: Request;
  readonly days: Days;
  readonly moving: boolean;
}

const Choosing = ({ request, days, moving }: ChoosingProps) => {
  const { t, locale } = useTranslator();
  const { city, timeZone } = usePlace(request.postId);
  const { requestId, validUntil } = request;
  return (
    <div class="stack">
      <p class="lead">
        <Message k="slots.lead" values={[{ count: days.party, city }]} />
        {validUntil !== undefined && !moving && (
          <> {t("slots.until", { date: dayIn(validUntil, locale, { timeZone }) })}</>
        )}
      </p>
      {days.days.length === 0 ? (
        <EmptyState title={t("slots.none.title")}>
          <p>{t("slots.none.text")}</p>
        </EmptyState>
      ) : (
        <DayList days={days.days} path={`/requests/${requestId}/slots`} search={moving ? "?move=1" : ""} />
      )}
      {!moving && <OtherWays requestId={requestId} />}
    </div>
  );
};

/** The days with places for everybody in a request; with `?move=1`, for its appointment to be moved to. */
export const Screen = ({ params, query }: ScreenProps<"/requests/:requestId/slots">) => {
  const { t } = useTranslator();
  const { requestId } = params;
  const path = { requestId };
  const request = useLoad("GET /requests/{requestId}", { path });
  const days = useLoad("GET /requests/{requestId}/days", { path });
  const back = query.has("move") ? `/requests/${requestId}/appointment` : `/requests/${requestId}`;
  return (
    <Page title={t("slots.title")} back={back}>
      <LoadedView load={request}>
        {(found) => {
          const moving = found.state === "booked";
          if (moving && !query.has("move")) return <AlreadyBooked request={found} />;
          return (
            <div class="stack">
              <About request={found} />
              {moving ? <Moving request={found} /> : <KeptPlaces request={found} />}
              <LoadedView load={days}>
                {(value) => <Choosing request={found} days={value} moving={moving} />}
              </LoadedView>
            </div>
          );
        }}
      </LoadedView>
    </Page>
  );
};
