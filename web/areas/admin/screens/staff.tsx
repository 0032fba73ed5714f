import { useState } from "preact/hooks";
import { LoadedView } from "#web/app/loaded.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useLoad } from "#web/app/use-load.ts";
import { PlaceSwitch } from "#web/areas/admin/people/place-switch.tsx";
import { HeldRole } from "#web/areas/admin/people/roles.tsx";
import { PostPage } from "#web/areas/admin/place.tsx";
import { useTranslator } from "#web/areas/admin/words-staff.ts";
import { Button } from "#web/ui/button.tsx";
import { EmptyState, Table } from "#web/ui/lists.tsx";
import { Tag } from "#web/ui/notice.tsx";

const Members = ({ at }: { readonly at: string }) => {
  const { t } = useTranslator();
  const [after, setAfter] = useState<string>();
  const load = useLoad("GET /staff/posts/{postId}/members", {
    path: { postId: at },
    query: { ...(after !== undefined && { after }) },
  });
  return (
    <>
      <p>
        <a class="button button-plain" href={`#/staff/new?at=${at}`}>
          {t("staff.add")}
        </a>
      </p>
      <LoadedView load={load}>
        {({ members, next }) => (
          <>
            {members.length === 0 ? (
              <EmptyState title={t("staff.none")}>
                <p>{t("staff.none.text")}</p>
              </EmptyState>
            ) : (
              <Table
                caption={t("staff.title")}
                columns={[
                  {
                    label: t("staff.name"),
                    cell: ({ staffId, name }) => (
                      <a class="link" href={`#/staff/${staffId}?at=${at}`}>
                        <bdi>{name}</bdi>
                      </a>
                    ),
                  },
                  {
                    label: t("staff.roles"),
                    cell: ({ roles }) => (
                      <ul>
                        {roles.map((held) => (
                          <li key={JSON.stringify(held)}>
                            <HeldRole held={held} />
                          </li>
                        ))}
                      </ul>
                    ),
                  },
                  {
                    label: t("state"),
                    cell: ({ active }) => (
                      <span>
                        <Tag tone={active ? "good" : "plain"}>
                          {t(active ? "staff.active" : "staff.inactive")}
                        </Tag>
                      </span>
                    ),
                  },
                ]}
                rows={members}
                keyOf={({ staffId }) => staffId}
              />
            )}
            {next !== undefined && (
              <p>
                <Button tone="quiet" onClick={() => setAfter(next)}>
                  {t("staff.more")}
                </Button>
              </p>
            )}
          </>
        )}
      </LoadedView>
    </>
  );
};

/** Who may do what at a post, or in the whole network (E2). */
export const Screen = ({ query }: ScreenProps) => {
  const { t } = useTranslator();
  return (
    <PostPage title={t("staff.title")} path="/staff" query={query} back="/">
      {(place) => (
        <PlaceSwitch place={place} network="*" label={t("staff.network")}>
          {(at) => <Members key={at} at={at} />}
        </PlaceSwitch>
      )}
    </PostPage>
  );
};
