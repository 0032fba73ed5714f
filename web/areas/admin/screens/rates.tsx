import { useState } from "preact/hooks";
import type { AnswerOf } from "#web/app/api.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { useAction } from "#web/app/use-action.ts";
import { type Load, useLoad } from "#web/app/use-load.ts";
import { RABAT, shortTime } from "#web/areas/admin/days.ts";
import { CsvField } from "#web/areas/admin/money/csv-field.tsx";
import { LineFaults } from "#web/areas/admin/money/line-faults.tsx";
import { NetworkPage } from "#web/areas/admin/place.tsx";
import { Message, useTranslator } from "#web/areas/admin/words-money.ts";
import { Button } from "#web/ui/button.tsx";
import { Checkbox } from "#web/ui/choices.tsx";
import { Code } from "#web/ui/code.tsx";
import { decimalIn } from "#web/ui/decimal.ts";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { Table } from "#web/ui/lists.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { TextField } from "#web/ui/text-fields.tsx";

type Board = AnswerOf<"GET /posts/{postId}/rates">;

const COLUMNS = "currency, mad, previousMad, changePercent, asOf";

const Sheet = ({ onDone }: { readonly onDone: () => void }) => {
  const { t } = useTranslator();
  const [source, setSource] = useState("");
  const [file, setFile] = useState<File>();
  const [accepted, setAccepted] = useState(false);
  const [unusual, setUnusual] = useState(false);
  const [tried, setTried] = useState(false);
  const [posted, setPosted] = useState<{ readonly posted: number; readonly same: number }>();
  const post = useAction("POST /staff/rates");
  const errors = {
    source: source.trim().length < 3 ? t("must") : undefined,
    file: file === undefined ? t("csv-file.none") : undefined,
  };
  const submit = async () => {
    setTried(true);
    setPosted(undefined);
    if (file === undefined || errors.source !== undefined) return;
    const query = { source: source.trim(), ...(accepted && { unusual: "accepted" as const }) };
    const outcome = await post.run({ query, body: file });
    if (outcome?.ok === false)
      setUnusual(outcome.problem.fields.some(({ code }) => code === "unusual-change"));
    if (outcome?.ok !== true) return;
    setTried(false);
    setFile(undefined);
    setUnusual(false);
    setAccepted(false);
    setPosted({ posted: outcome.value.posted.length, same: outcome.value.unchanged });
    onDone();
  };
  const { problem } = post;
  return (
    <>
      <ErrorSummary errors={tried ? errors : {}} />
      {problem !== undefined &&
        (problem.fields.length > 0 ? <LineFaults problem={problem} /> : <ProblemNotice problem={problem} />)}
      {posted !== undefined && (
        <Notice tone="good" announced>
          {t("rates.posted", posted)}
        </Notice>
      )}
      <Form class="panel" onSubmit={submit}>
        <h2>{t("rates.post")}</h2>
        <p class="long">
          <Message k="rates.columns" values={[{ columns: COLUMNS }]} />
        </p>
        <TextField
          name="source"
          label={t("rates.source")}
          hint={t("rates.source.hint")}
          maxLength={80}
          value={source}
          onChange={setSource}
          error={tried ? errors.source : undefined}
        />
        <CsvField
          file={file}
          error={tried ? errors.file : undefined}
          onFile={(chosen) => {
            post.forget();
            setFile(chosen);
          }}
        />
        {unusual && (
          <Checkbox name="unusual" label={t("rates.unusual")} checked={accepted} onChange={setAccepted} />
        )}
        <p>
          <Button type="submit" busy={post.busy}>
            {t("rates.go")}
          </Button>
        </p>
      </Form>
    </>
  );
};

const BoardTable = ({ load }: { readonly load: Load<Board> }) => {
  const { t, locale } = useTranslator();
  return (
    <LoadedView load={load} lines={8}>
      {({ rates }) => (
        <Table
          caption={t("rates.board")}
          columns={[
            { label: t("rates.currency"), cell: ({ currency }) => <Code>{currency}</Code> },
            {
              label: t("rates.rate"),
              cell: ({ madPerUnit }) => <Code>{decimalIn(madPerUnit, locale)}</Code>,
              numeric: true,
            },
            {
              label: t("rates.previous"),
              cell: ({ previousMadPerUnit }) => <Code>{decimalIn(previousMadPerUnit, locale)}</Code>,
              numeric: true,
            },
            {
              label: t("rates.change"),
              cell: ({ changePercent }) => <Code>{decimalIn(changePercent, locale)}</Code>,
              numeric: true,
            },
            { label: t("rates.as-of"), cell: ({ asOf }) => shortTime(asOf, locale, RABAT) },
            { label: t("rates.source"), cell: ({ source }) => <bdi>{source}</bdi> },
          ]}
          rows={rates}
          keyOf={({ currency }) => currency}
        />
      )}
    </LoadedView>
  );
};

/** The board is the same at every post but for the local time, which is not shown here. */
const ANY_POST = "fr-paris";

const Rates = () => {
  const load = useLoad("GET /posts/{postId}/rates", { path: { postId: ANY_POST } });
  return (
    <>
      <Sheet onDone={load.reload} />
      <BoardTable load={load} />
    </>
  );
};

/** Exchange rates: a sheet is posted whole or not at all, and a rate is never edited (T1). */
export const Screen = () => {
  const { t } = useTranslator();
  return (
    <NetworkPage title={t("rates.title")}>
      <p class="hint">{t("network.clock")}</p>
      <Rates />
    </NetworkPage>
  );
};
