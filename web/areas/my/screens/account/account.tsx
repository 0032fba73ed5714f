import { useState } from "preact/hooks";
import type { AnswerOf } from "#web/app/api.ts";
import { useApp } from "#web/app/app-context.ts";
import { FileButton } from "#web/app/file-button.tsx";
import { LoadedView } from "#web/app/loaded.tsx";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { useAction } from "#web/app/use-action.ts";
import { useLoad } from "#web/app/use-load.ts";
import type { AccountWords } from "#web/areas/my/account-words.ts";
import { languageFacts, languages } from "#web/i18n/language.ts";
import { Button } from "#web/ui/button.tsx";
import { Checkbox, SelectField } from "#web/ui/choices.tsx";
import { Code } from "#web/ui/code.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { wordsOf } from "#web/ui/i18n-context.tsx";
import { SummaryList } from "#web/ui/lists.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { EmailField } from "#web/ui/text-fields.tsx";

const { useTranslator } = wordsOf<AccountWords>();

type Account = AnswerOf<"GET /account">;

/** Language and e-mail: how we reach the person besides their phone. The API shows neither address nor phone whole. */
const Contact = ({ account, onSaved }: { readonly account: Account; readonly onSaved: () => void }) => {
  const { t } = useTranslator();
  const change = useAction("PUT /account");
  const [language, setLanguage] = useState(account.language);
  const [email, setEmail] = useState("");
  const [without, setWithout] = useState(false);
  const [wrong, setWrong] = useState(false);
  const [saved, setSaved] = useState(false);
  const refused = change.problem?.fields.some(({ pointer }) => pointer.endsWith("/email")) === true;
  const error = wrong || refused ? t("account.email.wrong") : undefined;
  const save = async () => {
    const typed = email.trim();
    const bad = typed !== "" && !/^\S+@\S+\.\S+$/.test(typed);
    setWrong(bad);
    setSaved(false);
    if (bad) return;
    // An address that is not typed anew stays as it is.
    const address = without ? { email: null } : { ...(typed !== "" && { email: typed }) };
    const outcome = await change.run({ body: { language, ...address } });
    if (outcome?.ok !== true) return;
    setSaved(true);
    setEmail("");
    setWithout(false);
    onSaved();
  };
  return (
    <Form onSubmit={save}>
      <ErrorSummary errors={{ email: error }} />
      <h2>{t("account.contact")}</h2>
      <SummaryList
        rows={[
          {
            label: t("account.phone"),
            value: (
              <>
                <Code>{account.phone}</Code>
                <p class="hint">{t("account.phone.hint")}</p>
                <a href="#/account/phone">{t("account.phone.change")}</a>
              </>
            ),
          },
          {
            label: t("account.email"),
            value: account.email === null ? t("account.email.none") : <Code>{account.email}</Code>,
          },
        ]}
      />
      <SelectField
        name="language"
        label={t("account.language")}
        none=""
        options={languages.map((value) => ({ value, label: languageFacts[value].name }))}
        value={language}
        onChange={setLanguage}
      />
      <EmailField
        name="email"
        label={t("account.email.new")}
        hint={t("account.email.hint")}
        error={error}
        optional
        value={email}
        onChange={setEmail}
      />
      {account.email !== null && (
        <Checkbox
          name="without-email"
          label={t("account.email.remove")}
          checked={without}
          onChange={setWithout}
        />
      )}
      {!refused && <ProblemNotice problem={change.problem} retry={() => void save()} />}
      {saved && (
        <Notice tone="good" announced>
          {t("account.saved")}
        </Notice>
      )}
      <Button type="submit" busy={change.busy}>
        {t("account.save")}
      </Button>
    </Form>
  );
};

/** Everything held, as one file. */
const Export = () => {
  const { t } = useTranslator();
  const words = {
    working: t("account.export.working"),
    saved: t("account.export.saved"),
    open: t("account.export.open"),
  };
  return (
    <section class="stack" aria-labelledby="export">
      <h2 id="export">{t("account.export")}</h2>
      <p>{t("account.export.text")}</p>
      <FileButton
        operation="GET /account/export"
        input={{}}
        type="application/json"
        label={t("account.export.go")}
        name="wisal.json"
        words={words}
      />
    </section>
  );
};

const Device = () => {
  const { t } = useTranslator();
  const { session } = useApp();
  if (session === undefined) return null;
  return (
    <section class="stack" aria-labelledby="device">
      <h2 id="device">{t("account.device")}</h2>
      <p>{t(session.shared() ? "account.device.shared" : "account.device.own")}</p>
      <p>
        <Button tone="quiet" onClick={session.signOut}>
          {t("sign-out")}
        </Button>
      </p>
    </section>
  );
};

/** The account: how we reach the person, everything held about them, and this device. */
export const Screen = () => {
  const { t } = useTranslator();
  const load = useLoad("GET /account", {});
  return (
    <Page title={t("account.title")} narrow>
      <LoadedView load={load}>{(account) => <Contact account={account} onSaved={load.reload} />}</LoadedView>
      <Export />
      <Device />
    </Page>
  );
};
