import { useEffect, useState } from "preact/hooks";
import { go } from "#web/app/app-context.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useAction } from "#web/app/use-action.ts";
import { useLoad } from "#web/app/use-load.ts";
import { RABAT, shortTime, thisMonth } from "#web/areas/admin/days.ts";
import { CsvField } from "#web/areas/admin/money/csv-field.tsx";
import { LineFaults } from "#web/areas/admin/money/line-faults.tsx";
import { StaffName, useStaffNames } from "#web/areas/admin/people/staff-name.tsx";
import { MonthForm } from "#web/areas/admin/period-form.tsx";
import { NetworkPage } from "#web/areas/admin/place.tsx";
import { useTranslator } from "#web/areas/admin/words-money.ts";
import { Button } from "#web/ui/button.tsx";
import { SelectField } from "#web/ui/choices.tsx";
import { Code } from "#web/ui/code.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { SummaryList, Table } from "#web/ui/lists.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Progress } from "#web/ui/steps.tsx";

const channels = ["card", "agency", "terminal", "wallet"] as const;

const AGAIN_MS = 2_000;

const Matching = ({ fileId }: { readonly fileId: string }) => {
  const { t, named, locale } = useTranslator();
  const load = useLoad("GET /finance/settlements/{fileId}", { path: { fileId } });
  const { loaded, reload } = load;
  const open = loaded.state === "ready" && !loaded.refreshing && loaded.value.state === "matching";
  useEffect(() => {
    if (!open) return;
    const timer = setTimeout(reload, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [open, reload]);
  const numbers = new Intl.NumberFormat(locale);
  return (
    <LoadedView load={load}>
      {({ channel, rows, state, classes, receivedAt }) => {
        const known = Object.values(classes).reduce((sum, each) => sum + each, 0);
        return (
          <section class="panel">
            <SummaryList
              rows={[
                { label: t("settlements.file"), value: <Code>{fileId}</Code> },
                { label: t("settlements.channel"), value: t(`channel.${channel}`) },
                { label: t("settlements.received"), value: shortTime(receivedAt, locale, RABAT) },
                { label: t("settlements.rows"), value: numbers.format(rows) },
              ]}
            />
            {state === "matched" ? (
              <Notice tone="good">{t("settlements.matched")}</Notice>
            ) : (
              <Progress label={t("settlements.progress")} value={rows === 0 ? 0 : known / rows} />
            )}
            <Table
              caption={t("settlements.class")}
              columns={[
                { label: t("settlements.class"), cell: ([name]) => named("class", name) },
                { label: t("settlements.rows"), cell: ([, count]) => numbers.format(count), numeric: true },
              ]}
              rows={Object.entries(classes)}
              keyOf={([name]) => name}
            />
            <p>
              <a href="#/differences">{t("differences.title")}</a>
            </p>
          </section>
        );
      }}
    </LoadedView>
  );
};

const Import = () => {
  const { t } = useTranslator();
  const [channel, setChannel] = useState<(typeof channels)[number]>("card");
  const [file, setFile] = useState<File>();
  const [tried, setTried] = useState(false);
  const [repeated, setRepeated] = useState(false);
  const send = useAction("POST /finance/settlements");
  const error = tried && file === undefined ? t("csv-file.none") : undefined;
  const submit = async () => {
    setTried(true);
    if (file === undefined) return;
    const outcome = await send.run({ query: { channel }, body: file });
    if (outcome?.ok !== true) return;
    setRepeated(outcome.value.repeated);
    go(`/settlements?file=${outcome.value.fileId}`, { replace: true });
  };
  const { problem } = send;
  return (
    <>
      <p>{t("settlements.lead")}</p>
      <ErrorSummary errors={{ file: error }} />
      {problem !== undefined &&
        (problem.fields.length > 0 ? <LineFaults problem={problem} /> : <ProblemNotice problem={problem} />)}
      {repeated && <Notice tone="info">{t("settlements.repeated")}</Notice>}
      <Form class="panel" onSubmit={submit}>
        <SelectField
          name="channel"
          label={t("settlements.channel")}
          none=""
          options={channels.map((value) => ({ value, label: t(`channel.${value}`) }))}
          value={channel}
          onChange={setChannel}
        />
        <CsvField
          file={file}
          error={error}
          onFile={(chosen) => {
            send.forget();
            setFile(chosen);
          }}
        />
        <p>
          <Button type="submit" busy={send.busy}>
            {t("settlements.go")}
          </Button>
        </p>
      </Form>
    </>
  );
};

const Received = () => {
  const { t, locale } = useTranslator();
  const [month, setMonth] = useState(thisMonth("UTC"));
  const load = useLoad("GET /finance/settlements", { query: { month } });
  const numbers = new Intl.NumberFormat(locale);
  const names = useStaffNames("*");
  return (
    <>
      <h2>{t("settlements.list")}</h2>
      <MonthForm month={month} onChange={setMonth} />
      <LoadedView load={load}>
        {({ settlements }) =>
          settlements.length === 0 ? (
            <p class="hint">{t("settlements.none")}</p>
          ) : (
            <Table
              caption={t("settlements.list")}
              columns={[
                {
                  label: t("settlements.received"),
                  cell: ({ fileId, receivedAt }) => (
                    <a class="link" href={`#/settlements?file=${fileId}`}>
                      {shortTime(receivedAt, locale, RABAT)}
                    </a>
                  ),
                },
                { label: t("settlements.channel"), cell: ({ channel }) => t(`channel.${channel}`) },
                { label: t("settlements.rows"), cell: ({ rows }) => numbers.format(rows), numeric: true },
                {
                  label: t("settlements.by"),
                  cell: ({ receivedBy }) => <StaffName names={names} staffId={receivedBy} />,
                },
              ]}
              rows={settlements}
              keyOf={({ fileId }) => fileId}
            />
          )
        }
      </LoadedView>
    </>
  );
};

/** Hands in what a channel's provider says it paid, and shows what became of each row (T10). */
export const Screen = ({ query }: ScreenProps) => {
  const { t } = useTranslator();
  const fileId = query.get("file");
  return (
    <NetworkPage title={t("settlements.title")}>
      <p class="hint">{t("network.clock")}</p>
      {fileId !== null && <Matching key={fileId} fileId={fileId} />}
      <Import />
      <Received key={`received-${fileId}`} />
    </NetworkPage>
  );
};
