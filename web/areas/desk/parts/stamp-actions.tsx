import { useState } from "preact/hooks";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { useAction } from "#web/app/use-action.ts";
import { useTranslator } from "#web/areas/desk/words-day.ts";
import { Button } from "#web/ui/button.tsx";
import { SelectField } from "#web/ui/choices.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { dayIn } from "#web/ui/values.tsx";
import type { Check } from "./stamp-result.tsx";

const suspensions = ["code-stolen", "payment-disputed", "fraud-reported", "enquiry"] as const;
const reversals = [
  "wrong-act",
  "bought-twice",
  "service-not-given",
  "consumed-by-mistake",
  "means-of-payment-gone",
  "hardship",
] as const;

interface Props {
  readonly postId: string;
  readonly code: string;
  readonly state: Check["state"];
  readonly changed: () => void;
}

/** Out of use and back, each for a reason of the list. */
const Suspension = ({ postId, code, state, changed }: Props) => {
  const { t } = useTranslator();
  const suspending = useAction("POST /desk/posts/{postId}/stamp-suspensions");
  const reinstating = useAction("POST /desk/posts/{postId}/stamp-reinstatements");
  const [reason, setReason] = useState<(typeof suspensions)[number]>();
  const [asked, setAsked] = useState(false);
  const suspended = state === "suspended";
  const acting = suspended ? reinstating : suspending;
  const act = async () => {
    setAsked(true);
    if (reason === undefined) return;
    const outcome = await acting.run({ path: { postId }, body: { stamp: { code }, reason } });
    if (outcome?.ok === true) changed();
  };
  return (
    <section class="step">
      <h2>{t(suspended ? "reinstate.title" : "suspend.title")}</h2>
      <p>{t(suspended ? "reinstate.text" : "suspend.text")}</p>
      <SelectField
        name="suspension"
        label={t("reason.label")}
        none="…"
        options={suspensions.map((value) => ({ value, label: t(`suspend.${value}`) }))}
        value={reason}
        onChange={setReason}
        error={asked && reason === undefined ? t("reason.missing") : undefined}
      />
      <Button tone="danger" busy={acting.busy} onClick={() => void act()}>
        {t(suspended ? "reinstate.do" : "suspend.do")}
      </Button>
      <ProblemNotice problem={acting.problem} />
    </section>
  );
};

/** Asks for a use to be reversed; a second person decides. */
const Reversal = ({ postId, code }: Pick<Props, "postId" | "code">) => {
  const { t, locale } = useTranslator();
  const proposing = useAction("POST /desk/posts/{postId}/stamp-reversals");
  const [reason, setReason] = useState<(typeof reversals)[number]>();
  const [asked, setAsked] = useState(false);
  const [until, setUntil] = useState<string>();
  const propose = async () => {
    setAsked(true);
    if (reason === undefined) return;
    const outcome = await proposing.run({ path: { postId }, body: { stamp: { code }, reason } });
    if (outcome?.ok === true) setUntil(outcome.value.until);
  };
  if (until !== undefined) {
    return (
      <Notice tone="good" announced title={t("reversal.sent")}>
        {t("reversal.until", { date: dayIn(until, locale) })}
      </Notice>
    );
  }
  return (
    <section class="step">
      <h2>{t("reversal.title")}</h2>
      <p>{t("reversal.text")}</p>
      <SelectField
        name="reversal"
        label={t("reason.label")}
        none="…"
        options={reversals.map((value) => ({ value, label: t(`reversal.${value}`) }))}
        value={reason}
        onChange={setReason}
        error={asked && reason === undefined ? t("reason.missing") : undefined}
      />
      <Button tone="quiet" busy={proposing.busy} onClick={() => void propose()}>
        {t("reversal.do")}
      </Button>
      <ProblemNotice problem={proposing.problem} />
    </section>
  );
};

/** What may be done about a stamp that was checked, by its state. */
export const StampActions = (props: Props) => {
  if (props.state === "consumed") return <Reversal {...props} />;
  return props.state === "issued" || props.state === "suspended" ? <Suspension {...props} /> : null;
};
