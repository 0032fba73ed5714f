import type { AnswerOf } from "#web/app/api.ts";
import { useApp } from "#web/app/app-context.ts";
import { serverNow } from "#web/app/clock.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useAction } from "#web/app/use-action.ts";
import { useLoad } from "#web/app/use-load.ts";
import { CalendarName } from "#web/areas/admin/calendar-name.tsx";
import { shortDay, shortTime } from "#web/areas/admin/days.ts";
import { type Place, PostPage } from "#web/areas/admin/place.tsx";
import { TwoStep } from "#web/areas/admin/two-step.tsx";
import { useTranslator } from "#web/areas/admin/words-decisions.ts";
import { Code } from "#web/ui/code.tsx";
import { Card, CardList, EmptyState, SummaryList } from "#web/ui/lists.tsx";
import { Tag } from "#web/ui/notice.tsx";

type Draw = AnswerOf<"GET /posts/{postId}/draws">["draws"][number];

const tones = {
  announced: "warning",
  closed: "info",
  drawn: "info",
  allocated: "good",
  done: "plain",
  cancelled: "plain",
} as const;

const Cancel = ({
  draw: { postId, drawId },
  onDone,
}: {
  readonly draw: Draw;
  readonly onDone: () => void;
}) => {
  const { t } = useTranslator();
  const cancel = useAction("POST /staff/posts/{postId}/draws/{drawId}/cancellation");
  const send = async () => {
    const outcome = await cancel.run({ path: { postId, drawId } });
    if (outcome?.ok === true) onDone();
  };
  return (
    <TwoStep
      label={t("draws.cancel")}
      question={t("draws.cancel.sure")}
      yes={t("draws.cancel.go")}
      action={cancel}
      onYes={() => void send()}
    />
  );
};

const One = ({ draw, onDone }: { readonly draw: Draw; readonly onDone: () => void }) => {
  const { t, locale } = useTranslator();
  const { language } = useApp();
  const at = (instant: string) => shortTime(instant, locale, draw.timeZone);
  const count = (label: string, value: number | undefined) => (value === undefined ? [] : [{ label, value }]);
  return (
    <Card
      title={<CalendarName id={draw.calendarId} />}
      aside={<Tag tone={tones[draw.state]}>{t(`draw.${draw.state}`)}</Tag>}
    >
      <SummaryList
        rows={[
          {
            label: t("draws.days"),
            value: (
              <>
                <bdi>{shortDay(draw.from, locale)}</bdi>
                {draw.from !== draw.to && (
                  <>
                    {" – "}
                    <bdi>{shortDay(draw.to, locale)}</bdi>
                  </>
                )}
              </>
            ),
          },
          { label: t("draws.opens"), value: at(draw.opensAt) },
          { label: t("draws.closes"), value: at(draw.closesAt) },
          { label: t("draws.at"), value: at(draw.drawAt) },
          ...count(t("draws.tickets"), draw.tickets),
          ...count(t("draws.winners"), draw.winners),
          {
            label: t("draws.commitment"),
            value: (
              <span class="long">
                <Code>{draw.commitment}</Code>
              </span>
            ),
          },
        ]}
      />
      <p>
        <a href={`/${language}/draws/#/${draw.postId}/${draw.drawId}`}>{t("draws.log")}</a>
      </p>
      {draw.state === "announced" && Date.parse(draw.opensAt) > serverNow() && (
        <Cancel draw={draw} onDone={onDone} />
      )}
    </Card>
  );
};

const Draws = ({ postId }: Place) => {
  const { t } = useTranslator();
  const load = useLoad("GET /posts/{postId}/draws", { path: { postId } });
  return (
    <>
      <p>{t("draws.lead")}</p>
      <p>
        <a class="button button-plain" href="#/draws/new">
          {t("draws.new")}
        </a>
      </p>
      <LoadedView load={load}>
        {({ draws }) =>
          draws.length === 0 ? (
            <EmptyState title={t("draws.none")}>
              <a href="#/draws/new">{t("draws.new")}</a>
            </EmptyState>
          ) : (
            <CardList>
              {draws.map((draw) => (
                <One key={draw.drawId} draw={draw} onDone={load.reload} />
              ))}
            </CardList>
          )
        }
      </LoadedView>
    </>
  );
};

/** A post's draws with the commitments to their seeds, and the public log of each (S3). */
export const Screen = ({ query }: ScreenProps) => {
  const { t } = useTranslator();
  return (
    <PostPage title={t("draws.title")} path="/draws" query={query} back="/">
      {(place) => <Draws {...place} />}
    </PostPage>
  );
};
