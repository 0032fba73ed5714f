import type { VNode } from "preact";
import { LoadedView } from "#web/app/loaded.tsx";
import type { Load } from "#web/app/use-load.ts";
import { useTranslator } from "#web/areas/admin/words.ts";
import { useAnnouncer } from "#web/ui/announcer.tsx";
import { CardList, EmptyState } from "#web/ui/lists.tsx";

interface Props<V, R> {
  readonly load: Load<V>;
  readonly rowsOf: (value: V) => readonly R[];
  /** What is said when nothing waits. */
  readonly none: { readonly title: string; readonly text: string };
  /** A card with its key; it calls `done` when its thing is settled. */
  readonly children: (row: R, done: () => void) => VNode;
}

/** What waits for somebody, card by card; once one is settled this is said, and the rest is read again. */
export const Worklist = <V, R>({ load, rowsOf, none, children }: Props<V, R>) => {
  const { t } = useTranslator();
  const announce = useAnnouncer();
  const done = () => {
    announce(t("done"));
    load.reload();
  };
  return (
    <LoadedView load={load}>
      {(value) => {
        const rows = rowsOf(value);
        return rows.length === 0 ? (
          <EmptyState title={none.title}>
            <p>{none.text}</p>
          </EmptyState>
        ) : (
          <CardList>{rows.map((row) => children(row, done))}</CardList>
        );
      }}
    </LoadedView>
  );
};
