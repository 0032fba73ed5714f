import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { useTranslator } from "#web/areas/desk/words-review.ts";
import { Button } from "#web/ui/button.tsx";
import { useTake } from "./take.ts";

interface Props {
  readonly postId: string;
  /** What can be done besides. */
  readonly children: ComponentChildren;
}

/** Takes the next request to review, or says that none is free. */
export const TakeNext = ({ postId, children }: Props) => {
  const { t } = useTranslator();
  const { takeNext, busy, problem } = useTake(postId);
  const [none, setNone] = useState(false);
  return (
    <>
      <div class="actions">
        <Button busy={busy} onClick={() => void takeNext().then((found) => setNone(!found))}>
          {t("queue.next")}
        </Button>
        {children}
      </div>
      <p role="status">{none && t("queue.none-free")}</p>
      <ProblemNotice problem={problem} />
    </>
  );
};

/** What comes after a request that is dealt with: the next one, or the list. */
export const NextReview = ({ postId }: { readonly postId: string }) => {
  const { t } = useTranslator();
  return (
    <TakeNext postId={postId}>
      <a class="button button-plain" href="#/review">
        {t("sent.queue")}
      </a>
    </TakeNext>
  );
};
