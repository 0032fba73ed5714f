import { usePageState } from "#web/public/first-page/context.tsx";
import { formatDate } from "#web/public/first-page/format.ts";
import type { LivePost } from "#web/public/first-page/live-posts.ts";
import { LocalTime } from "#web/public/first-page/local-time.tsx";
import type { PostView } from "#web/public/first-page/page-data.ts";
import { Message, useTranslator } from "#web/public/first-page/words.ts";
import { rateIn } from "#web/ui/decimal.ts";

/** The posted rate with its date; nothing for a post that charges in dirhams, a plain word where none is posted. */
const RateNote = ({ post, live }: { readonly post: PostView; readonly live: LivePost }) => {
  const { locale } = useTranslator();
  if (post.currency === "MAD") return null;
  const { rate } = live;
  if (rate === undefined) return <Message k="rate.none" values={[{ currency: post.currency }]} />;
  const text = rateIn(post.currency, rate.madPerUnit, locale);
  return <Message k="rate.posted" values={[{ rate: text, date: formatDate(rate.asOf, locale) }]} />;
};

/** The chosen post at the head of the procedures: which, its time, its rate, and the way to another one. */
export const PostSummary = ({ post }: { readonly post: PostView | undefined }) => {
  const { t } = useTranslator();
  const { live } = usePageState();
  if (post === undefined) {
    return (
      <div class="summary summary-empty">
        <p>{t("procedures.no-post")}</p>
        <a class="button button-plain" href="#posts">
          {t("post.choose")}
        </a>
      </div>
    );
  }
  const livePost = live.state === "ready" ? live.posts.get(post.id) : undefined;
  return (
    <div class="summary" id="chosen-post">
      <div>
        <p class="summary-name">
          <Message
            k={post.embassy === true ? "post.embassy" : "post.consulate"}
            values={[{ city: post.city }]}
          />
        </p>
        <p class="summary-time">
          <LocalTime post={post} day />
        </p>
        <p class="summary-rate quiet">{livePost !== undefined && <RateNote post={post} live={livePost} />}</p>
      </div>
      <a class="button button-plain" href="#posts">
        {t("post.change")}
      </a>
    </div>
  );
};
