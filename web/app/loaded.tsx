import type { ComponentChildren } from "preact";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import type { Load } from "#web/app/use-load.ts";
import { useTranslator } from "#web/ui/app-words.ts";
import { Notice } from "#web/ui/notice.tsx";
import { Skeleton } from "#web/ui/skeleton.tsx";

interface Props<T> {
  readonly load: Load<T>;
  readonly lines?: number;
  readonly children: (value: T) => ComponentChildren;
}

/**
 * What a read has come to: nothing, a skeleton, "slow", a problem with "try again", or the value. Where nothing is, no
 * trying helps: the way back to the area's beginning stands there instead.
 */
export const LoadedView = <T,>({ load, lines = 4, children }: Props<T>) => {
  const { t } = useTranslator();
  const { loaded, reload } = load;
  if (loaded.state === "waiting") return null;
  if (loaded.state === "failed" && loaded.problem.code === "not-found") {
    return (
      <>
        <ProblemNotice problem={loaded.problem} />
        <p>
          <a class="button button-plain" href="#/">
            {t("absent.home")}
          </a>
        </p>
      </>
    );
  }
  if (loaded.state === "failed") return <ProblemNotice problem={loaded.problem} retry={reload} />;
  if (loaded.state !== "ready") {
    return (
      <>
        <Skeleton label={t("load.loading")} lines={lines} />
        {loaded.state === "slow" && <Notice tone="info">{t("load.slow")}</Notice>}
      </>
    );
  }
  return (
    <div aria-busy={loaded.refreshing}>
      {loaded.stale !== undefined && <Notice tone="warning">{t("load.stale")}</Notice>}
      {children(loaded.value)}
    </div>
  );
};
