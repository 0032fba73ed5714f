import { useState } from "preact/hooks";
import { useNames } from "#web/app/names.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { useAction } from "#web/app/use-action.ts";
import { dayFromNow, RABAT, shortDay } from "#web/areas/admin/days.ts";
import { Mad } from "#web/areas/admin/mad.tsx";
import { centimesOf } from "#web/areas/admin/money/amount.ts";
import { useTranslator } from "#web/areas/admin/words-money.ts";
import { instantAt } from "#web/areas/admin/zoned.ts";
import { Button } from "#web/ui/button.tsx";
import { SelectField } from "#web/ui/choices.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { SummaryList } from "#web/ui/lists.tsx";
import { TextField } from "#web/ui/text-fields.tsx";

const parts = ["receipt", "chancery", "service"] as const;

/** Announces a fee by component: filled in, looked at, then announced (T1). */
export const TariffForm = ({ onDone }: { readonly onDone: () => void }) => {
  const { t, locale } = useTranslator();
  const { procedures } = useNames();
  const [procedureId, setProcedure] = useState<string>();
  const [day, setDay] = useState(dayFromNow(RABAT, 2));
  const [typed, setTyped] = useState({ receipt: "", chancery: "", service: "" });
  const [tried, setTried] = useState(false);
  const [checking, setChecking] = useState(false);
  const announce = useAction("POST /staff/tariffs");

  const amounts = parts.map((part) => centimesOf(typed[part]));
  const [receipt, chancery, service] = amounts;
  const from = instantAt(day, "00:00", RABAT);
  const errors = {
    procedure: procedureId === undefined ? t("must") : undefined,
    day: from === undefined ? t("must") : undefined,
    ...Object.fromEntries(
      parts.map((part, index) => [part, amounts[index] === undefined ? t("tariffs.amount") : undefined]),
    ),
  };
  const errorOf = (name: keyof typeof errors | (typeof parts)[number]) =>
    tried ? Object.entries(errors).find(([field]) => field === name)?.[1] : undefined;

  const check = () => {
    setTried(true);
    announce.forget();
    if (Object.values(errors).every((text) => text === undefined)) setChecking(true);
  };
  const send = async () => {
    if (procedureId === undefined || from === undefined) return;
    if (receipt === undefined || chancery === undefined || service === undefined) return;
    const components = { receipt, chancery, service };
    const outcome = await announce.run({ body: { procedureId, from, components } });
    if (outcome === undefined) return;
    setChecking(false);
    if (!outcome.ok) return;
    setTried(false);
    setTyped({ receipt: "", chancery: "", service: "" });
    onDone();
  };

  if (checking) {
    const total = amounts.reduce<number>((sum, each) => sum + (each ?? 0), 0);
    return (
      <section class="panel">
        <h2>{t("tariffs.announce")}</h2>
        <p class="card-next">{t("tariffs.not-yet")}</p>
        <SummaryList
          rows={[
            { label: t("procedure"), value: procedures[procedureId ?? ""] },
            { label: t("tariffs.from"), value: shortDay(day, locale) },
            ...parts.map((part, index) => ({
              label: t(`tariffs.${part}`),
              value: <Mad centimes={amounts[index] ?? 0} />,
            })),
            { label: t("tariffs.total"), value: <Mad centimes={total} /> },
          ]}
        />
        <div class="actions">
          <Button busy={announce.busy} onClick={() => void send()}>
            {t("tariffs.go")}
          </Button>
          <Button tone="quiet" onClick={() => setChecking(false)}>
            {t("tariffs.back")}
          </Button>
        </div>
      </section>
    );
  }
  return (
    <Form class="panel" onSubmit={check}>
      <h2>{t("tariffs.announce")}</h2>
      <ErrorSummary errors={tried ? errors : {}} />
      <ProblemNotice problem={announce.problem} />
      <SelectField
        name="procedure"
        label={t("procedure")}
        none={t("tariffs.choose")}
        options={Object.entries(procedures).map(([value, label]) => ({ value, label }))}
        value={procedureId}
        onChange={setProcedure}
        error={errorOf("procedure")}
      />
      <TextField
        name="day"
        type="date"
        label={t("tariffs.from")}
        hint={t("tariffs.hint")}
        value={day}
        onChange={setDay}
        error={errorOf("day")}
        ltr
      />
      <div class="form-row">
        {parts.map((part) => (
          <TextField
            key={part}
            name={part}
            label={t(`tariffs.${part}`)}
            inputMode="decimal"
            value={typed[part]}
            onChange={(text) => setTyped({ ...typed, [part]: text })}
            error={errorOf(part)}
            ltr
          />
        ))}
      </div>
      <p>
        <Button type="submit">{t("tariffs.check")}</Button>
      </p>
    </Form>
  );
};
