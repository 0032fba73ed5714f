import { useState } from "preact/hooks";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { useAction } from "#web/app/use-action.ts";
import type { AccountWords } from "#web/areas/my/account-words.ts";
import { Button } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form.tsx";
import { wordsOf } from "#web/ui/i18n-context.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { PhoneField, TextField } from "#web/ui/text-fields.tsx";

const { useTranslator, Message } = wordsOf<AccountWords>();

interface AskProps {
  readonly phone: string;
  readonly onPhone: (phone: string) => void;
  readonly onSent: () => void;
}

/** Which number it is to be; a code goes there. */
const Ask = ({ phone, onPhone, onSent }: AskProps) => {
  const { t } = useTranslator();
  const ask = useAction("POST /account/phone");
  const refused = ask.problem?.fields.some(({ pointer }) => pointer.endsWith("/phone")) === true;
  const send = async () => {
    const outcome = await ask.run({ body: { phone } });
    if (outcome?.ok === true) onSent();
  };
  return (
    <Form onSubmit={send}>
      <PhoneField
        name="phone"
        label={t("phone.new")}
        error={refused ? t("phone.wrong") : undefined}
        value={phone}
        onChange={onPhone}
      />
      {!refused && <ProblemNotice problem={ask.problem} retry={() => void send()} />}
      <Button type="submit" busy={ask.busy}>
        {t("phone.send")}
      </Button>
    </Form>
  );
};

interface ConfirmProps {
  readonly phone: string;
  readonly onDone: () => void;
  readonly onOther: () => void;
}

/** The code from there; another may be sent, and the first stays good. */
const Confirm = ({ phone, onDone, onOther }: ConfirmProps) => {
  const { t } = useTranslator();
  const again = useAction("POST /account/phone");
  const confirm = useAction("POST /account/phone/confirmation");
  const [code, setCode] = useState("");
  const send = async () => {
    const outcome = await confirm.run({ body: { phone, code } });
    if (outcome?.ok === true) onDone();
  };
  return (
    <Form onSubmit={send}>
      <Notice tone="info" announced>
        <Message k="phone.sent" values={[{ phone }]} />
      </Notice>
      <TextField
        name="code"
        label={t("phone.code")}
        hint={t("phone.code.hint")}
        inputMode="numeric"
        autocomplete="one-time-code"
        maxLength={12}
        ltr
        value={code}
        onChange={setCode}
      />
      <ProblemNotice problem={confirm.problem ?? again.problem} />
      <Button type="submit" busy={confirm.busy}>
        {t("phone.confirm")}
      </Button>
      <p class="button-row">
        <Button tone="quiet" busy={again.busy} onClick={() => void again.run({ body: { phone } })}>
          {t("phone.again")}
        </Button>
        <Button tone="quiet" onClick={onOther}>
          {t("phone.other")}
        </Button>
      </p>
    </Form>
  );
};

/** Another phone for the account, or its first after a sign-in by e-mail (R2). */
export const Screen = () => {
  const { t } = useTranslator();
  const [phone, setPhone] = useState("");
  const [at, setAt] = useState<"ask" | "confirm" | "done">("ask");
  return (
    <Page title={t("phone.title")} back="/account" narrow>
      <p class="lead">{t("phone.lead")}</p>
      {at === "ask" && <Ask phone={phone} onPhone={setPhone} onSent={() => setAt("confirm")} />}
      {at === "confirm" && (
        <Confirm phone={phone} onDone={() => setAt("done")} onOther={() => setAt("ask")} />
      )}
      {at === "done" && (
        <>
          <Notice tone="good" announced>
            {t("phone.done")}
          </Notice>
          <p>
            <a class="button button-primary" href="#/account">
              {t("phone.back")}
            </a>
          </p>
        </>
      )}
    </Page>
  );
};
