import { useNames } from "#web/app/names.ts";
import { useTranslator } from "#web/areas/draws/words.ts";
import { Page } from "#web/ui/page.tsx";

/** The posts, each leading to its draws, in the alphabet of the page's language. */
export const Screen = () => {
  const { t, locale } = useTranslator();
  const { compare } = new Intl.Collator(locale);
  const posts = Object.entries(useNames().posts).toSorted(([, one], [, other]) =>
    compare(one.city, other.city),
  );
  return (
    <Page title={t("home.title")}>
      <p class="lead">{t("home.lead")}</p>
      <ul class="posts">
        {posts.map(([postId, { city }]) => (
          <li key={postId}>
            <a href={`#/${postId}`}>{city}</a>
          </li>
        ))}
      </ul>
    </Page>
  );
};
