import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Language } from "#shared/catalogue/procedures.ts";
import { createApi } from "#web/app/api.ts";
import { type App, AppContext, useApp, useSessionState } from "#web/app/app-context.ts";
import type { Area, WordsModules } from "#web/app/area.ts";
import { AreaHeader } from "#web/app/area-header.tsx";
import { loadConfig } from "#web/app/config.ts";
import { IdleWatch } from "#web/app/idle-watch.tsx";
import type { NamesLoader } from "#web/app/names.ts";
import { useScreen } from "#web/app/router.tsx";
import { startSession } from "#web/app/session.ts";
import { SignInScreen } from "#web/app/sign-in-screen.tsx";
import type { Messages } from "#web/i18n/message.ts";
import { createTranslator } from "#web/i18n/translator.ts";
import { AnnouncerProvider } from "#web/ui/announcer.tsx";
import { useTranslator } from "#web/ui/app-words.ts";
import { Button } from "#web/ui/button.tsx";
import { TranslatorProvider } from "#web/ui/i18n-context.tsx";
import { Page } from "#web/ui/page.tsx";
import { SiteFooter } from "#web/ui/site-footer.tsx";
import { Skeleton } from "#web/ui/skeleton.tsx";

interface Props {
  readonly area: Area;
  readonly language: Language;
  /** The shell's words: common ones and the area's. */
  readonly messages: Messages;
  readonly words: WordsModules;
  readonly namesOf: NamesLoader;
}

const Waiting = () => {
  const { t } = useTranslator();
  return (
    <div class="page wide waiting">
      <Skeleton label={t("load.loading")} />
      <noscript>{t("scripts.needed")}</noscript>
    </div>
  );
};

const Failed = ({ again }: { readonly again: () => void }) => {
  const { t } = useTranslator();
  return (
    <Page title={t("chunk.failed")} narrow>
      <p>{t("problem.offline")}</p>
      <Button onClick={again}>{t("retry")}</Button>
    </Page>
  );
};

const Absent = () => {
  const { t } = useTranslator();
  return (
    <Page title={t("absent.title")} narrow>
      <p>{t("absent.text")}</p>
      <a class="button button-plain" href="#/">
        {t("absent.home")}
      </a>
    </Page>
  );
};

/** After each change of screen: the top of the page, and its heading read out. */
const useArrival = (place: unknown): void => {
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    scrollTo(0, 0);
    document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
  }, [place]);
};

const Screen = ({ messages }: { readonly messages: Messages }) => {
  const { area, language, session } = useApp();
  const state = useSessionState(session);
  const { shown, again } = useScreen();
  const { t } = useTranslator();
  const own = shown.state === "ready" ? shown.words : undefined;
  const translator = useMemo(
    () => createTranslator(language, { ...messages, ...own }),
    [language, messages, own],
  );
  const locked =
    session !== undefined && state !== "signed-in" && !(shown.state === "ready" && shown.route.open);
  const title = locked || shown.state !== "ready" ? t("sign-in.title") : translator.t(shown.route.title);
  const name = translator.t(area.name);
  useEffect(() => {
    document.title = [...new Set([title, name, "Wisal"])].join(" · ");
  }, [title, name]);
  useArrival(locked ? "sign-in" : shown);
  if (locked && session !== undefined) return <SignInScreen session={session} />;
  if (shown.state === "loading") return <Waiting />;
  if (shown.state === "missing") return <Absent />;
  if (shown.state !== "ready") return <Failed again={again} />;
  return <TranslatorProvider translator={translator}>{shown.screen}</TranslatorProvider>;
};

/** `#main` and the targets of an error summary are places in the screen: they get the focus, the hash stays. */
const useInnerLinks = (): void => {
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      const target = link?.getAttribute("href") ?? "";
      if (!/^#[^/]/.test(target)) return;
      event.preventDefault();
      const place = document.getElementById(target.slice(1));
      place?.focus();
      place?.scrollIntoView({ block: "center" });
    };
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, []);
};

/** One area, from its prerendered shell to its screens. */
export const AreaApp = ({ area, language, messages, words, namesOf }: Props) => {
  const [app, setApp] = useState<App | "failed">();
  const [attempt, setAttempt] = useState(0);
  const translator = useMemo(() => createTranslator(language, messages), [language, messages]);
  useInnerLinks();

  useEffect(() => {
    const start = async (): Promise<App> => {
      const config = await loadConfig();
      const session =
        area.caller === undefined
          ? undefined
          : await startSession(area.caller, config.signIn[area.caller], language);
      return {
        area,
        language,
        config,
        session,
        words,
        namesOf,
        api: createApi({ base: config.api, language, session }),
      };
    };
    start().then(setApp, () => setApp("failed"));
  }, [area, language, words, namesOf, attempt]);

  const running = app === "failed" ? undefined : app;
  const state = useSessionState(running?.session);
  const session = state === "signed-in" ? running?.session : undefined;
  return (
    <TranslatorProvider translator={translator}>
      <AnnouncerProvider>
        <AreaHeader area={area} session={session} />
        {session !== undefined && <IdleWatch session={session} />}
        <main id="main" tabIndex={-1}>
          {app === undefined && <Waiting />}
          {app === "failed" && <Failed again={() => setAttempt((count) => count + 1)} />}
          {running !== undefined && (
            <AppContext.Provider value={running}>
              <Screen messages={messages} />
            </AppContext.Provider>
          )}
        </main>
        <SiteFooter />
      </AnnouncerProvider>
    </TranslatorProvider>
  );
};
