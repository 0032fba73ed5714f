import { useState } from "preact/hooks";
import { useTranslator } from "#web/areas/styleguide/words.ts";
import { Button } from "#web/ui/button.tsx";
import { Checkbox, FileField, RadioCards, SelectField } from "#web/ui/choices.tsx";
import { GroupedCode } from "#web/ui/code.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { Card, CardList, EmptyState, SummaryList, Table, useMore } from "#web/ui/lists.tsx";
import { Notice, Tag } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { Skeleton } from "#web/ui/skeleton.tsx";
import { Progress, StepOf, Timer } from "#web/ui/steps.tsx";
import { DateField, EmailField, PhoneField, TextArea, TextField } from "#web/ui/text-fields.tsx";
import { CopyButton, PrintButton, Qr } from "#web/ui/tools.tsx";
import { LocalDateTime, Money } from "#web/ui/values.tsx";

const tones = ["info", "good", "warning", "bad"] as const;
const nothing = (): void => undefined;

const Fields = () => {
  const { t } = useTranslator();
  const [text, setText] = useState("");
  const [phone, setPhone] = useState("+33");
  const [birth, setBirth] = useState("--");
  const [choice, setChoice] = useState<"a" | "b">();
  const [checked, setChecked] = useState(false);
  const options = [
    { value: "a", label: t("sample.a"), hint: t("sample.hint") },
    { value: "b", label: t("sample.b") },
  ] as const;
  return (
    <Form onSubmit={nothing}>
      <ErrorSummary errors={{ wrong: t("sample.error") }} />
      <TextField
        name="wrong"
        label={t("sample.name")}
        value=""
        onChange={nothing}
        error={t("sample.error")}
      />
      <TextField
        name="name"
        label={t("sample.name")}
        hint={t("sample.hint")}
        value={text}
        onChange={setText}
      />
      <EmailField name="email" label={t("sample.email")} value="" onChange={nothing} optional />
      <PhoneField name="phone" label={t("sample.phone")} value={phone} onChange={setPhone} />
      <DateField name="birth" label={t("sample.birth")} value={birth} onChange={setBirth} birthday />
      <RadioCards
        name="radio"
        label={t("sample.choice")}
        options={options}
        value={choice}
        onChange={setChoice}
      />
      <SelectField
        name="select"
        label={t("sample.choice")}
        none="…"
        options={[
          { value: "a", label: t("sample.a") },
          { value: "b", label: t("sample.b") },
        ]}
        value={choice}
        onChange={setChoice}
      />
      <Checkbox
        name="check"
        label={t("sample.a")}
        hint={t("sample.hint")}
        checked={checked}
        onChange={setChecked}
      />
      <TextArea name="area" label={t("sample.text")} value={text} onChange={setText} />
      <FileField name="file" label={t("sample.paper")} accept="image/jpeg,application/pdf" onFile={nothing} />
    </Form>
  );
};

const Values = () => {
  const { t } = useTranslator();
  return (
    <SummaryList
      rows={[
        {
          label: t("sample.date"),
          value: <LocalDateTime instant="2026-05-07T14:30:00Z" timeZone="America/Toronto" city="Toronto" />,
          change: "/",
        },
        { label: t("sample.fee"), value: <Money money={{ amount: 7684, currency: "EUR" }} /> },
        { label: t("sample.code"), value: <GroupedCode>1234567890123456</GroupedCode> },
      ]}
    />
  );
};

const Lists = () => {
  const { t } = useTranslator();
  const { visible, more } = useMore(["1", "2", "3"], 2);
  return (
    <>
      <CardList>
        <Card title={t("sample.paper")} aside={<Tag tone="good">{t("sample.a")}</Tag>}>
          <p>{t("sample.text")}</p>
        </Card>
      </CardList>
      <Table
        caption={t("lists")}
        columns={[
          { label: t("sample.paper"), cell: (row: string) => row },
          {
            label: t("sample.fee"),
            cell: (row: string) => <Money money={{ amount: Number(row) * 1000, currency: "MAD" }} />,
            numeric: true,
          },
        ]}
        rows={visible}
        keyOf={(row) => row}
      />
      {more}
      <EmptyState title={t("sample.a")}>
        <p>{t("sample.text")}</p>
      </EmptyState>
    </>
  );
};

/** Every component in the page's language. */
export const Screen = () => {
  const { t } = useTranslator();
  return (
    <Page title={t("home.title")} above={<StepOf step={2} total={5} />} narrow>
      <p class="lead">{t("home.lead")}</p>
      <h2>{t("buttons")}</h2>
      <div class="actions">
        <Button>{t("sample.a")}</Button>
        <Button tone="quiet">{t("sample.b")}</Button>
        <Button tone="danger">{t("sample.b")}</Button>
        <Button busy>{t("sample.a")}</Button>
        <CopyButton text="1234" />
        <PrintButton />
      </div>
      <h2>{t("notices")}</h2>
      {tones.map((tone) => (
        <Notice key={tone} tone={tone} title={t("sample.a")}>
          {t("sample.text")}
        </Notice>
      ))}
      <h2>{t("fields")}</h2>
      <Fields />
      <h2>{t("values")}</h2>
      <Values />
      <Qr text="https://wisal.example" label={t("sample.code")} />
      <h2>{t("lists")}</h2>
      <Lists />
      <h2>{t("states")}</h2>
      <Skeleton label={t("load.loading")} />
      <Progress label={t("sample.paper")} value={0.4} />
      <Timer leftMs={600_000} onOver={nothing} onExtend={nothing} />
    </Page>
  );
};
