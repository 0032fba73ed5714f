import { usePageState } from "#web/public/first-page/context.tsx";
import { formatDay, formatTime } from "#web/public/first-page/format.ts";
import type { PostView } from "#web/public/first-page/page-data.ts";
import { wallClock } from "#web/public/first-page/post-clock.ts";
import { useTranslator } from "#web/public/first-page/words.ts";
import { ClockIcon } from "#web/ui/icons.tsx";

/** The time it is at the post; an empty place of the same size until it is known. */
export const LocalTime = ({ post, day = false }: { readonly post: PostView; readonly day?: boolean }) => {
  const { t, locale } = useTranslator();
  const { live, clock } = usePageState();
  const told = live.state === "ready" ? live.posts.get(post.id) : undefined;
  const now =
    clock.deviceNow === undefined
      ? undefined
      : wallClock(post.timeZone, told, clock.elapsedMs, clock.deviceNow);
  return (
    <span class="local-time">
      <ClockIcon />
      <span class="unseen">{t("post.time")}: </span>
      {now === undefined ? (
        <span class="local-time-empty" />
      ) : (
        <time dateTime={formatTime(now)}>
          <bdi dir="ltr">{formatTime(now)}</bdi>
          {day && <span class="local-day"> {formatDay(now, locale)}</span>}
        </time>
      )}
    </span>
  );
};
