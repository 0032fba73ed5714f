import { useNames } from "#web/app/names.ts";
import { useTranslator } from "#web/areas/desk/words-day.ts";
import { Code } from "#web/ui/code.tsx";
import type { Visit } from "./today.ts";

/** The day on paper: shown in print only, with a column for the hand. */
export const DaySheet = ({
  visits,
  title,
}: {
  readonly visits: readonly Visit[];
  readonly title: string;
}) => {
  const { t } = useTranslator();
  const names = useNames();
  const expected = visits.filter(({ state }) => ["booked", "arrived", "served"].includes(state));
  return (
    <table class="day-sheet">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t("sheet.time")}</th>
          <th scope="col">{t("sheet.names")}</th>
          <th scope="col">{t("sheet.procedure")}</th>
          <th scope="col">{t("sheet.reference")}</th>
          <th scope="col">{t("sheet.note")}</th>
        </tr>
      </thead>
      <tbody>
        {expected.map((visit) => (
          <tr key={visit.appointmentId}>
            <td>
              <Code>{visit.time}</Code>
            </td>
            <td>
              {visit.names.map((name) => (
                <div key={name}>
                  <bdi>{name}</bdi>
                </div>
              ))}
            </td>
            <td>{names.procedures[visit.procedureId]}</td>
            <td>
              <Code>{visit.reference}</Code>
            </td>
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  );
};
