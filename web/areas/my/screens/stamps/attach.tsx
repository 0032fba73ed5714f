import { useState } from "preact/hooks";
import type { AnswerOf } from "#web/app/api.ts";
import { go } from "#web/app/app-context.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import { useNames } from "#web/app/names.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useAction } from "#web/app/use-action.ts";
import { useLoad } from "#web/app/use-load.ts";
import type { AttachWords } from "#web/areas/my/stamps/words.ts";
import { Button } from "#web/ui/button.tsx";
import { RadioCards } from "#web/ui/choices.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { wordsOf } from "#web/ui/i18n-context.tsx";
import { EmptyState } from "#web/ui/lists.tsx";
import { Page } from "#web/ui/page.tsx";
import { People } from "#web/ui/people.tsx";
import { TextField } from "#web/ui/text-fields.tsx";

const { useTranslator, Message } = wordsOf<AttachWords>();

type Request = AnswerOf<"GET /requests">["requests"][number];

/** Sent and not over: what a stamp may be attached to (T5). */
const open: readonly Request["state"][] = ["submitted", "needs-correction", "valid", "booked"];

interface FormProps {
  readonly requests: readonly Request[];
  readonly asked: string | undefined;
  /** A stamp of one's own order; without it, its code is typed. */
  readonly own: { readonly orderId: string; readonly unit: number } | undefined;
}

const AttachForm = ({ requests, asked, own }: FormProps) => {
  const { t } = useTranslator();
  const names = useNames();
  const attach = useAction("POST /requests/{requestId}/stamps");
  const [requestId, setRequestId] = useState(requests.length === 1 ? requests[0]?.requestId : asked);
  const [code, setCode] = useState("");
  const [tried, setTried] = useState(false);
  // As pasted from the message or typed on an Arabic keyboard: the API reads any digits and spaces.
  const digits = code.replaceAll(/[^\p{Nd}]/gu, "");
  const faults = {
    code: own === undefined && digits.length !== 16 ? t("attach.code.wrong") : undefined,
    request: requestId === undefined ? t("attach.request.needed") : undefined,
  };
  const errors: Partial<typeof faults> = tried ? faults : {};
  const submit = async () => {
    setTried(true);
    if (faults.code !== undefined || requestId === undefined) return;
    const outcome = await attach.run({ path: { requestId }, body: own ?? { code } });
    if (outcome?.ok === true) go(`/stamps/request/${requestId}`, { replace: true });
  };
  return (
    <Form onSubmit={submit}>
      <ErrorSummary errors={errors} />
      <p>{t("attach.lead")}</p>
      {own === undefined && (
        <TextField
          name="code"
          label={t("attach.code")}
          hint={t("attach.code.hint")}
          error={errors.code}
          value={code}
          onChange={setCode}
          inputMode="numeric"
          ltr
        />
      )}
      <RadioCards
        name="request"
        label={t("attach.request")}
        error={errors.request}
        options={requests.map((request) => ({
          value: request.requestId,
          label: names.procedures[request.procedureId] ?? request.reference,
          hint: (
            <>
              <People names={request.people} /> ·{" "}
              <Message k="attach.reference" values={[{ reference: request.reference }]} />
            </>
          ),
        }))}
        value={requestId}
        onChange={setRequestId}
      />
      <ProblemNotice problem={attach.problem} retry={() => void submit()} />
      <Button type="submit" busy={attach.busy}>
        {t("attach.go")}
      </Button>
    </Form>
  );
};

interface ChooseProps {
  readonly procedureId: string | undefined;
  readonly asked: string | undefined;
  readonly own: FormProps["own"];
}

const Choose = ({ procedureId, asked, own }: ChooseProps) => {
  const { t } = useTranslator();
  const load = useLoad("GET /requests", {});
  return (
    <LoadedView load={load}>
      {({ requests }) => {
        const fitting = requests.filter(
          ({ state, expired, ...each }) =>
            open.includes(state) &&
            expired !== true &&
            (procedureId === undefined || each.procedureId === procedureId),
        );
        return fitting.length === 0 ? (
          <EmptyState title={t("attach.none.title")}>
            <p>{t("attach.none.text")}</p>
          </EmptyState>
        ) : (
          <AttachForm requests={fitting} asked={asked} own={own} />
        );
      }}
    </LoadedView>
  );
};

const ChooseForOwn = ({ orderId, unit }: NonNullable<FormProps["own"]>) => {
  const load = useLoad("GET /orders/{orderId}", { path: { orderId } });
  return (
    <LoadedView load={load}>
      {({ units }) => (
        <Choose
          procedureId={units.find((each) => each.unit === unit)?.procedureId}
          asked={undefined}
          own={{ orderId, unit }}
        />
      )}
    </LoadedView>
  );
};

/** `?order=…&unit=…`: a stamp one bought. Without: a stamp somebody else gave, by its code (T5). */
export const Screen = ({ query }: ScreenProps<"/stamps/attach">) => {
  const { t } = useTranslator();
  const orderId = query.get("order");
  const asked = query.get("request") ?? undefined;
  return (
    <Page title={t("attach.title")} narrow back={orderId === null ? "/stamps" : `/stamps/${orderId}`}>
      {orderId === null ? (
        <Choose procedureId={undefined} asked={asked} own={undefined} />
      ) : (
        <ChooseForOwn orderId={orderId} unit={Number(query.get("unit") ?? 1)} />
      )}
    </Page>
  );
};
