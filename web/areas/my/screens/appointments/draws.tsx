import { LoadedView } from "#web/app/loaded.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useLoad } from "#web/app/use-load.ts";
import { DrawFacts, DrawState } from "#web/areas/my/appointments/draw-facts.tsx";
import { usePlace } from "#web/areas/my/appointments/parts.tsx";
import { drawWords } from "#web/areas/my/appointments/words.ts";
import { Card, CardList, EmptyState } from "#web/ui/lists.tsx";
import { Page } from "#web/ui/page.tsx";
import { dayIn } from "#web/ui/values.tsx";

const { useTranslator } = drawWords;

/** A post's draws, for anybody: the latest first, each with its log. */
export const Screen = ({ params }: ScreenProps<"/draws/:postId">) => {
  const { t, locale } = useTranslator();
  const { postId } = params;
  const { city } = usePlace(postId);
  const load = useLoad("GET /posts/{postId}/draws", { path: { postId } });
  return (
    <Page title={t("log.title", { city: city === "" ? postId : city })}>
      <p class="lead">{t("log.lead")}</p>
      <LoadedView load={load}>
        {({ draws }) =>
          draws.length === 0 ? (
            <EmptyState title={t("log.none.title")}>
              <p>{t("log.none.text")}</p>
            </EmptyState>
          ) : (
            <CardList>
              {draws.map((draw) => (
                <Card
                  key={draw.drawId}
                  path={`/draws/${postId}/${draw.drawId}`}
                  title={t("log.draw", {
                    date: dayIn(draw.drawAt, locale, { timeZone: draw.timeZone, year: true }),
                  })}
                  aside={<DrawState draw={draw} />}
                >
                  <DrawFacts draw={draw} />
                </Card>
              ))}
            </CardList>
          )
        }
      </LoadedView>
    </Page>
  );
};
