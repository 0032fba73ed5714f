import { useEffect, useState } from "preact/hooks";
import type { AnswerOf } from "#web/app/api.ts";
import { serverNow } from "#web/app/clock.ts";
import { useNames } from "#web/app/names.ts";
import type { en } from "#web/i18n/draws-facts/en.ts";
import type { Common } from "#web/ui/app-words.ts";
import { wordsOf } from "#web/ui/i18n-context.tsx";
import { Tag, type Tone } from "#web/ui/notice.tsx";
import { dayIn, timeIn } from "#web/ui/values.tsx";

/** What a screen that shows a draw loads besides its own words: the catalogue `draws-facts`. */
export type DrawFactsWords = Common & typeof en;

const { useTranslator, Message } = wordsOf<DrawFactsWords>();

export type Draw = AnswerOf<"GET /posts/{postId}/draws">["draws"][number];

const DAY_MS = 86_400_000;

/** Whether a draw may be entered now; the screen is shown again when it opens and when it closes. */
export const useIsOpen = ({ state, opensAt, closesAt }: Draw): boolean => {
  const [turn, setTurn] = useState(0);
  const [opens, closes] = [Date.parse(opensAt), Date.parse(closesAt)];
  useEffect(() => {
    const now = serverNow();
    const next = [opens, closes].find((at) => at > now);
    // A timer of months would fire at once; nobody keeps a page open for a day.
    if (next === undefined || next - now > DAY_MS) return;
    const timer = setTimeout(setTurn, next - now, turn + 1);
    return () => clearTimeout(timer);
  }, [opens, closes, turn]);
  const now = serverNow();
  return state === "announced" && opens <= now && now < closes;
};

const tones: Readonly<Record<Draw["state"], Tone | "plain">> = {
  announced: "info",
  closed: "warning",
  drawn: "good",
  allocated: "good",
  done: "plain",
  cancelled: "bad",
};

export const DrawState = ({ draw }: { readonly draw: Draw }) => {
  const { t } = useTranslator();
  const open = useIsOpen(draw);
  return <Tag tone={open ? "good" : tones[draw.state]}>{t(`draw.state.${open ? "open" : draw.state}`)}</Tag>;
};

/** Which days are drawn, and when, on the post's own clocks. */
export const DrawFacts = ({ draw }: { readonly draw: Draw }) => {
  const { t, locale } = useTranslator();
  const city = useNames().posts[draw.postId]?.city;
  const { timeZone, from, to, opensAt, closesAt, drawAt } = draw;
  const at = (instant: string) => ({
    date: dayIn(instant, locale, { timeZone }),
    time: timeIn(instant, timeZone),
  });
  return (
    <ul class="facts">
      <li>
        {from === to ? (
          t("draw.day", { date: dayIn(from, locale) })
        ) : (
          <Message k="draw.for" values={[{ from: dayIn(from, locale), to: dayIn(to, locale) }]} />
        )}
      </li>
      <li>
        <Message k="draw.opens" values={[at(opensAt)]} />
      </li>
      <li>
        <Message k="draw.closes" values={[at(closesAt)]} />
      </li>
      <li>
        <Message k="draw.at" values={[at(drawAt)]} />
      </li>
      {city !== undefined && <li>{t("draw.zone", { city })}</li>}
    </ul>
  );
};
