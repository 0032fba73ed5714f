import { useEffect, useRef, useState } from "preact/hooks";
import type { InputOf } from "#web/app/api.ts";
import { useTranslator } from "#web/areas/desk/words-review.ts";
import { Button } from "#web/ui/button.tsx";
import { RadioCards } from "#web/ui/choices.tsx";
import { Form } from "#web/ui/form.tsx";
import { TextField } from "#web/ui/text-fields.tsx";

export type Decision =
  InputOf<"POST /staff/posts/{postId}/requests/{requestId}/review">["body"]["documents"][number];
type Reason = NonNullable<Decision["reason"]>;

const reasons: readonly Reason[] = [
  "unreadable",
  "incomplete",
  "expired",
  "wrong-document",
  "name-differs",
  "not-a-copy-of-the-original",
  "photo-not-compliant",
  "other",
];

interface Props {
  readonly paper: { readonly beneficiary: number; readonly documentId: string };
  readonly decide: (decision: Decision) => void;
}

/** Accept, or reject for a reason. The focus is on "accept" as each paper opens: Enter goes through a good file. */
export const Decide = ({ paper, decide }: Props) => {
  const { t } = useTranslator();
  const box = useRef<HTMLDivElement>(null);
  const [rejecting, setRejecting] = useState(false);
  const [reason, setReason] = useState<Reason>();
  const [note, setNote] = useState("");
  const [asked, setAsked] = useState(false);
  const { beneficiary, documentId } = paper;

  useEffect(() => {
    box.current?.querySelector<HTMLElement>("input, button")?.focus();
  }, [rejecting]);

  const reject = () => {
    setAsked(true);
    if (reason === undefined) return;
    const said = note.trim();
    decide({ beneficiary, documentId, decision: "reject", reason, ...(said !== "" && { note: said }) });
  };

  return (
    <div ref={box} class="decide">
      {!rejecting && (
        <div class="actions">
          <Button onClick={() => decide({ beneficiary, documentId, decision: "accept" })}>
            {t("decide.accept")}
          </Button>
          <Button tone="quiet" onClick={() => setRejecting(true)}>
            {t("decide.reject")}
          </Button>
        </div>
      )}
      {rejecting && (
        <Form onSubmit={reject}>
          <RadioCards
            name="reason"
            label={t("decide.reason")}
            options={reasons.map((value) => ({ value, label: t(`reason.${value}`) }))}
            value={reason}
            onChange={setReason}
            error={asked && reason === undefined ? t("decide.reason.missing") : undefined}
          />
          <TextField
            name="note"
            label={t("decide.note")}
            hint={t("decide.note.hint")}
            value={note}
            onChange={setNote}
            maxLength={200}
            optional
          />
          <div class="actions">
            <Button type="submit" tone="danger">
              {t("decide.reject.now")}
            </Button>
            <Button tone="quiet" onClick={() => setRejecting(false)}>
              {t("decide.back")}
            </Button>
          </div>
        </Form>
      )}
    </div>
  );
};
