import { useState } from "preact/hooks";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { useAction } from "#web/app/use-action.ts";
import { useTranslator } from "#web/areas/desk/words-day.ts";
import { Button } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { TextField } from "#web/ui/text-fields.tsx";
import { changeSetting, type Here } from "./here.ts";
import { sound } from "./sound.ts";
import type { Shown } from "./visit-parts.tsx";

const DESK = /^[A-Za-z0-9-]{1,8}$/;

interface Props {
  readonly here: Here;
  readonly visit: Shown;
  /** By their codes, or those attached to the request. */
  readonly stamps: { readonly stampCodes: readonly string[]; readonly stampIds: readonly string[] };
  readonly closed: () => void;
}

/** Uses the stamps and closes the visit: asked once more before, for it can't be taken back here. */
export const CloseForm = ({ here, visit, stamps, closed }: Props) => {
  const { t } = useTranslator();
  const closing = useAction("POST /desk/posts/{postId}/days/{date}/visits/{appointmentId}/closing");
  const [desk, setDesk] = useState(here.desk);
  const [step, setStep] = useState<"ready" | "wrong" | "asked">("ready");
  const count = stamps.stampCodes.length + stamps.stampIds.length;

  const close = async () => {
    changeSetting({ desk });
    const { date, appointmentId } = visit;
    const outcome = await closing.run({
      path: { postId: here.postId, date, appointmentId },
      body: { desk, ...stamps },
    });
    if (outcome === undefined) return;
    sound(outcome.ok ? "good" : "bad");
    setStep("ready");
    if (outcome.ok || outcome.problem.code === "visit-closed") closed();
  };

  const submit = () => {
    if (!DESK.test(desk)) setStep("wrong");
    else if (step === "asked") void close();
    else setStep("asked");
  };

  return (
    <Form onSubmit={submit}>
      <TextField
        name="desk"
        label={t("close.desk")}
        value={desk}
        onChange={(typed) => {
          setDesk(typed);
          setStep("ready");
        }}
        maxLength={8}
        error={step === "wrong" ? t("close.desk.wrong") : undefined}
        ltr
      />
      {step === "asked" && (
        <Notice
          tone="warning"
          announced
          title={count === 0 ? t("close.sure-free") : t("close.sure", { count })}
        >
          <p>{t("close.sure.text")}</p>
        </Notice>
      )}
      <div class="actions">
        <Button type="submit" busy={closing.busy}>
          {step === "asked" && t("close.now")}
          {step !== "asked" && (count === 0 ? t("close.do-free") : t("close.do", { count }))}
        </Button>
        {step === "asked" && (
          <Button tone="quiet" onClick={() => setStep("ready")}>
            {t("close.not")}
          </Button>
        )}
      </div>
      <ProblemNotice problem={closing.problem} />
    </Form>
  );
};
