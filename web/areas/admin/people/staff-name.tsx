import { useEffect, useState } from "preact/hooks";
import type { Api } from "#web/app/api.ts";
import { useApp } from "#web/app/app-context.ts";
import { useTranslator } from "#web/areas/admin/words.ts";

/** Names by staff id. */
export type StaffNames = ReadonlyMap<string, string>;

/** Everybody of a place, page after page; undefined where a page does not come. */
const read = async (api: Api, postId: string): Promise<StaffNames | undefined> => {
  const names = new Map<string, string>();
  let after: string | undefined;
  do {
    const query = after === undefined ? {} : { after };
    const outcome = await api.call("GET /staff/posts/{postId}/members", { path: { postId }, query });
    if (!outcome.ok) return undefined;
    for (const { staffId, name } of outcome.value.members) names.set(staffId, name);
    after = outcome.value.next;
  } while (after !== undefined);
  return names;
};

/**
 * Names of who has or had a role at a post, `*` being the network; `network` adds those of the network, whom only its
 * administrators see (E2). Undefined until they have come.
 */
export const useStaffNames = (postId: string, network = false): StaffNames | undefined => {
  const { api } = useApp();
  const [names, setNames] = useState<StaffNames>();
  useEffect(() => {
    let current = true;
    setNames(undefined);
    void Promise.all((network ? [postId, "*"] : [postId]).map((place) => read(api, place))).then((found) => {
      const known = found.flatMap((each) => (each === undefined ? [] : [...each]));
      if (current && !found.includes(undefined)) setNames(new Map(known));
    });
    return () => {
      current = false;
    };
  }, [api, postId, network]);
  return names;
};

interface Props {
  readonly names: StaffNames | undefined;
  readonly staffId: string;
  /** What is said of whom the directory of the place does not know; they are of the network. */
  readonly otherwise?: string;
}

/** Who it was: by name, or in words. An id says nothing to a reader. */
export const StaffName = ({ names, staffId, otherwise }: Props) => {
  const { t } = useTranslator();
  if (names === undefined) return <>{t("none")}</>;
  return <bdi>{names.get(staffId) ?? otherwise ?? t("who.network")}</bdi>;
};
