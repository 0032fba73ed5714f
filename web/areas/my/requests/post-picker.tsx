import { useState } from "preact/hooks";
import type { AnswerOf } from "#web/app/api.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import { type Names, useNames } from "#web/app/names.ts";
import { useLoad } from "#web/app/use-load.ts";
import { distanceKm } from "#web/areas/my/requests/distance.ts";
import { useTranslator } from "#web/areas/my/requests/words-new.ts";
import { fold } from "#web/public/first-page/filter.ts";
import { RadioCards, SelectField } from "#web/ui/choices.tsx";
import { useMore } from "#web/ui/lists.tsx";
import { TextField } from "#web/ui/text-fields.tsx";
import { dayIn } from "#web/ui/values.tsx";

type Post = AnswerOf<"GET /posts">["posts"][number];

type FirstDay = Pick<AnswerOf<"GET /requests/{requestId}/search">["posts"][number], "firstDay" | "inDays">;

interface Props {
  readonly procedureId: string;
  readonly value: string | undefined;
  readonly onChange: (postId: string) => void;
  readonly error?: string | undefined;
  /** Where everybody of a party finds places, by post; without it, the days until one person does. */
  readonly days?: ReadonlyMap<string, FirstDay> | undefined;
}

const AFTER_ALL = 10_000;
const SOONEST = "soonest";

/** What is compared and shown of a post. */
interface Offer {
  readonly post: Post;
  readonly city: string;
  readonly country: string;
  readonly needed: boolean;
  readonly inDays: number | null;
  readonly firstDay: string | undefined;
}

const offersOf = (
  posts: readonly Post[],
  { procedureId, days }: Pick<Props, "procedureId" | "days">,
  names: Names,
  locale: string,
): readonly Offer[] => {
  const countries = new Intl.DisplayNames(locale, { type: "region" });
  return posts.flatMap((post) => {
    const offered = post.procedures.find((each) => each.procedureId === procedureId);
    if (offered === undefined) return [];
    const first = days?.get(post.postId);
    return [
      {
        post,
        city: names.posts[post.postId]?.city ?? post.city,
        country: countries.of(post.country) ?? post.country,
        needed: offered.appointment === "needed",
        inDays: days === undefined ? offered.nextAppointmentInDays : (first?.inDays ?? null),
        firstDay: first?.firstDay,
      },
    ];
  });
};

const useOutlook = () => {
  const { t, locale } = useTranslator();
  return ({ needed, inDays, firstDay }: Offer): string => {
    if (!needed) return t("post.no-appointment");
    if (inDays === null) return t("post.no-day");
    if (inDays === 0) return t("post.today");
    if (firstDay !== undefined) return t("post.first", { date: dayIn(firstDay, locale) });
    return inDays === 1 ? t("post.tomorrow") : t("post.days", { count: inDays });
  };
};

const Offers = ({ posts, ...props }: Props & { readonly posts: readonly Post[] }) => {
  const { t, locale } = useTranslator();
  const names = useNames();
  const outlook = useOutlook();
  const [sought, setSought] = useState("");
  const [order, setOrder] = useState(SOONEST);
  const byName = new Intl.Collator(locale);
  const offers = offersOf(posts, props, names, locale).toSorted((a, b) => byName.compare(a.city, b.city));
  const from = offers.find(({ post }) => post.postId === order)?.post.location;
  const away = (offer: Offer) => (from === undefined ? undefined : distanceKm(from, offer.post.location));
  const words = fold(sought)
    .split(" ")
    .filter((word) => word !== "");
  const found = offers
    .filter(({ city, country, post }) => {
      const text = fold(`${city} ${country} ${post.city}`);
      return words.every((word) => text.includes(word));
    })
    .toSorted((a, b) =>
      from === undefined
        ? (a.inDays ?? AFTER_ALL) - (b.inDays ?? AFTER_ALL)
        : (away(a) ?? 0) - (away(b) ?? 0),
    );
  // What is chosen stays in sight, whatever is sought.
  const chosen = offers.filter(({ post }) => post.postId === props.value);
  const { visible, more } = useMore(found);
  const shown = [...chosen, ...visible.filter((offer) => !chosen.includes(offer))];
  return (
    <div class="stack">
      <TextField name="sought" type="search" label={t("post.search")} value={sought} onChange={setSought} />
      <SelectField
        name="order"
        label={t("post.order")}
        none=""
        value={order}
        onChange={setOrder}
        options={[
          { value: SOONEST, label: t("post.soonest") },
          ...offers.map(({ post, city }) => ({ value: post.postId, label: t("post.near", { city }) })),
        ]}
      />
      <p class="hint" role="status">
        {found.length === 0 ? t("post.none") : t("post.found", { count: found.length })}
      </p>
      <RadioCards
        name="post"
        label={t("post.list")}
        error={props.error}
        value={props.value}
        onChange={props.onChange}
        options={shown.map((offer) => {
          const km = away(offer);
          return {
            value: offer.post.postId,
            label: (
              <>
                <bdi>{offer.city}</bdi> <span class="hint">· {offer.country}</span>
              </>
            ),
            hint: km === undefined ? outlook(offer) : `${outlook(offer)} · ${t("post.km", { count: km })}`,
          };
        })}
      />
      {more}
    </div>
  );
};

/** The consulates that offer a procedure: first free days, distance only where it is asked for, any of them. */
export const PostPicker = (props: Props) => {
  const load = useLoad("GET /posts", {});
  return <LoadedView load={load}>{({ posts }) => <Offers {...props} posts={posts} />}</LoadedView>;
};
