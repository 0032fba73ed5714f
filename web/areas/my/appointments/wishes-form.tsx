import { useState } from "preact/hooks";
import type { Draw } from "#web/app/draw-facts.tsx";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { useAction } from "#web/app/use-action.ts";
import { went } from "#web/areas/my/appointments/shared.ts";
import { drawWords } from "#web/areas/my/appointments/words.ts";
import { Button } from "#web/ui/button.tsx";
import { Checkbox } from "#web/ui/choices.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { FieldGroup } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { dayIn } from "#web/ui/values.tsx";

const { useTranslator } = drawWords;

const MAX_WISHES = 10;
const DAY_MS = 86_400_000;

/** Every date from one to another, both included. */
const datesBetween = (from: string, to: string): readonly string[] => {
  const first = Date.parse(from);
  const days = Math.max(0, Math.round((Date.parse(to) - first) / DAY_MS));
  return Array.from({ length: days + 1 }, (_, day) =>
    new Date(first + day * DAY_MS).toISOString().slice(0, 10),
  );
};

interface Props {
  readonly requestId: string;
  readonly draw: Draw;
  /** Those registered before, best first. */
  readonly wishes: readonly string[];
  readonly onSaved: () => void;
}

/** Days in order of preference: the order in which they are chosen. */
export const WishesForm = ({ requestId, draw, wishes: before, onSaved }: Props) => {
  const { t, locale } = useTranslator();
  const [wishes, setWishes] = useState(before);
  const [asked, setAsked] = useState(false);
  const register = useAction("PUT /requests/{requestId}/registration");
  const closed = (register.problem?.fields ?? []).flatMap(({ pointer }) => {
    const wish = wishes[Number(/\/preferences\/(\d+)$/.exec(pointer)?.[1] ?? -1)];
    return wish === undefined ? [] : [dayIn(wish.slice(0, 10), locale)];
  });
  const nothing = asked && wishes.length === 0 ? t("draw.wishes.none") : undefined;
  const error =
    closed.length > 0
      ? t("draw.wishes.closed", { date: new Intl.ListFormat(locale).format(closed) })
      : nothing;
  const toggle = (date: string, on: boolean): void => {
    register.forget();
    const rest = wishes.filter((each) => each.slice(0, 10) !== date);
    setWishes(on ? [...rest, date].slice(0, MAX_WISHES) : rest);
  };
  const submit = async (): Promise<void> => {
    setAsked(true);
    if (wishes.length === 0) return;
    const body = { drawId: draw.drawId, preferences: wishes };
    if (went(await register.run({ path: { requestId }, body }))) onSaved();
  };
  return (
    <Form onSubmit={submit}>
      <ErrorSummary errors={{ wishes: error }} />
      <FieldGroup name="wishes" label={t("draw.wishes")} hint={t("draw.wishes.hint")} error={error}>
        {datesBetween(draw.from, draw.to).map((date) => {
          const rank = wishes.findIndex((each) => each.slice(0, 10) === date);
          return (
            <Checkbox
              key={date}
              name={`wish-${date}`}
              label={dayIn(date, locale)}
              checked={rank >= 0}
              onChange={(on) => toggle(date, on)}
              {...(rank >= 0 && { hint: t("draw.wishes.rank", { rank: rank + 1 }) })}
            />
          );
        })}
      </FieldGroup>
      {closed.length === 0 && <ProblemNotice problem={register.problem} />}
      <Button type="submit" busy={register.busy}>
        {t(before.length === 0 ? "draw.wishes.save" : "draw.wishes.change")}
      </Button>
    </Form>
  );
};
