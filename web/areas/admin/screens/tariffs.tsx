import type { AnswerOf } from "#web/app/api.ts";
import { serverNow } from "#web/app/clock.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import { useNames } from "#web/app/names.ts";
import { useAction } from "#web/app/use-action.ts";
import { useLoad } from "#web/app/use-load.ts";
import { RABAT, shortTime } from "#web/areas/admin/days.ts";
import { Mad } from "#web/areas/admin/mad.tsx";
import { TariffForm } from "#web/areas/admin/money/tariff-form.tsx";
import { NetworkPage } from "#web/areas/admin/place.tsx";
import { TwoStep } from "#web/areas/admin/two-step.tsx";
import { useTranslator } from "#web/areas/admin/words-money.ts";
import { useAnnouncer } from "#web/ui/announcer.tsx";
import { Table } from "#web/ui/lists.tsx";
import { Tag } from "#web/ui/notice.tsx";

type Tariff = AnswerOf<"GET /staff/tariffs">["tariffs"][number];

const states = {
  past: ["plain", "tariffs.past"],
  "in-force": ["good", "tariffs.in-force"],
  announced: ["warning", "tariffs.announced"],
} as const;

/** The last one that has begun is in force; those after it are announced, those before it are past. */
const stateOf = (tariff: Tariff, all: readonly Tariff[], now: number): keyof typeof states => {
  if (Date.parse(tariff.from) > now) return "announced";
  const later = all.some(
    ({ procedureId, from }) =>
      procedureId === tariff.procedureId && from > tariff.from && Date.parse(from) <= now,
  );
  return later ? "past" : "in-force";
};

const Withdraw = ({ tariff, onDone }: { readonly tariff: Tariff; readonly onDone: () => void }) => {
  const { t } = useTranslator();
  const withdraw = useAction("POST /staff/tariffs/withdrawal");
  const { procedureId, from } = tariff;
  const send = async () => {
    const outcome = await withdraw.run({ body: { procedureId, from } });
    if (outcome?.ok === true) onDone();
  };
  return (
    <TwoStep
      label={t("tariffs.withdraw")}
      question={t("tariffs.withdraw.sure")}
      yes={t("tariffs.withdraw.go")}
      action={withdraw}
      onYes={() => void send()}
    />
  );
};

const parts = ["receipt", "chancery", "service"] as const;

const Tariffs = () => {
  const { t, locale } = useTranslator();
  const { procedures } = useNames();
  const announce = useAnnouncer();
  const load = useLoad("GET /staff/tariffs", {});
  const done = () => {
    announce(t("done"));
    load.reload();
  };
  const now = serverNow();
  const total = ({ components }: Tariff) => components.receipt + components.chancery + components.service;
  return (
    <>
      <TariffForm onDone={done} />
      <LoadedView load={load} lines={8}>
        {({ tariffs }) => (
          <Table
            caption={t("tariffs.list")}
            columns={[
              {
                label: t("procedure"),
                cell: ({ procedureId }) => <bdi>{procedures[procedureId] ?? procedureId}</bdi>,
              },
              {
                label: t("tariffs.from"),
                cell: ({ from }) => shortTime(from, locale, RABAT),
              },
              ...parts.map((part) => ({
                label: t(`tariffs.${part}`),
                cell: ({ components }: Tariff) => <Mad centimes={components[part]} />,
                numeric: true,
              })),
              {
                label: t("tariffs.total"),
                cell: (tariff) => <Mad centimes={total(tariff)} />,
                numeric: true,
              },
              {
                label: t("state"),
                cell: (tariff) => {
                  const state = stateOf(tariff, tariffs, now);
                  const [tone, key] = states[state];
                  return (
                    <>
                      <Tag tone={tone}>{t(key)}</Tag>
                      {state === "announced" && (
                        <div class="actions">
                          <Withdraw tariff={tariff} onDone={done} />
                        </div>
                      )}
                    </>
                  );
                },
              },
            ]}
            rows={tariffs}
            keyOf={({ procedureId, from }) => `${procedureId}/${from}`}
          />
        )}
      </LoadedView>
    </>
  );
};

/** Fees by component: past, in force and announced; announced a day ahead, never edited (T1). */
export const Screen = () => {
  const { t } = useTranslator();
  return (
    <NetworkPage title={t("tariffs.title")}>
      <Tariffs />
    </NetworkPage>
  );
};
