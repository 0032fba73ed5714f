import type { ComponentChildren } from "preact";
import { useNames } from "#web/app/names.ts";
import type { Request } from "#web/areas/my/appointments/shared.ts";
import { bookingWords } from "#web/areas/my/appointments/words.ts";
import { Code } from "#web/ui/code.tsx";
import { SummaryList, type SummaryRow } from "#web/ui/lists.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { People } from "#web/ui/people.tsx";
import { dayIn, LocalDateTime } from "#web/ui/values.tsx";

const { useTranslator, Message } = bookingWords;

/** City, zone and kind of a post, in the page's language as soon as the names have come. */
export const usePlace = (postId: string) => {
  const { t } = useTranslator();
  const post = useNames().posts[postId];
  const city = post?.city ?? "";
  return {
    city,
    timeZone: post?.timeZone ?? "UTC",
    known: post !== undefined,
    place: t(post?.embassy === true ? "place.embassy" : "place.consulate", { city }),
  };
};

/** What is being booked and for whom: repeated on every page of choosing. */
export const About = ({ request }: { readonly request: Request }) => {
  const names = useNames();
  const { city } = usePlace(request.postId);
  return (
    <p class="about">
      <strong>
        <Message k="book.at" values={[{ procedure: names.procedures[request.procedureId] ?? "", city }]} />
      </strong>
      <br />
      <People names={request.people} />
    </p>
  );
};

interface When {
  readonly startsAt: string;
  readonly more?: readonly string[] | undefined;
  readonly time: string;
}

/** Date and time at the post, and the times of all slots where the party sits one after another. */
export const WhenText = ({ when, postId }: { readonly when: When; readonly postId: string }) => {
  const { timeZone, city } = usePlace(postId);
  return (
    <>
      <LocalDateTime instant={when.startsAt} timeZone={timeZone} city={city} />
      {when.more !== undefined && when.more.length > 0 && (
        <span class="date-device">
          <Message k="check.run" values={[{ times: [when.time, ...when.more].join(", ") }]} />
        </span>
      )}
    </>
  );
};

interface PlacesProps {
  readonly request: Request;
  readonly postId: string;
  readonly when: When;
  readonly change?: string;
}

/** When, where, who, what: everything that pressing would book. */
export const PlacesSummary = ({ request, postId, when, change }: PlacesProps) => {
  const { t } = useTranslator();
  const names = useNames();
  const { place } = usePlace(postId);
  const rows: readonly SummaryRow[] = [
    {
      label: t("check.when"),
      value: <WhenText when={when} postId={postId} />,
      ...(change !== undefined && { change }),
    },
    { label: t("check.where"), value: <bdi>{place}</bdi> },
    { label: t("check.who"), value: <People names={request.people} /> },
    { label: t("check.what"), value: names.procedures[request.procedureId] ?? "" },
  ];
  return <SummaryList rows={rows} />;
};

/** Says so where the request is booked already: Back after confirming leads here. */
export const AlreadyBooked = ({ request }: { readonly request: Request }) => {
  const { t, locale } = useTranslator();
  const { appointment, requestId } = request;
  if (appointment === undefined) return null;
  return (
    <Notice tone="good" title={t("booked.title")}>
      <p>
        <Message
          k="booked.text"
          values={[{ date: dayIn(appointment.date, locale), time: appointment.time }]}
        />
      </p>
      <div class="actions">
        <a class="button button-primary" href={`#/requests/${requestId}/appointment`}>
          {t("booked.see")}
        </a>
        <a class="button button-plain" href={`#/requests/${requestId}/slots?move=1`}>
          {t("booked.move")}
        </a>
      </div>
    </Notice>
  );
};

/** The way back to places that are kept already. */
export const KeptPlaces = ({ request }: { readonly request: Request }) => {
  const { t, locale } = useTranslator();
  const { hold, requestId } = request;
  if (hold === undefined || request.state !== "valid") return null;
  return (
    <Notice tone="warning" title={t("kept.title")}>
      <p>
        <Message k="kept.text" values={[{ date: dayIn(hold.date, locale), time: hold.time }]} />
      </p>
      <a class="button button-primary" href={`#/requests/${requestId}/hold`}>
        {t("kept.go")}
      </a>
    </Notice>
  );
};

/** What is being moved, and that it stands until then. */
export const Moving = ({ request }: { readonly request: Request }) => {
  const { t, locale } = useTranslator();
  const { appointment, requestId } = request;
  if (appointment === undefined) return null;
  return (
    <Notice tone="info">
      <p>
        <Message
          k="slots.moving"
          values={[{ date: dayIn(appointment.date, locale), time: appointment.time }]}
        />
      </p>
      <a href={`#/requests/${requestId}/appointment`}>{t("slots.moving.back")}</a>
    </Notice>
  );
};

/** Small ways out of a page, each a link of full height. */
export const Ways = ({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}) => (
  <nav class="ways" aria-label={title}>
    <h2>{title}</h2>
    <ul>{children}</ul>
  </nav>
);

export const Times = ({ times }: { readonly times: readonly string[] }) => <Code>{times.join(", ")}</Code>;
