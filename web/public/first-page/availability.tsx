import { usePageState } from "#web/public/first-page/context.tsx";
import { nextAppointment } from "#web/public/first-page/live-posts.ts";
import { useTranslator } from "#web/public/first-page/words.ts";
import { CalendarIcon } from "#web/ui/icons.tsx";

/** The next appointment at a post, for a procedure or for any: always in words, whatever is known. */
export const Availability = ({
  postId,
  procedureId,
  needed = true,
}: {
  readonly postId: string;
  readonly procedureId: string | undefined;
  readonly needed?: boolean;
}) => {
  const { t } = useTranslator();
  const { live } = usePageState();

  const words = (): readonly [string, string] => {
    if (!needed) return ["known", t("availability.not-needed")];
    if (live.state === "loading" || live.state === "slow") return ["waiting", t("availability.loading")];
    const days = live.state === "ready" ? nextAppointment(live.posts.get(postId), procedureId) : undefined;
    if (days === undefined) return ["unknown", t("availability.unknown")];
    if (days === 0) return ["soon", t("availability.today")];
    if (days === 1) return ["soon", t("availability.tomorrow")];
    return ["known", t("availability.days", { count: days })];
  };

  const [kind, text] = words();
  return (
    <span class={`availability availability-${kind}`}>
      <CalendarIcon />
      <span>
        <span class="unseen">{t("availability.label")}: </span>
        {text}
      </span>
    </span>
  );
};
