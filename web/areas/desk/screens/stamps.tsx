import { useCallback, useEffect, useState } from "preact/hooks";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { useAction } from "#web/app/use-action.ts";
import { DeskScreen } from "#web/areas/desk/parts/desk-screen.tsx";
import type { Here } from "#web/areas/desk/parts/here.ts";
import { scannedStamp, takeScans } from "#web/areas/desk/parts/results.ts";
import { readScan } from "#web/areas/desk/parts/scan.ts";
import { sound } from "#web/areas/desk/parts/sound.ts";
import { StampActions } from "#web/areas/desk/parts/stamp-actions.tsx";
import { StampResult } from "#web/areas/desk/parts/stamp-result.tsx";
import { useTranslator } from "#web/areas/desk/words-day.ts";
import { Button } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form.tsx";
import { TextField } from "#web/ui/text-fields.tsx";

/** The check of any stamp, and what may be done about one. */
const StampsView = ({ here }: { readonly here: Here }) => {
  const { t } = useTranslator();
  const { postId, timeZone } = here;
  const checking = useAction("POST /desk/posts/{postId}/stamp-checks");
  const [typed, setTyped] = useState("");
  const [checked, setChecked] = useState<{
    readonly code: string;
    readonly check: Parameters<typeof StampResult>[0]["check"];
  }>();

  const check = useCallback(
    async (code: string) => {
      const outcome = await checking.run({ path: { postId }, body: { code } });
      if (outcome === undefined) return;
      sound(outcome.ok && outcome.value.usable ? "good" : "bad");
      setChecked(outcome.ok ? { code, check: outcome.value } : undefined);
    },
    [checking.run, postId],
  );

  useEffect(() => {
    const take = (code: string) => {
      setTyped(code);
      void check(code);
    };
    const waiting = scannedStamp.get();
    scannedStamp.set(undefined);
    if (waiting !== undefined) take(waiting);
    return takeScans((scan) => {
      if (scan.kind === "stamp") take(scan.code);
      return scan.kind === "stamp";
    });
  }, [check]);

  return (
    <div class="stack">
      <Form
        class="stack page-narrow"
        onSubmit={() => {
          const scan = readScan(typed);
          void check(scan.kind === "stamp" ? scan.code : typed);
        }}
      >
        <TextField
          name="stamp"
          label={t("stamps.code")}
          hint={t("stamps.code.hint")}
          value={typed}
          onChange={setTyped}
          inputMode="numeric"
          maxLength={40}
          ltr
        />
        <Button type="submit" busy={checking.busy}>
          {t("stamps.check")}
        </Button>
        <p class="hint">{t("stamps.check.hint")}</p>
      </Form>
      <div role="alert">
        <ProblemNotice problem={checking.problem} />
        {checked !== undefined && checking.problem === undefined && (
          <StampResult check={checked.check} timeZone={timeZone} />
        )}
      </div>
      {checked !== undefined && checking.problem === undefined && (
        <StampActions
          key={checked.code}
          postId={postId}
          code={checked.code}
          state={checked.check.state}
          changed={() => void check(checked.code)}
        />
      )}
    </div>
  );
};

export const Screen = () => {
  const { t } = useTranslator();
  return <DeskScreen title={t("stamps.title")}>{(here) => <StampsView here={here} />}</DeskScreen>;
};
