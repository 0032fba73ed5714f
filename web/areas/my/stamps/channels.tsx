import { useState } from "preact/hooks";
import type { PayWords } from "#web/areas/my/stamps/words.ts";
import { Button } from "#web/ui/button.tsx";
import { RadioCards } from "#web/ui/choices.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { wordsOf } from "#web/ui/i18n-context.tsx";

const { useTranslator } = wordsOf<PayWords>();

export const channels = ["card", "agency", "wallet", "terminal"] as const;
export type Channel = (typeof channels)[number];

interface Props {
  readonly busy: boolean;
  readonly onChoose: (channel: Channel) => void;
}

/** How to pay, one of four. */
export const Channels = ({ busy, onChoose }: Props) => {
  const { t } = useTranslator();
  const [channel, setChannel] = useState<Channel>();
  const [tried, setTried] = useState(false);
  const error = tried && channel === undefined ? t("pay.needed") : undefined;
  const submit = () => {
    setTried(true);
    if (channel !== undefined && !busy) onChoose(channel);
  };
  return (
    <Form onSubmit={submit}>
      <ErrorSummary errors={{ channel: error }} />
      <RadioCards
        name="channel"
        label={t("pay.how")}
        error={error}
        options={channels.map((value) => ({
          value,
          label: t(`pay.${value}`),
          hint: t(`pay.${value}.hint`),
        }))}
        value={channel}
        onChange={setChannel}
      />
      <Button type="submit" busy={busy}>
        {t("pay.go")}
      </Button>
    </Form>
  );
};
