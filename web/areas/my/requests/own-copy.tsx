import { useState } from "preact/hooks";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { useAction } from "#web/app/use-action.ts";
import type { Paper } from "#web/areas/my/requests/paper.ts";
import { useTranslator } from "#web/areas/my/requests/words-sending.ts";
import { Button } from "#web/ui/button.tsx";

interface Props {
  readonly requestId: string;
  readonly paper: Paper;
}

/** One's own paper by a link of a minute: a download, so that the page stays. */
export const OwnCopy = ({ requestId, paper }: Props) => {
  const { t } = useTranslator();
  const opening = useAction("POST /requests/{requestId}/documents/{beneficiary}/{documentId}/opening");
  const [opened, setOpened] = useState(false);
  const open = async (): Promise<void> => {
    setOpened(false);
    const { beneficiary, documentId } = paper;
    const outcome = await opening.run({ path: { requestId, beneficiary: String(beneficiary), documentId } });
    if (outcome?.ok !== true) return;
    setOpened(true);
    location.assign(outcome.value.url);
  };
  return (
    <>
      <Button tone="quiet" busy={opening.busy} onClick={() => void open()}>
        {t("paper.open")}
      </Button>
      {opened && <p role="status">{t("paper.opening")}</p>}
      <ProblemNotice problem={opening.problem} retry={() => void open()} />
    </>
  );
};
