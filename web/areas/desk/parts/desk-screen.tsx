import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { useApp } from "#web/app/app-context.ts";
import { useNames } from "#web/app/names.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { Message, useTranslator } from "#web/areas/desk/words.ts";
import { SelectField } from "#web/ui/choices.tsx";
import { Page } from "#web/ui/page.tsx";
import { Skeleton } from "#web/ui/skeleton.tsx";
import { arrivals, sendArrivals } from "./arrivals.ts";
import { Facts } from "./facts.tsx";
import { changeSetting, type Here, useHere } from "./here.ts";
import { useKeptShell } from "./kept-shell.ts";
import { Lock } from "./lock.tsx";
import { result } from "./results.ts";
import { useStore } from "./store.ts";
import { useScanner } from "./use-scanner.ts";

const SEND_MS = 20_000;

/** Where one is, what waits to be sent, and the lock. */
const Bar = ({ here, several }: { readonly here: Here; readonly several: boolean }) => {
  const { t } = useTranslator();
  const waiting = useStore(arrivals).filter(({ refused }) => refused === undefined);
  return (
    <div class="desk-bar">
      <Facts>
        <bdi>{here.city}</bdi>
        {here.desk !== "" && <Message k="bar.desk" values={[{ desk: here.desk }]} />}
      </Facts>
      {several && (
        <button type="button" class="link" onClick={() => changeSetting({ postId: "" })}>
          {t("bar.post")}
        </button>
      )}
      {waiting.length > 0 && <strong>{t("bar.waiting", { count: waiting.length })}</strong>}
      <Lock />
    </div>
  );
};

/** The last scan: large, in colour and in words. */
const ScanResult = () => {
  const { t } = useTranslator();
  const shown = useStore(result);
  return (
    <div role="alert" class="scan-place">
      {shown !== undefined && (
        <div class={`scan scan-${shown.tone}`}>
          <p class="scan-title">
            <span aria-hidden="true">{shown.tone === "good" ? "✓" : "✕"}</span> {shown.title}
          </p>
          <p>
            <bdi>{shown.text}</bdi>
          </p>
          <button type="button" class="link" onClick={() => result.set(undefined)}>
            {t("scan.close")}
          </button>
        </div>
      )}
    </div>
  );
};

const ChoosePost = ({ posts }: { readonly posts: readonly string[] }) => {
  const { t, locale } = useTranslator();
  const names = useNames();
  const options = posts
    .map((value) => ({ value, label: names.posts[value]?.city ?? value }))
    .toSorted((a, b) => a.label.localeCompare(b.label, locale));
  if (posts.length === 0) return <p>{t("post.none")}</p>;
  return (
    <SelectField
      name="post"
      label={t("post.choose")}
      none="…"
      options={options}
      value={undefined}
      onChange={(postId) => changeSetting({ postId })}
    />
  );
};

interface Props {
  readonly title: string;
  readonly back?: string;
  readonly children: (here: Here, typed: (code: string) => void) => ComponentChildren;
}

/** Every screen of the desk: knows where it stands, hears the scanner, sends what waits, can be locked. */
export const DeskScreen = ({ title, back, children }: Props) => {
  const { t } = useTranslator();
  const { api } = useApp();
  const { load, posts, here } = useHere();
  const typed = useScanner(here);
  useKeptShell();
  const staffId = here?.staffId;
  useEffect(() => {
    if (staffId === undefined) return;
    const send = () => void sendArrivals(api, staffId);
    send();
    const timer = setInterval(send, SEND_MS);
    addEventListener("online", send);
    return () => {
      clearInterval(timer);
      removeEventListener("online", send);
    };
  }, [api, staffId]);
  const { loaded } = load;
  return (
    <Page title={title} {...(back !== undefined && { back })}>
      {here !== undefined && <Bar here={here} several={posts.length > 1} />}
      <ScanResult />
      {here !== undefined && children(here, typed)}
      {here === undefined && loaded.state === "failed" && (
        <ProblemNotice problem={loaded.problem} retry={load.reload} />
      )}
      {here === undefined && loaded.state === "ready" && <ChoosePost posts={posts} />}
      {here === undefined && (loaded.state === "loading" || loaded.state === "slow") && (
        <Skeleton label={t("load.loading")} />
      )}
    </Page>
  );
};
