import { LoadedView } from "#web/app/loaded.tsx";
import { useNames } from "#web/app/names.ts";
import { useLoad } from "#web/app/use-load.ts";
import { Acting } from "#web/areas/desk/parts/acting.tsx";
import { BeginActing } from "#web/areas/desk/parts/begin-acting.tsx";
import { DeskScreen } from "#web/areas/desk/parts/desk-screen.tsx";
import { Facts } from "#web/areas/desk/parts/facts.tsx";
import type { Here } from "#web/areas/desk/parts/here.ts";
import { mandate } from "#web/areas/desk/parts/mandate.ts";
import { NewRequest } from "#web/areas/desk/parts/new-request.tsx";
import { useStore } from "#web/areas/desk/parts/store.ts";
import { useTranslator } from "#web/areas/desk/words-behalf.ts";
import { Code } from "#web/ui/code.tsx";
import { Card, CardList } from "#web/ui/lists.tsx";
import { Tag } from "#web/ui/notice.tsx";
import { People } from "#web/ui/people.tsx";

/** The citizen's requests, as the citizen sees them. */
const Requests = ({ postId }: { readonly postId: string }) => {
  const { t } = useTranslator();
  const names = useNames();
  const load = useLoad("GET /requests", {});
  return (
    <div class="two">
      <section>
        <h2>{t("requests.title")}</h2>
        <LoadedView load={load}>
          {({ requests }) =>
            requests.length === 0 ? (
              <p>{t("requests.none")}</p>
            ) : (
              <CardList>
                {requests.map((request) => (
                  <Card
                    key={request.requestId}
                    path={`/behalf/${request.requestId}`}
                    title={names.procedures[request.procedureId] ?? request.reference}
                    aside={<Tag tone="info">{t(`state.${request.state}`)}</Tag>}
                  >
                    <p>
                      <People names={request.people} />
                    </p>
                    <p class="hint">
                      <Facts>
                        <Code>{request.reference}</Code>
                        <bdi>{names.posts[request.postId]?.city}</bdi>
                      </Facts>
                    </p>
                  </Card>
                ))}
              </CardList>
            )
          }
        </LoadedView>
      </section>
      <NewRequest postId={postId} />
    </div>
  );
};

const BehalfView = ({ here }: { readonly here: Here }) => {
  const held = useStore(mandate);
  if (held === undefined) return <BeginActing postId={here.postId} />;
  return (
    <Acting here={here}>
      <Requests postId={here.postId} />
    </Acting>
  );
};

/** Acts for somebody at the desk or on the telephone (R1). */
export const Screen = () => {
  const { t } = useTranslator();
  return <DeskScreen title={t("behalf.title")}>{(here) => <BehalfView here={here} />}</DeskScreen>;
};
