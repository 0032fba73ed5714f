import type { AnswerOf } from "#web/app/api.ts";
import { useNames } from "#web/app/names.ts";
import type { Problem } from "#web/app/problem.ts";
import { useProblemText } from "#web/app/problem-notice.tsx";
import { Message, useTranslator } from "#web/areas/desk/words-day.ts";
import { dayIn, Money } from "#web/ui/values.tsx";
import { Facts } from "./facts.tsx";
import { localTime } from "./today.ts";

export type Check = AnswerOf<"POST /desk/posts/{postId}/stamp-checks">;

/** A reason of the registry as a problem, so that it has its text. */
const problemOf = (code: string | undefined): Problem | undefined =>
  code === undefined ? undefined : { code, status: 409, fields: [], details: {} };

/** What a check came to: large, in colour and in words; where it was used, when and where. */
export const StampResult = ({ check, timeZone }: { readonly check: Check; readonly timeZone: string }) => {
  const { t, locale } = useTranslator();
  const names = useNames();
  const reason = useProblemText(problemOf(check.reason));
  const { use } = check;
  const city = use?.postId === undefined ? undefined : names.posts[use.postId]?.city;
  return (
    <div class={check.usable ? "scan scan-good" : "scan scan-bad"}>
      <p class="scan-title">
        <span aria-hidden="true">{check.usable ? "✓" : "✕"}</span>{" "}
        {t(check.usable ? "stamp.usable" : "stamp.unusable")}
      </p>
      {!check.usable && <p>{reason}</p>}
      {use !== undefined && (
        <p class="stamp-use">
          <Message
            k={use.where === "desk" ? "stamp.used-desk" : "stamp.used-partner"}
            values={[
              {
                date: dayIn(use.at, locale, { timeZone, year: true }),
                time: localTime(use.at, timeZone),
                desk: use.desk ?? "",
                city: city ?? t("stamp.elsewhere"),
              },
            ]}
          />
        </p>
      )}
      <p>
        <Facts>
          {names.procedures[check.procedureId]}
          <Money money={check.amount} />
          {t("stamp.valid-until", { date: dayIn(check.validUntil, locale, { timeZone, year: true }) })}
        </Facts>
      </p>
    </div>
  );
};
