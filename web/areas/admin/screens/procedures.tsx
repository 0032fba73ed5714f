import { useApp } from "#web/app/app-context.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import { useLoad } from "#web/app/use-load.ts";
import { NetworkPage } from "#web/areas/admin/place.tsx";
import { useTranslator } from "#web/areas/admin/words-money.ts";
import { Table } from "#web/ui/lists.tsx";
import { Tag } from "#web/ui/notice.tsx";
import { Money } from "#web/ui/values.tsx";

const Procedures = () => {
  const { t, locale } = useTranslator();
  const { language } = useApp();
  const load = useLoad("GET /procedures", {});
  const numbers = new Intl.NumberFormat(locale);
  return (
    <>
      <p>
        {t("procedures.lead")} <a href="#/tariffs">{t("tariffs.title")}</a>
      </p>
      <LoadedView load={load} lines={8}>
        {({ procedures }) => (
          <Table
            caption={t("procedures.title")}
            columns={[
              { label: t("procedure"), cell: ({ names }) => <bdi>{names[language]}</bdi> },
              {
                label: t("procedures.fee"),
                cell: ({ fee }) => (
                  <span class="actions">
                    <Money money={fee.total} />
                    {!fee.confirmed && <Tag tone="warning">{t("procedures.provisional")}</Tag>}
                  </span>
                ),
              },
              { label: t("procedures.review"), cell: ({ review }) => t(`procedures.review.${review}`) },
              {
                label: t("procedures.appointment"),
                cell: ({ appointment }) => t(`procedures.appointment.${appointment}`),
              },
              {
                label: t("procedures.minutes"),
                cell: ({ minutes }) => numbers.format(minutes),
                numeric: true,
              },
              {
                label: t("procedures.papers"),
                cell: ({ documents }) => numbers.format(documents.length),
                numeric: true,
              },
            ]}
            rows={procedures}
            keyOf={({ procedureId }) => procedureId}
          />
        )}
      </LoadedView>
    </>
  );
};

/** What the network offers, as the public sees it: fee, review, appointment, time at the desk, papers (T1). */
export const Screen = () => {
  const { t } = useTranslator();
  return (
    <NetworkPage title={t("procedures.title")}>
      <Procedures />
    </NetworkPage>
  );
};
