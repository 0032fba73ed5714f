import { useState } from "preact/hooks";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useAction } from "#web/app/use-action.ts";
import { DraftView } from "#web/areas/my/requests/draft-view.tsx";
import {
  birthDay,
  draftOf,
  MAX_PEOPLE,
  nameOf,
  pathOf,
  type RequestView,
  STEPS,
} from "#web/areas/my/requests/request.ts";
import { useTranslator } from "#web/areas/my/requests/words-people.ts";
import { Button } from "#web/ui/button.tsx";
import { Card, CardList } from "#web/ui/lists.tsx";
import { Page } from "#web/ui/page.tsx";
import { StepOf } from "#web/ui/steps.tsx";

interface Props {
  readonly request: RequestView;
  readonly reload: () => void;
}

const People = ({ request, reload }: Props) => {
  const { t, locale } = useTranslator();
  const changing = useAction("PUT /requests/{requestId}");
  const [asked, setAsked] = useState<number>();
  const { requestId, beneficiaries, documents } = request;
  const count = beneficiaries.length;
  // Papers are kept by their person's place: nobody before a paper that is there may leave.
  const lastWithPapers = Math.max(
    0,
    ...documents.flatMap(({ beneficiary, upload }) => (upload === undefined ? [] : [beneficiary])),
  );
  const remove = async (n: number): Promise<void> => {
    const people = beneficiaries.filter((_, index) => index !== n - 1);
    const outcome = await changing.run({
      path: { requestId },
      body: { ...draftOf(request), beneficiaries: people },
    });
    if (outcome?.ok !== true) return;
    setAsked(undefined);
    reload();
  };
  return (
    <>
      <p>{t("people.saved")}</p>
      <ProblemNotice problem={changing.problem} />
      <CardList>
        {beneficiaries.map((person, index) => {
          const n = index + 1;
          const name = nameOf(person);
          return (
            <Card key={n} title={<bdi>{name}</bdi>}>
              <p>{t("people.born", { date: birthDay(person.birthDate, locale) })}</p>
              {asked === n ? (
                <>
                  <p>{t("people.remove.ask", { name })}</p>
                  <div class="actions">
                    <Button tone="danger" busy={changing.busy} onClick={() => void remove(n)}>
                      {t("people.remove.yes")}
                    </Button>
                    <Button tone="quiet" onClick={() => setAsked(undefined)}>
                      {t("people.remove.no")}
                    </Button>
                  </div>
                </>
              ) : (
                <div class="actions">
                  <a class="button button-plain" href={`#${pathOf(requestId, `/people/${n}`)}`}>
                    {t("change")}
                    <span class="unseen"> {name}</span>
                  </a>
                  {count > 1 && n > lastWithPapers && (
                    <Button tone="quiet" onClick={() => setAsked(n)}>
                      {t("people.remove")}
                      <span class="unseen"> {name}</span>
                    </Button>
                  )}
                </div>
              )}
            </Card>
          );
        })}
      </CardList>
      <div class="actions">
        <a
          class="button button-primary"
          href={`#${pathOf(requestId, documents.length === 0 ? "/check" : "/papers")}`}
        >
          {t("continue")}
        </a>
        {count < MAX_PEOPLE && (
          <a class="button button-plain" href={`#${pathOf(requestId, `/people/${count + 1}`)}`}>
            {t("people.add")}
          </a>
        )}
      </div>
      {count === MAX_PEOPLE && <p class="hint">{t("people.full")}</p>}
    </>
  );
};

/** Everybody in a draft: change, add, remove, go on. */
export const Screen = ({ params: { requestId } }: ScreenProps<"/requests/:requestId/people">) => {
  const { t } = useTranslator();
  return (
    <Page title={t("people.title")} above={<StepOf step={3} total={STEPS} />} back={pathOf(requestId)} narrow>
      <DraftView requestId={requestId}>
        {(request, reload) => <People request={request} reload={reload} />}
      </DraftView>
    </Page>
  );
};
