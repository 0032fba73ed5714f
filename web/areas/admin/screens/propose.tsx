import { useState } from "preact/hooks";
import { go } from "#web/app/app-context.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useAction } from "#web/app/use-action.ts";
import { type Place, PostPage } from "#web/areas/admin/place.tsx";
import { useTranslator } from "#web/areas/admin/words-decisions.ts";
import { Button } from "#web/ui/button.tsx";
import { SelectField } from "#web/ui/choices.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { TextArea, TextField } from "#web/ui/text-fields.tsx";

const reasons = [
  "wrong-act",
  "bought-twice",
  "service-not-given",
  "consumed-by-mistake",
  "means-of-payment-gone",
  "hardship",
] as const;
type Reason = (typeof reasons)[number];

const NewProposal = ({ postId }: Place) => {
  const { t } = useTranslator();
  const [orderId, setOrder] = useState("");
  const [unit, setUnit] = useState("1");
  const [reason, setReason] = useState<Reason>();
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const propose = useAction("POST /staff/posts/{postId}/proposals");
  const number = Number(unit);
  const wrong = new Set(propose.problem?.fields.map(({ pointer }) => pointer));
  const errors = {
    orderId: orderId.trim() === "" || wrong.has("/body/orderId") ? t("check") : undefined,
    unit: /^([1-9]|10)$/.test(unit) ? undefined : t("check"),
    reason: reason === undefined ? t("must") : undefined,
    note: wrong.has("/body/note") ? t("check") : undefined,
  };
  const submit = async () => {
    setTried(true);
    if (orderId.trim() === "" || errors.unit !== undefined || reason === undefined) return;
    const body = { kind: "refund", orderId: orderId.trim(), unit: number, reason } as const;
    const outcome = await propose.run({
      path: { postId },
      body: { ...body, ...(note.trim() !== "" && { note: note.trim() }) },
    });
    if (outcome?.ok === true) go("/proposals", { replace: true });
  };
  const shown = tried ? errors : {};
  return (
    <Form class="panel" onSubmit={submit}>
      <p class="card-next">{t("propose.not-yet")}</p>
      <ErrorSummary errors={shown} />
      {propose.problem?.fields.length === 0 && <ProblemNotice problem={propose.problem} />}
      <TextField
        name="orderId"
        label={t("propose.order")}
        hint={t("propose.order.hint", { example: "ord_3fbl5…" })}
        value={orderId}
        onChange={setOrder}
        error={tried ? errors.orderId : undefined}
        ltr
      />
      <TextField
        name="unit"
        label={t("propose.unit")}
        inputMode="numeric"
        maxLength={2}
        value={unit}
        onChange={setUnit}
        error={tried ? errors.unit : undefined}
        ltr
      />
      <SelectField
        name="reason"
        label={t("reason")}
        none={t("propose.choose")}
        options={reasons.map((value) => ({ value, label: t(`reason.${value}`) }))}
        value={reason}
        onChange={setReason}
        error={tried ? errors.reason : undefined}
      />
      <TextArea
        name="note"
        label={t("proposals.note")}
        hint={t("proposals.note.hint")}
        rows={2}
        maxLength={200}
        value={note}
        onChange={setNote}
        error={tried ? errors.note : undefined}
        optional
      />
      <p>
        <Button type="submit" busy={propose.busy}>
          {t("propose.go")}
        </Button>
      </p>
    </Form>
  );
};

/** Asks for a refund that somebody else has to allow (T9). */
export const Screen = ({ query }: ScreenProps) => {
  const { t } = useTranslator();
  return (
    <PostPage title={t("propose.title")} path="/proposals/new" query={query} back="/proposals">
      {(place) => <NewProposal {...place} />}
    </PostPage>
  );
};
