import { useState } from "preact/hooks";
import { Camera } from "#web/areas/desk/parts/camera.tsx";
import { DeskScreen } from "#web/areas/desk/parts/desk-screen.tsx";
import { useTranslator } from "#web/areas/desk/words-day.ts";
import { Button } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form.tsx";
import { TextField } from "#web/ui/text-fields.tsx";

const TypeIt = ({ typed }: { readonly typed: (code: string) => void }) => {
  const { t } = useTranslator();
  const [code, setCode] = useState("");
  return (
    <Form onSubmit={() => typed(code)}>
      <TextField
        name="code"
        label={t("scan.label")}
        hint={t("scan.hint")}
        value={code}
        onChange={setCode}
        maxLength={1000}
        ltr
      />
      <Button type="submit">{t("scan.go")}</Button>
    </Form>
  );
};

/** Without a scanner: the camera where the browser reads codes, or typing. */
export const Screen = () => {
  const { t } = useTranslator();
  return (
    <DeskScreen title={t("scan.title")} back="/">
      {(_here, typed) => (
        <div class="page-narrow stack">
          <p class="lead">{t("scan.lead")}</p>
          <TypeIt typed={typed} />
          <Camera onCode={typed} />
        </div>
      )}
    </DeskScreen>
  );
};
