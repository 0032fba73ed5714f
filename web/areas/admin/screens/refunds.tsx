import { useState } from "preact/hooks";
import type { AnswerOf } from "#web/app/api.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useAction } from "#web/app/use-action.ts";
import { useLoad } from "#web/app/use-load.ts";
import { shortTime } from "#web/areas/admin/days.ts";
import { type Place, PostPage } from "#web/areas/admin/place.tsx";
import { useTranslator } from "#web/areas/admin/words-decisions.ts";
import { Worklist } from "#web/areas/admin/worklist.tsx";
import { Button } from "#web/ui/button.tsx";
import { Code } from "#web/ui/code.tsx";
import { Form } from "#web/ui/form.tsx";
import { Card, SummaryList } from "#web/ui/lists.tsx";
import { TextField } from "#web/ui/text-fields.tsx";
import { Money } from "#web/ui/values.tsx";

type Refund = AnswerOf<"GET /staff/posts/{postId}/refunds">["refunds"][number];

interface OneProps {
  readonly place: Place;
  readonly refund: Refund;
  readonly onDone: () => void;
}

const Receipt = ({ place: { postId }, refund: { orderId, refundId }, onDone }: OneProps) => {
  const { t } = useTranslator();
  const [reference, setReference] = useState("");
  const [tried, setTried] = useState(false);
  const pay = useAction("POST /staff/posts/{postId}/orders/{orderId}/refunds/{refundId}/receipt");
  const fits = /^[\w./-]{1,40}$/.test(reference.trim());
  const submit = async () => {
    setTried(true);
    if (!fits) return;
    const path = { postId, orderId, refundId };
    const outcome = await pay.run({ path, body: { reference: reference.trim() } });
    if (outcome?.ok === true) onDone();
  };
  return (
    <Form class="form-row" onSubmit={submit}>
      <TextField
        name={`reference-${refundId}`}
        label={t("refunds.reference")}
        maxLength={40}
        value={reference}
        onChange={setReference}
        error={tried && !fits ? t("refunds.reference.must") : undefined}
        ltr
      />
      <Button type="submit" busy={pay.busy}>
        {t("refunds.go")}
      </Button>
      <ProblemNotice problem={pay.problem} />
    </Form>
  );
};

const One = ({ place, refund, onDone }: OneProps) => {
  const { t, locale } = useTranslator();
  return (
    <Card title={<Money money={refund.amount} />}>
      <SummaryList
        rows={[
          { label: t("refunds.channel"), value: t(`channel.${refund.channel}`) },
          { label: t("proposals.order"), value: <Code>{refund.orderId}</Code> },
          { label: t("refunds.transaction"), value: <Code>{refund.transactionId}</Code> },
          { label: t("refunds.asked"), value: shortTime(refund.askedAt, locale, place.timeZone) },
        ]}
      />
      <Receipt place={place} refund={refund} onDone={onDone} />
    </Card>
  );
};

const Refunds = ({ place }: { readonly place: Place }) => {
  const { t } = useTranslator();
  const load = useLoad("GET /staff/posts/{postId}/refunds", { path: { postId: place.postId } });
  return (
    <>
      <p>{t("refunds.lead")}</p>
      <Worklist
        load={load}
        rowsOf={({ refunds }) => refunds}
        none={{ title: t("refunds.none"), text: t("refunds.none.text") }}
      >
        {(refund, done) => <One key={refund.refundId} place={place} refund={refund} onDone={done} />}
      </Worklist>
    </>
  );
};

/** Money that a post's agents pay back by hand, each with its receipt (T9). */
export const Screen = ({ query }: ScreenProps) => {
  const { t } = useTranslator();
  return (
    <PostPage title={t("refunds.title")} path="/refunds" query={query} back="/">
      {(place) => <Refunds place={place} />}
    </PostPage>
  );
};
