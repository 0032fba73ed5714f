import { useApp } from "#web/app/app-context.ts";
import { FileButton } from "#web/app/file-button.tsx";
import { useNames } from "#web/app/names.ts";
import { useLoad } from "#web/app/use-load.ts";
import type { Appointment } from "#web/areas/my/appointments/details.tsx";
import { appointmentWords } from "#web/areas/my/appointments/words.ts";
import { PrintButton, Qr } from "#web/ui/tools.tsx";

const { useTranslator } = appointmentWords;

/** The code for the desk: sealed, so that it is read without network. The reference does where it does not come. */
const DeskCode = ({ appointment }: { readonly appointment: Appointment }) => {
  const { t } = useTranslator();
  const { requestId } = appointment;
  const { loaded } = useLoad("GET /requests/{requestId}/appointment/code", { path: { requestId } });
  return (
    <section class="stack desk-code">
      <h2>{t("code.title")}</h2>
      <p>{t(loaded.state === "failed" ? "code.late" : "code.text")}</p>
      {loaded.state === "ready" && <Qr text={loaded.value.code} label={t("code.label")} />}
    </section>
  );
};

const Files = ({ appointment }: { readonly appointment: Appointment }) => {
  const { t } = useTranslator();
  const { language } = useApp();
  const { requestId, reference } = appointment;
  const words = { working: t("file.working"), saved: t("file.saved"), open: t("file.open") };
  return (
    <div class="actions files">
      <FileButton
        operation="GET /requests/{requestId}/appointment/convocation.pdf"
        input={{ path: { requestId }, query: { language } }}
        type="application/pdf"
        name={`wisal-${reference}.pdf`}
        label={t("file.pdf")}
        words={words}
      />
      <FileButton
        operation="GET /requests/{requestId}/appointment/calendar.ics"
        input={{ path: { requestId } }}
        type="text/calendar"
        name="wisal.ics"
        label={t("file.calendar")}
        words={words}
      />
      <PrintButton />
    </div>
  );
};

/** What each person brings, by name. */
const Papers = ({ appointment }: { readonly appointment: Appointment }) => {
  const { t } = useTranslator();
  const names = useNames();
  const { people, documents } = appointment;
  return (
    <section class="stack">
      <h2>{t("bring.title")}</h2>
      <p>{t(documents.length === 0 ? "bring.nothing" : "bring.originals")}</p>
      {documents.length > 0 &&
        people.map((name, index) => (
          <div key={`${index} ${name}`}>
            <h3>
              <bdi>{name}</bdi>
            </h3>
            <ul class="papers">
              {documents
                .filter(({ beneficiary }) => beneficiary === index + 1)
                .map(({ documentId, optional }) => (
                  <li key={documentId}>
                    {names.papers[documentId] ?? documentId}{" "}
                    {optional && <span class="hint">{t("bring.optional")}</span>}
                  </li>
                ))}
            </ul>
          </div>
        ))}
    </section>
  );
};

/** Everything that goes along: code, files, papers. */
export const TakeAlong = ({ appointment }: { readonly appointment: Appointment }) => (
  <>
    <DeskCode appointment={appointment} />
    <Files appointment={appointment} />
    <Papers appointment={appointment} />
  </>
);
