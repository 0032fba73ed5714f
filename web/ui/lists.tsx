import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useTranslator } from "#web/ui/app-words.ts";
import { Button } from "#web/ui/button.tsx";

export interface SummaryRow {
  readonly label: string;
  readonly value: ComponentChildren;
  /** Hash path of the screen where it may be changed. */
  readonly change?: string;
}

/** What was answered, with a way to change each. */
export const SummaryList = ({ rows }: { readonly rows: readonly SummaryRow[] }) => {
  const { t } = useTranslator();
  return (
    <dl class="summary-list">
      {rows.map(({ label, value, change }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
          {change !== undefined && (
            <dd class="summary-change">
              <a href={`#${change}`}>
                {t("change")}
                <span class="unseen"> {label}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
};

/** Things one under another, each a card. */
export const CardList = ({ children }: { readonly children: ComponentChildren }) => (
  <ul class="cards">{children}</ul>
);

interface CardProps {
  readonly title: ComponentChildren;
  /** Hash path: the whole card leads there. */
  readonly path?: string;
  readonly aside?: ComponentChildren;
  readonly children?: ComponentChildren;
}

export const Card = ({ title, path, aside, children }: CardProps) => (
  <li class={path === undefined ? "card" : "card card-link"}>
    <div class="card-head">
      <h2 class="card-title">{path === undefined ? title : <a href={`#${path}`}>{title}</a>}</h2>
      {aside}
    </div>
    {children}
  </li>
);

export interface Column<R> {
  readonly label: string;
  readonly cell: (row: R) => ComponentChildren;
  readonly numeric?: boolean;
  /** Its cells say what they are: the label is only for who hears the table. */
  readonly bare?: boolean;
}

interface TableProps<R> {
  readonly caption: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly keyOf: (row: R) => string;
}

/** A table; on a phone each row is a block with its labels. */
export const Table = <R,>({ caption, columns, rows, keyOf }: TableProps<R>) => (
  <div class="table-wide">
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ label, numeric, bare }) => (
            <th key={label} scope="col" class={numeric === true ? "numeric" : undefined}>
              {bare === true ? <span class="unseen">{label}</span> : label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map(({ label, cell, numeric, bare }) => (
              <td
                key={label}
                data-label={bare === true ? undefined : label}
                class={numeric === true ? "numeric" : undefined}
              >
                <div>{cell(row)}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

/** Nothing there yet: what it means, and what to do. */
export const EmptyState = ({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}) => (
  <div class="empty">
    <span class="empty-star" aria-hidden="true" />
    <h2>{title}</h2>
    {children}
  </div>
);

/** The first `size` of a list, and a button for the next: no pages to turn. */
export const useMore = <T,>(items: readonly T[], size = 10) => {
  const { t } = useTranslator();
  const [shown, setShown] = useState(size);
  const left = Math.min(size, items.length - shown);
  return {
    visible: items.slice(0, shown),
    more:
      left > 0 ? (
        <Button tone="quiet" onClick={() => setShown(shown + size)}>
          {t("more", { count: left })}
        </Button>
      ) : null,
  };
};
