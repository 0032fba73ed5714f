import { useEffect, useState } from "preact/hooks";
import { useApp } from "#web/app/app-context.ts";
import { offline, type Problem } from "#web/app/problem.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { useTranslator } from "#web/areas/desk/words-review.ts";
import { Button } from "#web/ui/button.tsx";
import { Skeleton } from "#web/ui/skeleton.tsx";
import { picturesIn } from "./papers.ts";

type Opened =
  | { readonly state: "loading" }
  | { readonly state: "failed"; readonly problem: Problem }
  | { readonly state: "open"; readonly pages: readonly string[] };

interface Props {
  readonly postId: string;
  readonly requestId: string;
  readonly beneficiary: number;
  readonly documentId: string;
  readonly name: string;
}

const SIZES = 3;

/** A paper's pages as pictures, read once by the link of a minute: nothing of it can run, nothing stays. */
export const PaperViewer = ({ postId, requestId, beneficiary, documentId, name }: Props) => {
  const { api } = useApp();
  const { t } = useTranslator();
  const [opened, setOpened] = useState<Opened>({ state: "loading" });
  const [attempt, setAttempt] = useState(0);
  const [size, setSize] = useState(1);
  const [turns, setTurns] = useState(0);

  useEffect(() => {
    let current = true;
    let pages: readonly string[] = [];
    const open = async (): Promise<Opened> => {
      const outcome = await api.call(
        "POST /staff/posts/{postId}/requests/{requestId}/documents/{beneficiary}/{documentId}/opening",
        { path: { postId, requestId, beneficiary: String(beneficiary), documentId } },
      );
      if (!outcome.ok) return { state: "failed", problem: outcome.problem };
      const copy = await fetch(outcome.value.url, { credentials: "omit", referrerPolicy: "no-referrer" });
      if (!copy.ok) return { state: "failed", problem: offline };
      const bytes = new Uint8Array(await copy.arrayBuffer());
      pages = picturesIn(bytes, outcome.value.type).map((picture) => URL.createObjectURL(picture));
      return { state: "open", pages };
    };
    setOpened({ state: "loading" });
    setTurns(0);
    void open()
      .catch((): Opened => ({ state: "failed", problem: offline }))
      .then((next) => {
        if (current) setOpened(next);
      });
    return () => {
      current = false;
      for (const page of pages) URL.revokeObjectURL(page);
    };
  }, [api, postId, requestId, beneficiary, documentId, attempt]);

  if (opened.state === "failed") {
    return <ProblemNotice problem={opened.problem} retry={() => setAttempt((count) => count + 1)} />;
  }
  if (opened.state === "loading") return <Skeleton label={t("load.loading")} lines={10} />;
  return (
    <div class="viewer">
      <div class="actions">
        <Button tone="quiet" onClick={() => setSize((now) => (now === SIZES ? 1 : now + 1))}>
          {t("viewer.size")}
        </Button>
        <Button tone="quiet" onClick={() => setTurns((now) => (now + 1) % 4)}>
          {t("viewer.turn")}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard (WCAG 2.1.1). */}
      <section class={`viewer-pages viewer-size-${size}`} tabIndex={0} aria-label={name}>
        {opened.pages.map((page, index) => (
          <img
            key={page}
            src={page}
            class={`viewer-turn-${turns}`}
            alt={t("viewer.page", { name, page: index + 1, total: opened.pages.length })}
          />
        ))}
      </section>
    </div>
  );
};
