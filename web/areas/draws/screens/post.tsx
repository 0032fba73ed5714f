import { DrawFacts, DrawState } from "#web/app/draw-facts.tsx";
import { LoadedView } from "#web/app/loaded.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useLoad } from "#web/app/use-load.ts";
import { useCity } from "#web/areas/draws/city.ts";
import { useTranslator } from "#web/areas/draws/words.ts";
import { Card, CardList, EmptyState } from "#web/ui/lists.tsx";
import { Page } from "#web/ui/page.tsx";
import { dayIn } from "#web/ui/values.tsx";

/** A post's draws, for anybody: the latest first, each with its log. */
export const Screen = ({ params }: ScreenProps<"/:postId">) => {
  const { t, locale } = useTranslator();
  const { postId } = params;
  const city = useCity(postId);
  const load = useLoad("GET /posts/{postId}/draws", { path: { postId } });
  return (
    <Page title={t("log.title", { city })} back="/">
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
                  path={`/${postId}/${draw.drawId}`}
                  title={t("draw.of", {
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
