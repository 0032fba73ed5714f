import { useEffect, useRef } from "preact/hooks";
import type { Problem } from "#web/app/problem.ts";
import { useTranslator } from "#web/areas/admin/words-money.ts";
import { Code } from "#web/ui/code.tsx";
import { Table, useMore } from "#web/ui/lists.tsx";

/** What is wrong with a file, line by line (pointers as `/body/12/mad`); takes the focus when it appears. */
export const LineFaults = ({ problem }: { readonly problem: Problem }) => {
  const { t, named } = useTranslator();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [problem]);
  const rows = problem.fields.map(({ pointer, code }, index) => {
    const [, , line, column] = pointer.split("/");
    return { index: String(index), line, column, code };
  });
  const { visible, more } = useMore(rows, 50);
  return (
    <div class="notice notice-bad" role="alert" tabIndex={-1} ref={box}>
      <Table
        caption={t("lines.title")}
        columns={[
          {
            label: t("lines.line"),
            cell: ({ line }) => (line === undefined ? t("lines.whole") : <Code>{line}</Code>),
          },
          {
            label: t("lines.column"),
            cell: ({ column }) => (column === undefined ? t("none") : <Code>{column}</Code>),
          },
          { label: t("lines.what"), cell: ({ code }) => named("line", code, t("line.other", { code })) },
        ]}
        rows={visible}
        keyOf={({ index }) => index}
      />
      {more}
    </div>
  );
};
