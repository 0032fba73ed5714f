import { useState } from "preact/hooks";
import type { AnswerOf } from "#web/app/api.ts";
import { useApp } from "#web/app/app-context.ts";
import { DrawFacts, DrawState } from "#web/app/draw-facts.tsx";
import { LoadedView } from "#web/app/loaded.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useLoad } from "#web/app/use-load.ts";
import { useCity } from "#web/areas/draws/city.ts";
import { useTranslator } from "#web/areas/draws/words.ts";
import { Button } from "#web/ui/button.tsx";
import { Code, GroupedCode } from "#web/ui/code.tsx";
import { SummaryList, type SummaryRow, Table } from "#web/ui/lists.tsx";
import { Page } from "#web/ui/page.tsx";

type Log = AnswerOf<"GET /posts/{postId}/draws/{drawId}">;
type LogPage = AnswerOf<"GET /posts/{postId}/draws/{drawId}/pages/{page}">;

const Tickets = ({ log, caption }: { readonly log: LogPage; readonly caption: string }) => {
  const { t } = useTranslator();
  const results = new Map(log.results.map((result) => [result.ticket, result]));
  const seatsOf = (ticket: string): string =>
    (results.get(ticket)?.seats ?? []).map(({ slotId }) => slotId.replace("T", " ")).join(", ");
  return (
    <Table
      caption={caption}
      columns={[
        { label: t("log.ticket"), cell: ({ ticket }) => <GroupedCode>{ticket}</GroupedCode> },
        { label: t("log.people"), cell: ({ party }) => party, numeric: true },
        { label: t("log.rank"), cell: ({ ticket }) => results.get(ticket)?.rank ?? "–", numeric: true },
        {
          label: t("log.result"),
          cell: ({ ticket }) => {
            if (!results.has(ticket)) return "–";
            const seats = seatsOf(ticket);
            return seats === "" ? t("log.nothing") : <Code>{seats}</Code>;
          },
        },
      ]}
      rows={log.tickets}
      keyOf={({ ticket }) => ticket}
    />
  );
};

const TicketPage = ({
  drawId,
  postId,
  page,
  caption,
}: Record<"drawId" | "postId" | "page" | "caption", string>) => {
  const load = useLoad("GET /posts/{postId}/draws/{drawId}/pages/{page}", {
    path: { postId, drawId, page },
  });
  return <LoadedView load={load}>{(log) => <Tickets log={log} caption={caption} />}</LoadedView>;
};

/** Pages of tickets, read one by one as they are asked for. */
const Pages = ({ draw, pages }: Log) => {
  const { t } = useTranslator();
  const [shown, setShown] = useState(1);
  const first = (page: number): number =>
    pages.slice(0, page).reduce((total, { count }) => total + count, 0) + 1;
  const rangeOf = (page: number) => ({ from: first(page), to: first(page + 1) - 1 });
  if (pages.length === 0) return <p>{t("log.not-yet")}</p>;
  return (
    <>
      {pages.slice(0, shown).map((mark, page) => (
        <TicketPage
          key={mark.digest}
          postId={draw.postId}
          drawId={draw.drawId}
          page={String(page)}
          caption={t("log.page", rangeOf(page))}
        />
      ))}
      {shown < pages.length && (
        <p>
          <Button tone="quiet" onClick={() => setShown(shown + 1)}>
            {t("log.show", rangeOf(shown))}
          </Button>
        </p>
      )}
    </>
  );
};

/** Why nobody could choose the outcome, and the command by which anybody recomputes it. */
const Verify = ({ draw: { postId, drawId, seed } }: Pick<Log, "draw">) => {
  const { t } = useTranslator();
  const { config } = useApp();
  const { href } = new URL(`${config.api}/posts/${postId}/draws/${drawId}`, location.href);
  return (
    <section class="stack" aria-labelledby="verify">
      <h2 id="verify">{t("log.verify.title")}</h2>
      <p>{t("log.verify")}</p>
      <p>{t(seed === undefined ? "log.verify.early" : "log.verify.how")}</p>
      {seed !== undefined && (
        <p class="command">
          <Code>{`npm run draw:verify -- ${href}`}</Code>
        </p>
      )}
    </section>
  );
};

const Shown = ({ log }: { readonly log: Log }) => {
  const { t } = useTranslator();
  const { draw } = log;
  const number = (label: string, value: number | undefined): readonly SummaryRow[] =>
    value === undefined ? [] : [{ label, value: String(value) }];
  const code = (label: string, value: string | undefined): readonly SummaryRow[] =>
    value === undefined ? [] : [{ label, value: <GroupedCode>{value}</GroupedCode> }];
  return (
    <div class="stack">
      <p>
        <DrawState draw={draw} />
      </p>
      <DrawFacts draw={draw} />
      <SummaryList
        rows={[
          ...number(t("log.tickets"), draw.tickets),
          ...number(t("log.winners"), draw.winners),
          ...code(t("log.commitment"), draw.commitment),
          ...code(t("log.digest"), draw.digest),
          ...code(t("log.seed"), draw.seed),
        ]}
      />
      <Verify draw={draw} />
      <Pages {...log} />
    </div>
  );
};

/** One draw's public log: commitment, digest, seed, and every ticket with its result; nobody's name. */
export const Screen = ({ params }: ScreenProps<"/:postId/:drawId">) => {
  const { t } = useTranslator();
  const { postId, drawId } = params;
  const city = useCity(postId);
  const load = useLoad("GET /posts/{postId}/draws/{drawId}", { path: { postId, drawId } });
  return (
    <Page title={t("log.title", { city })} back={`/${postId}`}>
      <LoadedView load={load}>{(log) => <Shown log={log} />}</LoadedView>
    </Page>
  );
};
