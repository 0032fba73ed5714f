import { useState } from "preact/hooks";
import type { Session } from "#web/app/session.ts";
import { useTranslator } from "#web/ui/app-words.ts";
import { Button } from "#web/ui/button.tsx";
import { Checkbox } from "#web/ui/choices.tsx";
import { Form } from "#web/ui/form.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";

/** Says what happens next, asks about the device, and leaves for the issuer; the address keeps the place. */
export const SignInScreen = ({ session }: { readonly session: Session }) => {
  const { t } = useTranslator();
  const [shared, setShared] = useState(false);
  const [busy, setBusy] = useState(false);
  const submit = () => {
    setBusy(true);
    session.signIn({ shared }).catch(() => setBusy(false));
  };
  return (
    <Page title={t("sign-in.title")} narrow>
      {session.state() === "failed" && <Notice tone="warning">{t("sign-in.failed")}</Notice>}
      <p class="lead">{t(`sign-in.${session.kind}`)}</p>
      <Form onSubmit={submit}>
        {session.kind === "citizen" && (
          <Checkbox
            name="shared"
            label={t("sign-in.shared")}
            hint={t("sign-in.shared.hint")}
            checked={shared}
            onChange={setShared}
          />
        )}
        <Button type="submit" busy={busy}>
          {t("sign-in.go")}
        </Button>
      </Form>
    </Page>
  );
};
