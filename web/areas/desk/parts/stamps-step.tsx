import { useState } from "preact/hooks";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { Message, useTranslator } from "#web/areas/desk/words-day.ts";
import { Button } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { TextField } from "#web/ui/text-fields.tsx";
import { CloseForm } from "./close-form.tsx";
import type { Here } from "./here.ts";
import { readScan } from "./scan.ts";
import { StampResult } from "./stamp-result.tsx";
import { useStamps } from "./use-stamps.ts";
import type { Shown } from "./visit-parts.tsx";

interface Props {
  readonly here: Here;
  readonly visit: Shown;
  readonly closed: () => void;
}

interface CheckProps {
  readonly given: ReturnType<typeof useStamps>;
  readonly needed: number;
  readonly timeZone: string;
}

/** One stamp for each person: typed or scanned, checked one by one; nothing is used by it. */
const CheckStamps = ({ given, needed, timeZone }: CheckProps) => {
  const { t } = useTranslator();
  const [typed, setTyped] = useState("");
  const { codes, last, twice } = given;
  const check = async () => {
    const scan = readScan(typed);
    if (await given.check(scan.kind === "stamp" ? scan.code : typed)) setTyped("");
  };
  return (
    <>
      <p>
        <strong>{t("stamps.given", { given: codes.length, needed })}</strong>
      </p>
      {codes.length > 0 && (
        <ol class="stamps-given">
          {codes.map((code) => (
            <li key={code}>
              ✓ <Message k="stamps.ends" values={[{ end: code.slice(-4) }]} />{" "}
              <button type="button" class="link" onClick={() => given.takeOut(code)}>
                {t("stamps.remove")}
                <span class="unseen"> {code.slice(-4)}</span>
              </button>
            </li>
          ))}
        </ol>
      )}
      {codes.length < needed && (
        <Form onSubmit={check}>
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
          <Button type="submit" tone="quiet" busy={given.busy}>
            {t("stamps.check")}
          </Button>
        </Form>
      )}
      <div role="alert">
        {twice && <Notice tone="warning">{t("stamps.twice")}</Notice>}
        {!twice && last !== undefined && <StampResult check={last} timeZone={timeZone} />}
      </div>
      {!twice && <ProblemNotice problem={given.problem} />}
    </>
  );
};

/** Checks a stamp for each person, then uses them all and closes the visit: two steps, the second in one write. */
export const StampsStep = ({ here, visit, closed }: Props) => {
  const { t } = useTranslator();
  const needed = visit.fee.amount === 0 ? 0 : visit.people.length;
  const attached = visit.stamps.filter(({ usable }) => usable).map(({ stampId }) => stampId);
  const enough = attached.length >= needed;
  const given = useStamps(here.postId, visit.procedureId, enough ? 0 : needed);
  const stamps = enough
    ? { stampCodes: [], stampIds: attached.slice(0, needed) }
    : { stampCodes: given.codes, stampIds: [] };
  return (
    <section class="step" aria-labelledby="stamps-step">
      <h2 id="stamps-step">{t("stamps.title")}</h2>
      {needed === 0 && <p>{t("stamps.free")}</p>}
      {needed > 0 && enough && <p>{t("stamps.attached", { count: needed })}</p>}
      {!enough && <CheckStamps given={given} needed={needed} timeZone={here.timeZone} />}
      {(enough || given.codes.length >= needed) && (
        <CloseForm here={here} visit={visit} stamps={stamps} closed={closed} />
      )}
    </section>
  );
};
